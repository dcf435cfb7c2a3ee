import type { Preview, RevisionLine } from '../../src/answering/change-reply.ts';
import type { GapGroup, Report } from '../../src/answering/feedback-reply.ts';
import type { Reply, ReplyOf } from '../../src/answering/reply.ts';
import { differenceOf } from '../../src/knowledge/difference.ts';
import type { Fact, Knowledge } from '../../src/knowledge/knowledge.ts';
import { shift } from '../commands/room.ts';

const { knowledge, answerer } = shift;
const { incident, facts, notStated } = knowledge;
const [source] = knowledge.sources;
const at = new Date('2026-11-23T14:05:00Z');
const moderator = '123456789012345678';

/** As long as a file or Discord allows, and full of what Markdown is made of. */
const longText = (letters: number) => '*word* <@1> '.repeat(letters / 12).trim();
export const largest: Knowledge = {
  ...knowledge,
  facts: Array.from({ length: 500 }, (_, index) => largeFact(index)),
};
const emptied: Knowledge = { ...knowledge, facts: [], notStated: [] };
const otherwise: Knowledge = {
  ...knowledge,
  facts: facts.slice(2).map((fact, index) => (index < 3 ? { ...fact, answer: `${fact.answer} So it is told.` } : fact)),
};
const requoted: Knowledge = {
  ...knowledge,
  facts: facts.map((fact, index) => (index > 0 ? fact : { ...fact, citations: [fact.citations[0]] })),
};

function largeFact(index: number): Fact {
  const [fact] = facts;
  if (!fact) throw new Error('The shipped knowledge has no fact.');
  const asked = Array.from({ length: 80 }, (_, at) => `${at} ${longText(290)}`);
  return { ...fact, id: `${index}-`.padEnd(30, 'x'), question: longText(300), answer: longText(400), asked };
}

/** A preview of the step from one state to another, with everything beside it. */
export function previewOf(before: Knowledge, after: Knowledge, change: Partial<Preview> = {}): Preview {
  const fares = { answered: 7, notStated: 3, unsure: 1, noMatch: 1 };
  return {
    kind: 'preview',
    id: crypto.randomUUID(),
    incident,
    against: 'folder 2',
    difference: differenceOf(before, after),
    commandsAdded: ['who-died'],
    commandsRemoved: facts.flatMap(({ command }) => command?.name ?? []),
    ownQuestions: {
      questions: 12,
      before: fares,
      after: { ...fares, answered: 8, unsure: 0 },
      changed: 12,
      examples: [{ question: longText(300), before: 'no match', after: 'when-entered' }],
    },
    recentQuestions: { questions: 12, before: fares, after: fares, changed: 0, examples: [] },
    corrections: 4,
    losesMuch: false,
    step: 'first',
    ...change,
  };
}

const steps = [
  [knowledge, otherwise],
  [knowledge, requoted],
  [knowledge, knowledge],
  [emptied, knowledge],
  [knowledge, emptied],
  [knowledge, largest],
] as const;

const ways = ['reload', 'upload', 'rollback', 'draft', 'follow-operator'] as const;

const group: GapGroup = {
  id: 7,
  question: 'was the dog hurt',
  wordings: ['was the dog hurt', 'what about the dog'],
  count: 3,
  last: at,
  kinds: ['unmatched', 'unsure'],
};
const largeGroup: GapGroup = {
  id: 2 ** 40,
  question: longText(300),
  wordings: Array.from({ length: 80 }, (_, index) => `${index} ${longText(290)}`),
  count: 9999,
  last: at,
  kinds: ['unmatched', 'unsure', 'not-asked', 'unsupported'],
  entry: largeFact(0),
  inEntrysWords: true,
};

const revision: RevisionLine = {
  name: '3',
  at,
  by: moderator,
  origin: 'upload',
  note: 'The second statement',
  facts: 67,
  inForce: true,
};
const revisions: readonly RevisionLine[] = [
  revision,
  { ...revision, name: 'folder 2', by: undefined, origin: 'folder', note: '', inForce: false },
];

const figures = { answered: 47, notStated: 4, unsure: 3, noMatch: 9, withheld: 1 };
function reportOf(days: number, change: Partial<Report> = {}): Report {
  const date = (index: number) => new Date(at.getTime() - (days - 1 - index) * 86_400_000).toISOString().slice(0, 10);
  return {
    kind: 'report',
    days,
    perDay: Array.from({ length: days }, (_, index) => ({ day: date(index), ...figures })),
    mostAsked: facts.slice(0, 10).map(({ question }, index) => ({ question, count: 50 - index })),
    leastFound: facts.slice(10).map(({ question }) => question),
    votes: { helpful: 5, notAsked: 2, unsupported: 1 },
    disputed: [{ question: longText(300), unsupported: 1 }],
    gaps: 12,
    topGaps: [group, largeGroup],
    ...change,
  };
}
const nothing = { answered: 0, notStated: 0, unsure: 0, noMatch: 0, withheld: 0 };

const lines: ReplyOf<'moderator-log'>['lines'] = [
  { at, by: moderator, action: 'upload', detail: 'walthamstow-shooting 3: 2 added, 1 changed, 0 removed' },
  { at, by: undefined, action: 'start', detail: '' },
];
const largeLines = Array.from({ length: 10 }, () => ({ at, by: moderator, action: 'withhold', detail: longText(400) }));

const votes = { helpful: 3, notAsked: 1, unsupported: 0 };
const details = { asked: 12, votes, publicAnswers: 5 } as const;

const question = 'what time did teh feds go in';
const longQuestion = longText(2000);

