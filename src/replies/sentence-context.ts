import type { Knowledge } from '../knowledge/knowledge.ts';
import type { SentenceContext } from './reply.ts';

/** How many sentences before and after a cited one are shown with it. */
const contextRadius = 2;

/** The sentences of a source around those with these numbers; undefined where it has none of them. */
export function buildSentenceContext(
  knowledge: Knowledge,
  sourceId: string,
  { citedNumbers, isRequestedByNumber }: Pick<SentenceContext, 'citedNumbers' | 'isRequestedByNumber'>,
): SentenceContext | undefined {
  const source = knowledge.sources.find(({ id }) => id === sourceId) ?? knowledge.sources[0];
  if (!citedNumbers.some((one) => source.sentences.some(({ number }) => number === one))) return undefined;
  const isNear = (number: number) => citedNumbers.some((one) => Math.abs(one - number) <= contextRadius);
  return {
    kind: 'context',
    isRequestedByNumber,
    citedNumbers,
    sentences: source.sentences.filter(({ number }) => isNear(number)),
    source,
  };
}
