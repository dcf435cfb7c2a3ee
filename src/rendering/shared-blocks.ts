import { formatPageArgument, type PageTarget } from '../../commands/shared/custom-id.ts';
import type { Entry, SupportNotice } from '../knowledge/knowledge.ts';
import { type Block, type Button, type MessageView, paragraph, small, strong, textView, withAuthor } from './blocks.ts';

const notFromArticle = 'This line is not from the article.';

/** A support notice below an answer. */
export function supportNoticeBlock({ text }: SupportNotice): Block {
  return small(`${text} (${notFromArticle})`);
}

/** Support notices as the whole reply, for users who write about themselves. */
export function renderSupportNotices(supportNotices: readonly SupportNotice[]): MessageView {
  return textView(
    ...supportNotices.map(({ text }) => strong(text)),
    small(notFromArticle),
    paragraph(
      `I can only answer from the article, so I cannot help with this myself. Please use the ${supportNotices.length === 1 ? 'number' : 'numbers'} above.`,
    ),
  );
}

/** The note below entries of which at least one is an unreviewed draft. */
export function draftNoteBlocks(entries: readonly Entry[]): Block[] {
  return entries.some(({ draft }) => draft)
    ? [small('Draft: a program generated this from the article, and nobody has checked it yet.')]
    : [];
}

/** The labels of the vote buttons. Messages about a vote use the same words. */
export const voteLabels = {
  helpful: 'Helpful',
  'not-asked': 'Not what I asked',
  unsupported: 'Quotation does not support this',
} as const;

/** An audit log entry. A channel id at the end of `detail` ("channel 123…") becomes a channel mention. */
export function auditLogBlock(detail: string, userId: string | undefined, line: (detail: string) => Block): Block {
  const [, textBefore = '', channelId] = /^(.*?)[\s:]*(?:\bin )?\bchannel (\d{15,20})$/.exec(detail) ?? [];
  const block = withAuthor(line(channelId === undefined ? detail : textBefore), userId);
  return channelId === undefined ? block : { ...block, channelId };
}

type PagePosition = { readonly page: number; readonly pageCount: number };

export function pageLabel({ page, pageCount }: PagePosition): string {
  return `Page ${page} of ${pageCount}`;
}

/** The buttons for the previous and the next page, if they exist. */
export function pageButtons(
  action: string,
  list: Omit<PageTarget, 'page'>,
  { page, pageCount }: PagePosition,
  row = 0,
): Button[] {
  const button = (label: string, target: number): Button[] =>
    target < 1 || target > pageCount
      ? []
      : [{ label, action, argument: formatPageArgument({ ...list, page: target }), row }];
  return [...button('Previous', page - 1), ...button('Next', page + 1)];
}
