import { type ArticleMetadata, buildDraft } from './build-draft.ts';
import { serializeDraft } from './serialize-draft.ts';
import { normalizeArticle } from './text/normalize-article.ts';

/** A knowledge file to edit, or why none could be made. */
export type DraftResult = { readonly yaml: string } | { readonly problem: string };

/**
 * Makes a knowledge file of any article, without a word of its own in an answer: each sentence becomes a fact with its
 * speaker, time and questions as far as words alone tell them, and everything is marked as a draft. The file parses.
 */
export function draftArticle(article: string, metadata: ArticleMetadata = {}): DraftResult {
  const normalized = normalizeArticle(article);
  return 'problem' in normalized ? normalized : { yaml: serializeDraft(buildDraft(normalized.text, metadata)) };
}
