import { type Citation, citationKey, type Knowledge, type Speaker } from '../knowledge/knowledge.ts';
import type { Sentence } from '../knowledge/sentences.ts';

const reporter: Speaker = { id: 'article', name: 'the article', otherNames: [], reporter: true };

/** A sentence with its speaker, as far as some fact says who that is. */
export function citeSentence({ facts, speakers }: Knowledge, sentence: Sentence): Citation {
  const { text, sourceId, number, start, end } = sentence;
  const key = citationKey({ sourceId, sentenceNumber: number });
  const known = facts.flatMap(({ citations }) => citations).find((citation) => citationKey(citation) === key);
  if (known) return known;
  const speaker = speakers.find((one) => one.reporter) ?? reporter;
  return { quote: text, sourceId, sentenceNumber: number, start, end, speaker };
}
