import { diffKnowledge } from '../../src/knowledge/diff.ts';
import type { Fact, Knowledge } from '../../src/knowledge/knowledge.ts';
import type { ChangePreview, RevisionSummary } from '../../src/replies/change-reply.ts';
import type { FeedbackReport, GapGroup } from '../../src/replies/feedback-reply.ts';
import type { Reply, ReplyOf } from '../../src/replies/reply.ts';
import { snapshot } from '../commands/command-context.ts';

const { knowledge, answerer } = snapshot;
const { incident, facts, notStated } = knowledge;
const [source] = knowledge.sources;
const at = new Date('2026-11-23T14:05:00Z');
const moderator = '123456789012345678';

/** As long as a file or Discord allows, and full of Markdown characters. */
const longText = (letters: number) => '*word* <@1> '.repeat(letters / 12).trim();
export const largestKnowledge: Knowledge = {
  ...knowledge,
  facts: Array.from({ length: 500 }, (_, index) => largeFact(index)),
};
const emptyKnowledge: Knowledge = { ...knowledge, facts: [], notStated: [] };
const changedKnowledge: Knowledge = {
  ...knowledge,
  facts: facts.slice(2).map((fact, index) => (index < 3 ? { ...fact, answer: `${fact.answer} So they say.` } : fact)),
};
const requotedKnowledge: Knowledge = {
  ...knowledge,
  facts: facts.map((fact, index) => (index > 0 ? fact : { ...fact, citations: [fact.citations[0]] })),
};

function largeFact(index: number): Fact {
  const [fact] = facts;
  if (!fact) throw new Error('The shipped knowledge has no fact.');
  const asked = Array.from({ length: 80 }, (_, at) => `${at} ${longText(290)}`);
  return {
    ...fact,
    id: `${index}-`.padEnd(30, 'x'),
    question: longText(300),
    answer: longText(400),
    paraphrases: asked,
  };
}

/** A preview of the change from one version to another, with every optional part. */
export function createPreview(before: Knowledge, after: Knowledge, change: Partial<ChangePreview> = {}): ChangePreview {
  const outcomes = { answered: 7, notStated: 3, unsure: 1, noMatch: 1 };
  return {
    kind: 'preview',
    id: crypto.randomUUID(),
    incident,
    baseline: 'folder 2',
    difference: diffKnowledge(before, after),
    commandsAdded: ['who-died'],
    commandsRemoved: facts.flatMap(({ command }) => command?.name ?? []),
    bundledQuestions: {
      questionCount: 12,
      before: outcomes,
      after: { ...outcomes, answered: 8, unsure: 0 },
      changedCount: 12,
      examples: [{ question: longText(300), before: 'no match', after: 'when-entered' }],
    },
    recentQuestions: { questionCount: 12, before: outcomes, after: outcomes, changedCount: 0, examples: [] },
    correctionCount: 4,
    changeKind: 'correction',
    postsNews: false,
    answersAbout: { serverTitle: longText(120), channelTitle: longText(120) },
    isLargeDeletion: false,
    step: 'first',
    ...change,
  };
}

const transitions = [
  [knowledge, changedKnowledge],
  [knowledge, requotedKnowledge],
  [knowledge, knowledge],
  [emptyKnowledge, knowledge],
  [knowledge, emptyKnowledge],
  [knowledge, largestKnowledge],
] as const;

const changeOrigins = ['reload', 'upload', 'rollback', 'draft', 'follow-operator'] as const;

const group: GapGroup = {
  gapId: 7,
  question: 'was the dog hurt',
  paraphrases: ['was the dog hurt', 'what about the dog'],
  count: 3,
  lastAskedAt: at,
  kinds: ['unmatched', 'unsure'],
};
const largeGroup: GapGroup = {
  gapId: 2 ** 40,
  question: longText(300),
  paraphrases: Array.from({ length: 80 }, (_, index) => `${index} ${longText(290)}`),
  count: 9999,
  lastAskedAt: at,
  kinds: ['unmatched', 'unsure', 'not-asked', 'unsupported'],
  entry: largeFact(0),
  usesEntryQuestion: true,
};

