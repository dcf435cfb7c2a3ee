import { draftArticle } from '../../src/knowledge/drafting/draft-article.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { parseKnowledge } from '../../src/knowledge/parse.ts';

/** The knowledge that `ask --article` answers from. */
export function articleKnowledge(article: string): Knowledge {
  const drafted = draftArticle(article);
  if ('problem' in drafted) throw new Error(drafted.problem);
  const parsed = parseKnowledge(drafted.yaml);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.knowledge;
}
