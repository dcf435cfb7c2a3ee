import type { Notice, Reply, Told } from '../../src/answering/reply.ts';
import type { Entry, Fact } from '../../src/knowledge/knowledge.ts';
import { press, shift, use } from '../commands/room.ts';
import { moderatorReplies } from './moderator-replies.ts';

export const shipped = shift.knowledge;
export const entries: readonly Entry[] = [...shipped.facts, ...shipped.notStated];
export const told: readonly Told[] = entries.flatMap((entry) => {
  const reply = shift.answerer.tell(entry);
  return reply.kind === 'withheld' ? [] : [reply];
});

export function firstFact(): Fact {
  const [fact] = shipped.facts;
  if (!fact) throw new Error('The shipped knowledge has no fact.');
  return fact;
}

async function pages(action: string, rest: string): Promise<Reply[]> {
  const numbers = Array.from({ length: 12 }, (_, at) => at + 1);
  return Promise.all(numbers.map((page) => press(action, `${page},${rest}`)));
}

const notices: Readonly<Record<Notice, true>> = {
  'entry-gone': true,
  'no-such-sentence': true,
  'no-such-topic': true,
  'needs-manage-server': true,
  'too-fast': true,
  'no-text': true,
  outdated: true,
  failed: true,
  'voted-helpful': true,
  'voted-unsupported': true,
  'voted-not-asked': true,
  forgotten: true,
  'no-such-incident': true,
  'preview-ended': true,
  'preview-of-another': true,
  discarded: true,
  'no-such-revision': true,
  'already-in-force': true,
  'no-such-fact': true,
  'already-withheld': true,
  'not-withheld': true,
  'gap-gone': true,
  'gap-ignored': true,
  'no-gaps': true,
};

const longest = entries.toSorted((a, b) => b.question.length - a.question.length).slice(0, 3);
const topics = [...new Set(shipped.facts.flatMap((fact) => fact.topics))];
const problem = (message: string, line: number) => ({ file: 'walthamstow-shooting.yaml', line, column: 7, message });

/** Replies of every kind, as full as the shipped knowledge makes them; the compiler asks for each kind. */
export const replies: Readonly<Record<Reply['kind'], readonly Reply[]>> = {
  answered: told.filter(({ kind }) => kind === 'answered'),
  'not-stated': told.filter(({ kind }) => kind === 'not-stated'),
  unsure: [{ kind: 'unsure', care: [], choices: longest, incident: shipped.incident }],
  withheld: [{ kind: 'withheld', id: 'when-entered', incident: shipped.incident }],
  others: [
    { kind: 'others', entries: longest, incident: shipped.incident, isVote: true },
    { kind: 'others', entries: longest, incident: shipped.incident, isVote: false },
  ],
  'no-match': [false, true].map((empty) => ({
    kind: 'no-match',
    care: [],
    empty,
    suggestions: shipped.facts.filter(({ command }) => command).slice(0, 5),
    incident: shipped.incident,
  })),
  facts: [...(await pages('facts', '')), ...(await Promise.all(topics.map((topic) => use('facts', { topic }))))],
  timeline: await pages('timeline', ''),
  unknowns: await pages('unknowns', ''),
  source: [await use('source')],
  context: await Promise.all([
    ...entries.filter((entry) => entry.kind === 'fact' || entry.nearest).map(({ id }) => press('context', id)),
    ...shipped.sources[0].sentences.map(({ number }) => use('source', { sentence: number })),
  ]),
  about: [await use('about')],
  status: [{ kind: 'status', knowledge: shipped, revision: 'folder 1', since: new Date(0) }],
  refused: [
    { kind: 'refused', problems: [problem('One.', 1)] },
    {
      kind: 'refused',
      problems: Array.from({ length: 500 }, (_, at) => problem(`*Not* in the <source>. `.repeat(9), at)),
    },
    { kind: 'refused', problems: [problem('x'.repeat(5000), 1), problem('Two.', 2)], form: { gap: 7, what: 'fact' } },
  ],
  ...moderatorReplies,
  notice: [
    ...Object.keys(notices)
      .filter((notice): notice is Notice => notice in notices)
      .map((notice): Reply => ({ kind: 'notice', notice })),
  ],
};

export const allReplies: readonly (readonly [kind: string, replies: readonly Reply[]])[] = Object.entries(replies);