const revision: RevisionSummary = {
  label: '3',
  createdAt: at,
  moderatorId: moderator,
  origin: 'upload',
  note: 'The second statement',
  factCount: 67,
  isActive: true,
};
const revisions: readonly RevisionSummary[] = [
  revision,
  { ...revision, label: 'folder 2', moderatorId: undefined, origin: 'folder', note: '', isActive: false },
];

const dailyCounts = { answered: 47, notStated: 4, unsure: 3, noMatch: 9, withheld: 1 };
function createReport(days: number, change: Partial<FeedbackReport> = {}): FeedbackReport {
  const date = (index: number) => new Date(at.getTime() - (days - 1 - index) * 86_400_000).toISOString().slice(0, 10);
  return {
    kind: 'report',
    days,
    dailyCounts: Array.from({ length: days }, (_, index) => ({ day: date(index), ...dailyCounts })),
    mostAskedEntries: facts.slice(0, 10).map(({ question }, index) => ({ question, count: 50 - index })),
    neverShownQuestions: facts.slice(10).map(({ question }) => question),
    votes: { helpful: 5, notAsked: 2, unsupported: 1 },
    disputedAnswers: [{ question: longText(300), unsupported: 1 }],
    gapCount: 12,
    topGapGroups: [group, largeGroup],
    ...change,
  };
}
const noCounts = { answered: 0, notStated: 0, unsure: 0, noMatch: 0, withheld: 0 };

const lines: ReplyOf<'audit-log'>['entries'] = [
  {
    createdAt: at,
    moderatorId: moderator,
    action: 'upload',
    detail: 'walthamstow-shooting 3: 2 added, 1 changed, 0 removed',
  },
  { createdAt: at, moderatorId: undefined, action: 'start', detail: '' },
];
const largeLines = Array.from({ length: 10 }, () => ({
  createdAt: at,
  moderatorId: moderator,
  action: 'withhold',
  detail: longText(400),
}));

const votes = { helpful: 3, notAsked: 1, unsupported: 0 };
const entryCounts = { askedCount: 12, votes, publicAnswerCount: 5 } as const;

const question = 'what time did teh feds go in';
const longQuestion = longText(2000);

const entryAnswers = [...facts, ...notStated].slice(0, 3).flatMap((entry) => {
  const reply = answerer.answerEntry(entry);
  return reply.kind === 'withheld' ? [] : [reply];
});
const news = facts.slice(0, 12);

