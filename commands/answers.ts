import type { Reply, ReplyOf } from '../src/answering/reply.ts';
import { type Citation, type Entry, findEntry } from '../src/knowledge/knowledge.ts';
import type { ButtonPress, Room } from './command.ts';

/** How many sentences before and after a cited one are shown with it. */
const surroundings = 2;

/** The buttons under answers. Their arguments are ids, so they work for as long as the entries exist. */
export const answerButtons: readonly ButtonPress[] = [
  {
    action: 'choose',
    turns: false,
    run: (id, { shift }) => withEntry(id, shift, (entry) => shift.answerer.tell(entry)),
  },
  { action: 'context', turns: false, run: (id, { shift }) => withEntry(id, shift, (entry) => contextOf(entry, shift)) },
  { action: 'others', turns: false, run: othersOf },
];

function withEntry(id: string, shift: Room['shift'], then: (entry: Entry) => Reply): Reply {
  const entry = findEntry(shift.knowledge, id);
  return entry ? then(entry) : { kind: 'notice', notice: 'entry-gone' };
}

function othersOf(ids: string, { shift }: Room): Reply {
  const entries = ids.split(',').flatMap((id) => findEntry(shift.knowledge, id) ?? []);
  return entries.length > 0 ? { kind: 'others', entries } : { kind: 'notice', notice: 'entry-gone' };
}

function contextOf(entry: Entry, shift: Room['shift']): Reply {
  const citations: readonly Citation[] = entry.kind === 'fact' ? entry.citations : entry.nearest ? [entry.nearest] : [];
  const [first] = citations;
  return first
    ? contextReply(shift, first.source, { cited: citations.map(({ sentence }) => sentence), asked: false })
    : { kind: 'notice', notice: 'entry-gone' };
}

/** The sentences of a source around those with these numbers. */
export function contextReply(
  { knowledge }: Room['shift'],
  sourceId: string,
  { cited, asked }: Pick<ReplyOf<'context'>, 'cited' | 'asked'>,
): Reply {
  const source = knowledge.sources.find(({ id }) => id === sourceId) ?? knowledge.sources[0];
  const near = (number: number) => cited.some((one) => Math.abs(one - number) <= surroundings);
  const sentences = source.sentences.filter(({ number }) => near(number));
  if (!cited.some((one) => source.sentences.some(({ number }) => number === one)))
    return { kind: 'notice', notice: 'no-such-sentence' };
  return { kind: 'context', asked, cited, sentences, source };
}
