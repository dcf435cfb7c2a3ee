import { type Block, signed } from './blocks.ts';

/** A line of the moderators' log. A channel at the end of its detail ("channel 123…") is shown by its name, as people are. */
export function logBlock(detail: string, by: string | undefined, line: (detail: string) => Block): Block {
  const [, before = '', channel] = /^(.*?)[\s:]*(?:\bin )?\bchannel (\d{15,20})$/.exec(detail) ?? [];
  const block = signed(line(channel === undefined ? detail : before), by);
  return channel === undefined ? block : { ...block, channel };
}