/** Replies to moderators and announcements, each once with every field and once with as few as possible. */
export const moderatorReplies = {
  preview: [
    ...transitions.map(([before, after]) => createPreview(before, after)),
    createPreview(knowledge, emptyKnowledge, { isLargeDeletion: true, step: 'confirm' }),
    createPreview(knowledge, changedKnowledge, { step: 'rebased', commandsRemoved: [], correctionCount: 1 }),
    createPreview(emptyKnowledge, knowledge, { baseline: 'nothing', commandsRemoved: [], correctionCount: 0 }),
  ],
  'change-applied': [
    ...transitions.map(([before, after]) => createChangeApplied('upload', before, after)),
    ...changeOrigins.map((how) => createChangeApplied(how, knowledge, changedKnowledge)),
    { ...createChangeApplied('reload', knowledge, knowledge), commandsFailed: true, correctionCount: 2 },
  ],
  modal: [
    {
      kind: 'modal',
      action: 'gap-fact',
      argument: '7,1',
      title: 'Draft a fact',
      fields: [
        {
          kind: 'line',
          id: 'question',
          label: 'Question',
          hint: 'As asked',
          value: '',
          maxLength: 300,
          required: true,
        },
        { kind: 'choice', id: 'sentences', label: 'Sentences', choices: [], minSelected: 1, maxSelected: 4 },
      ],
    },
  ],
  report: [
    createReport(1),
    createReport(7),
    createReport(30),
    createReport(7, {
      dailyCounts: [{ day: '2026-11-23', ...noCounts }],
      mostAskedEntries: [],
      neverShownQuestions: [],
      votes: { helpful: 0, notAsked: 0, unsupported: 0 },
      disputedAnswers: [],
      gapCount: 0,
      topGapGroups: [],
    }),
  ],
  history: [
    { kind: 'history', incident, revisions },
    {
      kind: 'history',
      incident,
      revisions: Array.from({ length: 10 }, (_, index) => ({ ...revision, label: String(index), note: longText(200) })),
    },
  ],
  'entry-details': [
    ...[...facts, ...notStated].map(
      (entry): Reply => ({ kind: 'entry-details', entry, sentences: source.sentences.slice(0, 1), ...entryCounts }),
    ),
    { kind: 'entry-details', entry: largeFact(1), withheldReason: longText(300), sentences: [], ...entryCounts },
  ],
  download: [{ kind: 'download', name: 'walthamstow-shooting.yaml', bytes: Buffer.from('a: 1\n'), revision: '3' }],
  explanation: [question, 'zzz', longQuestion].map((typed) => ({
    kind: 'explanation',
    question: typed,
    explanation: answerer.explain(typed),
    ...(typed === question && facts[0] ? { entry: facts[0] } : {}),
  })),
  withholding: (['withheld', 'restored'] as const).map((what) => ({
    kind: 'withholding',
    operation: what,
    entry: 'when-entered',
    correctionCount: what === 'withheld' ? 3 : 0,
    factsOnSameSentences: what === 'withheld' ? largestKnowledge.facts.slice(0, 20) : [],
    commandsFailed: what === 'withheld',
  })),
  gaps: [
    { kind: 'gaps', groups: [group], page: 1, pageCount: 1, questionCount: 3 },
    {
      kind: 'gaps',
      groups: Array.from({ length: 5 }, (_, index) => ({ ...largeGroup, gapId: index })),
      page: 2,
      pageCount: 3,
      questionCount: 99,
    },
  ],
  gap: [
    { kind: 'gap', group, closestSentences: [], page: 1 },
    { kind: 'gap', group: largeGroup, closestSentences: source.sentences.slice(0, 3), page: 9 },
  ],
  'audit-log': [
    { kind: 'audit-log', entries: lines, page: 1, pageCount: 1 },
    { kind: 'audit-log', entries: largeLines, page: 2, pageCount: 3 },
    { kind: 'audit-log', entries: [], page: 1, pageCount: 1 },
  ],
  settings: [
    { kind: 'settings', incidentId: incident.id, incidentIdByChannelId: {}, incidents: [incident] },
    {
      kind: 'settings',
      incidentId: incident.id,
      incidentIdByChannelId: Object.fromEntries(
        Array.from({ length: 200 }, (_, index) => [`${10n ** 17n + BigInt(index)}`, 'mill-fire']),
      ),
      logChannelId: moderator,
      newsChannelId: moderator,
      incidents: [incident, { id: 'mill-fire', title: 'Fire at the mill' }],
    },
  ],
  corrected: [
    ...entryAnswers.map(
      (now): Reply => ({
        kind: 'corrected',
        createdAt: at,
        reason: { changeKind: 'correction', note: longText(200) },
        corrections: [{ change: 'changed', previousText: 'So it was.' }],
        current: now,
      }),
    ),
    {
      kind: 'corrected',
      createdAt: at,
      reason: { changeKind: 'update', note: '' },
      corrections: [{ change: 'withheld', previousText: '' }],
      current: undefined,
    },
    {
      kind: 'corrected',
      createdAt: at,
      reason: { changeKind: 'update', note: 'Why.' },
      corrections: [{ change: 'removed', previousText: longText(400) }],
      current: undefined,
    },
  ],
  news: [
    {
      kind: 'news',
      createdAt: at,
      incident,
      added: news.map((fact) => ({ fact, unstatedBefore: fact.question })),
      changed: [],
      reason: { changeKind: 'update', note: '' },
      removedCount: 0,
    },
    {
      kind: 'news',
      createdAt: at,
      incident,
      added: [],
      changed: news.slice(0, 1).map((current) => ({ previousAnswer: 'So it was.', current })),
      reason: { changeKind: 'correction', note: longText(200) },
      removedCount: 2,
    },
  ],
  'audit-entry': lines.map((line) => ({ kind: 'audit-entry', ...line })),
} as const satisfies Partial<Record<Reply['kind'], readonly Reply[]>>;

function createChangeApplied(
  how: (typeof changeOrigins)[number],
  before: Knowledge,
  after: Knowledge,
): ReplyOf<'change-applied'> {
  return {
    kind: 'change-applied',
    how,
    revision: '3',
    difference: diffKnowledge(before, after),
    knowledge: after,
    commandsFailed: false,
    correctionCount: 0,
  };
}
