import type { Entry, Fact } from '../../src/knowledge/knowledge.ts';
import {
  buildNoMatch,
  buildUnsure,
  buildWithheld,
  type EntryAnswer,
  smallTalkTopics,
} from '../../src/replies/answer.ts';
import type { Notice, Reply } from '../../src/replies/reply.ts';
import { pressButton, runCommand, snapshot } from '../commands/command-context.ts';
import { moderatorReplies } from './sample-moderator-replies.ts';

export const shipped = snapshot.knowledge;
export const entries: readonly Entry[] = [...shipped.facts, ...shipped.notStated];
export const entryAnswers: readonly EntryAnswer[] = entries.flatMap((entry) => {
  const reply = snapshot.answerer.answerEntry(entry);
  return reply.kind === 'withheld' ? [] : [reply];
});

export function firstFact(): Fact {
  const [fact] = shipped.facts;
  if (!fact) throw new Error('The shipped knowledge has no fact.');
  return fact;
}

async function pressPages(action: string, rest: string): Promise<Reply[]> {
  const numbers = Array.from({ length: 12 }, (_, at) => at + 1);
  return Promise.all(numbers.map((page) => pressButton(action, `${page},${rest}`)));
}

const notices: Readonly<Record<Notice, true>> = {
  'entry-gone': true,
  'no-such-sentence': true,
  'no-such-source': true,
  'no-such-topic': true,
  'needs-manage-server': true,
  'too-fast': true,
  'no-text': true,
  'cannot-read-role-mention': true,
  'cannot-read-other-message': true,
  outdated: true,
  failed: true,
  'voted-helpful': true,
  'voted-unsupported': true,
  'voted-not-asked': true,
  forgotten: true,
  'no-such-incident': true,
  'preview-expired': true,
  'preview-of-another': true,
  discarded: true,
  'no-such-revision': true,
  'already-active': true,
  'no-such-fact': true,
  'already-withheld': true,
  'not-withheld': true,
  'gap-gone': true,
  'gap-ignored': true,
  'no-gaps': true,
  'upload-in-progress': true,
  'uploads-busy': true,
  'too-many-uploads': true,
  loading: true,
};

const longestEntries = entries.toSorted((a, b) => b.question.length - a.question.length).slice(0, 3);
const topics = [...new Set(shipped.facts.flatMap((fact) => fact.topics))];
const problem = (message: string, line: number) => ({ file: 'walthamstow-shooting.yaml', line, column: 7, message });

/** Replies of every kind for the shipped knowledge; the compiler asks for each kind. */
export const sampleReplies: Readonly<Record<Reply['kind'], readonly Reply[]>> = {
  answered: entryAnswers.filter(({ kind }) => kind === 'answered'),
  'not-stated': entryAnswers.filter(({ kind }) => kind === 'not-stated'),
  unsure: [buildUnsure({ supportNotices: [], choices: longestEntries, incident: shipped.incident })],
  withheld: [buildWithheld('when-entered', shipped.incident)],
  others: [
    { kind: 'others', entries: longestEntries, incident: shipped.incident, isVote: true },
    { kind: 'others', entries: longestEntries, incident: shipped.incident, isVote: false },
  ],
  passages: [
    {
      kind: 'passages',
      citations: longestEntries.flatMap((entry) => (entry.kind === 'fact' ? entry.citations.slice(0, 1) : [])),
      supportNotices: [],
      incident: shipped.incident,
      source: shipped.sources[0],
      display: { layout: { kind: 'passages' }, items: [] },
    },
  ],
  problem: [
    {
      kind: 'problem',
      entryIds: longestEntries.map(({ id }) => id),
      otherIds: longestEntries.map(({ id }) => id),
      messageId: '1'.repeat(20),
      incident: shipped.incident,
      hasFact: true,
    },
  ],
  'no-match': [false, true].map((empty) =>
    buildNoMatch({
      supportNotices: [],
      empty,
      suggestions: shipped.facts.filter(({ command }) => command).slice(0, 5),
      incident: shipped.incident,
    }),
  ),
  'small-talk': smallTalkTopics.flatMap((topic) => {
    const [source] = shipped.sources;
    const common = { kind: 'small-talk' as const, topic, incident: shipped.incident };
    return [source, { ...source, url: 'https://example.org/article' }].map((one) => ({ ...common, source: one }));
  }),
  'other-language': ['', 'Ich verstehe nur Englisch.'].map((sentence) => ({
    kind: 'other-language' as const,
    sentence,
    incident: shipped.incident,
  })),
  facts: [
    ...(await pressPages('facts', '')),
    ...(await Promise.all(topics.map((topic) => runCommand('facts', { topic })))),
  ],
  timeline: await pressPages('timeline', ''),
  'not-stated-list': await pressPages('unknowns', ''),
  source: [await runCommand('source')],
  context: await Promise.all([
    ...entries
      .filter((entry) => entry.kind === 'fact' || entry.closestSentence)
      .map(({ id }) => pressButton('context', id)),
    ...shipped.sources[0].sentences.map(({ number }) => runCommand('source', { sentence: number })),
  ]),
  about: [await runCommand('about')],
  help: [await runCommand('help')],
  status: [{ kind: 'status', knowledge: shipped, revision: 'folder 1', activeSince: new Date(0) }],
  refused: [
    { kind: 'refused', problems: [problem('One.', 1)] },
    {
      kind: 'refused',
      problems: Array.from({ length: 500 }, (_, at) => problem(`*Not* in the <source>. `.repeat(9), at)),
    },
    {
      kind: 'refused',
      problems: [problem('x'.repeat(5000), 1), problem('Two.', 2)],
      modal: { gapId: 7, form: 'fact' },
    },
  ],
  ...moderatorReplies,
  notice: [
    ...Object.keys(notices)
      .filter((notice): notice is Notice => notice in notices)
      .map((notice): Reply => ({ kind: 'notice', notice })),
  ],
};

export const allSampleReplies: readonly (readonly [kind: string, replies: readonly Reply[]])[] =
  Object.entries(sampleReplies);