const told = [...facts, ...notStated].slice(0, 3).flatMap((entry) => {
  const reply = answerer.tell(entry);
  return reply.kind === 'withheld' ? [] : [reply];
});
const news = facts.slice(0, 12);

/** What moderators see and what the bot says of its own accord, as full as it may be, and as bare. */
export const moderatorReplies = {
  preview: [
    ...steps.map(([before, after]) => previewOf(before, after)),
    previewOf(knowledge, emptied, { losesMuch: true, step: 'sure' }),
    previewOf(knowledge, otherwise, { step: 'moved', commandsRemoved: [], corrections: 1 }),
    previewOf(emptied, knowledge, { against: 'nothing', commandsRemoved: [], corrections: 0 }),
  ],
  'in-force': [
    ...steps.map(([before, after]) => inForce('upload', before, after)),
    ...ways.map((how) => inForce(how, knowledge, otherwise)),
    { ...inForce('reload', knowledge, knowledge), commandsFailed: true, corrections: 2 },
  ],
  form: [
    {
      kind: 'form',
      action: 'gap-fact',
      argument: '7,1',
      title: 'Draft a fact',
      fields: [
        { kind: 'line', id: 'question', label: 'Question', hint: 'As asked', value: '', longest: 300, required: true },
        { kind: 'choice', id: 'sentences', label: 'Sentences', choices: [], least: 1, most: 4 },
      ],
    },
  ],
  report: [
    reportOf(1),
    reportOf(7),
    reportOf(30),
    reportOf(7, {
      perDay: [{ day: '2026-11-23', ...nothing }],
      mostAsked: [],
      leastFound: [],
      votes: { helpful: 0, notAsked: 0, unsupported: 0 },
      disputed: [],
      gaps: 0,
      topGaps: [],
    }),
  ],
  history: [
    { kind: 'history', incident, revisions },
    {
      kind: 'history',
      incident,
      revisions: Array.from({ length: 10 }, (_, index) => ({ ...revision, id: index, note: longText(200) })),
    },
  ],
  'entry-details': [
    ...[...facts, ...notStated].map(
      (entry): Reply => ({ kind: 'entry-details', entry, sentences: source.sentences.slice(0, 1), ...details }),
    ),
    { kind: 'entry-details', entry: largeFact(1), withheldFor: longText(300), sentences: [], ...details },
  ],
  download: [{ kind: 'download', name: 'walthamstow-shooting.yaml', bytes: Buffer.from('a: 1\n'), revision: '3' }],
  explained: [question, 'zzz', longQuestion].map((typed) => ({
    kind: 'explained',
    question: typed,
    explanation: answerer.explain(typed),
    ...(typed === question && facts[0] ? { entry: facts[0] } : {}),
  })),
  withholding: (['withheld', 'restored'] as const).map((what) => ({
    kind: 'withholding',
    what,
    entry: 'when-entered',
    corrections: what === 'withheld' ? 3 : 0,
    sharing: what === 'withheld' ? largest.facts.slice(0, 20) : [],
    commandsFailed: what === 'withheld',
  })),
  gaps: [
    { kind: 'gaps', groups: [group], page: 1, pages: 1, questions: 3 },
    {
      kind: 'gaps',
      groups: Array.from({ length: 5 }, (_, index) => ({ ...largeGroup, id: index })),
      page: 2,
      pages: 3,
      questions: 99,
    },
  ],
  gap: [
    { kind: 'gap', group, nearest: [], page: 1 },
    { kind: 'gap', group: largeGroup, nearest: source.sentences.slice(0, 3), page: 9 },
  ],
  'moderator-log': [
    { kind: 'moderator-log', lines, page: 1, pages: 1 },
    { kind: 'moderator-log', lines: largeLines, page: 2, pages: 3 },
    { kind: 'moderator-log', lines: [], page: 1, pages: 1 },
  ],
  settings: [
    { kind: 'settings', incident: incident.id, channelIncidents: {}, incidents: [incident] },
    {
      kind: 'settings',
      incident: incident.id,
      channelIncidents: Object.fromEntries(
        Array.from({ length: 200 }, (_, index) => [`${10n ** 17n + BigInt(index)}`, 'mill-fire']),
      ),
      logChannel: moderator,
      newsChannel: moderator,
      incidents: [incident, { id: 'mill-fire', title: 'Fire at the mill' }],
    },
  ],
  corrected: [
    ...told.map(
      (now): Reply => ({ kind: 'corrected', at, corrections: [{ what: 'changed', before: 'So it was.' }], now }),
    ),
    { kind: 'corrected', at, corrections: [{ what: 'withheld', before: '' }], now: undefined },
    { kind: 'corrected', at, corrections: [{ what: 'removed', before: longText(400) }], now: undefined },
  ],
  news: [
    {
      kind: 'news',
      at,
      incident,
      added: news.map((fact) => ({ fact, unstatedBefore: fact.question })),
      changed: [],
      removed: [],
    },
    {
      kind: 'news',
      at,
      incident,
      added: [],
      changed: news.slice(0, 1).map((now) => ({ before: 'So it was.', now })),
      removed: ['No longer so.'],
    },
  ],
  'log-line': lines.map((line) => ({ kind: 'log-line', ...line })),
} as const satisfies Partial<Record<Reply['kind'], readonly Reply[]>>;

function inForce(how: (typeof ways)[number], before: Knowledge, after: Knowledge): ReplyOf<'in-force'> {
  return {
    kind: 'in-force',
    how,
    revision: '3',
    difference: differenceOf(before, after),
    knowledge: after,
    commandsFailed: false,
    corrections: 0,
  };
}
