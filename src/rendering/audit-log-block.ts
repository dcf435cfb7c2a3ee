import { type Block, withAuthor } from './blocks.ts';

/** A line of the moderators' log. A channel at the end of its detail ("channel 123…") is shown by its name, as people are. */
export function auditLogBlock(detail: string, userId: string | undefined, line: (detail: string) => Block): Block {
  const [, textBefore = '', channelId] = /^(.*?)[\s:]*(?:\bin )?\bchannel (\d{15,20})$/.exec(detail) ?? [];
  const block = withAuthor(line(channelId === undefined ? detail : textBefore), userId);
  return channelId === undefined ? block : { ...block, channelId };
}
