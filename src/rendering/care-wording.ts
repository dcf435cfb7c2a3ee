import type { Care } from '../knowledge/knowledge.ts';
import { type Block, type Page, page, plain, small, strong } from './blocks.ts';

const notFromArticle = 'This line is not from the article.';

/** Help under an answer. */
export function careBlock({ text }: Care): Block {
  return small(`${text} (${notFromArticle})`);
}

/** Help for the person who wrote, before and instead of anything else. */
export function carePage(care: readonly Care[]): Page {
  return page(
    ...care.map(({ text }) => strong(text)),
    small(notFromArticle),
    plain('I can only tell what the article says; for this, please turn to people.'),
  );
}
