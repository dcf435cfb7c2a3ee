import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Context } from './reply.ts';

/** How many sentences before and after a cited one are shown with it. */
const surroundings = 2;

/** The sentences of a source around those with these numbers; undefined where it has none of them. */
export function contextOf(
  knowledge: Knowledge,
  sourceId: string,
  { cited, asked }: Pick<Context, 'cited' | 'asked'>,
): Context | undefined {
  const source = knowledge.sources.find(({ id }) => id === sourceId) ?? knowledge.sources[0];
  if (!cited.some((one) => source.sentences.some(({ number }) => number === one))) return undefined;
  const near = (number: number) => cited.some((one) => Math.abs(one - number) <= surroundings);
  return { kind: 'context', asked, cited, sentences: source.sentences.filter(({ number }) => near(number)), source };
}
