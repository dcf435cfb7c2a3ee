import type { SupportNotice } from '../knowledge/knowledge.ts';
import { type Block, type MessageView, paragraph, small, strong, textView } from './blocks.ts';

const notFromArticle = 'This line is not from the article.';

/** Help under an answer. */
export function supportNoticeBlock({ text }: SupportNotice): Block {
  return small(`${text} (${notFromArticle})`);
}

/** Help for the person who wrote, before and instead of anything else. */
export function renderSupportNotices(supportNotices: readonly SupportNotice[]): MessageView {
  return textView(
    ...supportNotices.map(({ text }) => strong(text)),
    small(notFromArticle),
    paragraph('I can only answer from the article. For this, please contact the people named above.'),
  );
}
