import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseDisplay } from '../../src/moderation/corrections/displayed-items.ts';
import { createFeedback } from '../../src/moderation/feedback/feedback.ts';
import { createRecentQuestions } from '../../src/moderation/feedback/recent-questions.ts';
import { serializeFingerprint } from '../../src/moderation/state/withheld-facts.ts';
import { buildTimeline } from '../../src/replies/lists.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { openStore } from '../../src/store/open-store.ts';
import { operator } from '../../src/store/store.ts';
import { editSample, factPath, sampleFact } from '../discord/sample-knowledge.ts';
import { createFeedbackFixture } from './feedback-fixture.ts';
import { createModerationFixture, moderator, otherModerator, startTime } from './moderation-fixture.ts';

const hour = 60 * 60_000;
const directMessage = { serverId: undefined, channelId: '900' };

describe('A question is counted', () => {
  test.for([
    ['when did they go in', 'answered', ['when-entered']],
    ['when did officers enter? what hospital is he in?', 'answered', ['when-entered', 'which-hospital']],
    ['what hospital is he in', 'not-stated', ['which-hospital']],
    ['what about the man', 'unsure', []],
    ['was there a helicopter', 'no-match', []],
  ] as const)('%s: as %s, with %j', async ([question, outcome, entries]) => {
    const { ask, incidentId, fixture } = await createFeedbackFixture();
    await ask(question);
    await ask(question, { isPrivate: true });
    const { answers } = fixture.store;
    expect(await answers.outcomeCounts(moderator.serverId, incidentId, startTime)).toEqual([
      { day: '2026-11-23', outcome, count: 2 },
    ]);
    const counts = await answers.entryCounts(moderator.serverId, incidentId, startTime);
    expect(counts.toSorted((a, b) => a.entryId.localeCompare(b.entryId))).toEqual(
      entries.map((entryId) => ({ entryId, count: 2 })),
    );
  });

  test('as withheld if moderators withhold the answer, without an entry', async () => {
    const { ask, incidentId, fixture } = await createFeedbackFixture();
    await fixture.withhold('when-entered');
    await ask('when did they go in');
    const { answers } = fixture.store;
    expect(await answers.outcomeCounts(moderator.serverId, incidentId, startTime)).toEqual([
      { day: '2026-11-23', outcome: 'withheld', count: 1 },
    ]);
    expect(await answers.entryCounts(moderator.serverId, incidentId, startTime)).toEqual([]);
  });

  test('not at all in a direct message', async () => {
    const { ask, incidentId, fixture } = await createFeedbackFixture();
    await ask('when did they go in', { location: directMessage });
    for (const server of ['', moderator.serverId])
      expect(await fixture.store.answers.outcomeCounts(server, incidentId, startTime)).toEqual([]);
  });
});

describe('No question is counted or stored', () => {
  test.for<[string, string, Reply?]>([
    ['of a user who needs help', 'i want to kill myself'],
    ['without words', '?!'],
    ['when the bot fails', 'was there a helicopter', { kind: 'notice', notice: 'failed' }],
    ['over the rate limit', 'was there a helicopter', { kind: 'notice', notice: 'too-fast' }],
  ])('%s', async ([, question, reply]) => {
    const { ask, vote, gaps, incidentId, fixture } = await createFeedbackFixture();
    const message = await ask(question, reply ? { reply } : {});
    await vote(message, 'not-asked', { userId: moderator.userId });
    expect(await fixture.store.answers.outcomeCounts(moderator.serverId, incidentId, startTime)).toEqual([]);
    expect((await gaps()).map((gap) => gap.question)).toEqual(['When did officers enter the home?']);
  });
});

describe('An unanswered question is stored', () => {
  test.each([
    ['was there a helicopter', [{ question: 'was there a helicopter', kind: 'unmatched' }]],
    ['what about the man', [{ question: 'what about the man', kind: 'unsure' }]],
    ['was   there\na helicopter @john', [{ question: 'was there a helicopter [name]', kind: 'unmatched' }]],
    ['when did they go in', []],
    ['what hospital is he in', []],
  ])('%s: %j', async (question, kept) => {
    const { ask, gaps } = await createFeedbackFixture();
    await ask(question);
    expect(await gaps()).toEqual(kept.map((gap) => ({ ...gap, entryId: undefined })));
  });

  test('for its own server only', async () => {
    const { ask, gaps } = await createFeedbackFixture();
    await ask('was there a helicopter', { location: otherModerator });
    await ask('was there a helicopter', { location: directMessage });
    expect(await gaps(moderator.serverId)).toEqual([]);
    expect(await gaps(otherModerator.serverId)).toHaveLength(1);
  });

  test('but not from a direct message, which no moderator can read', async () => {
    const { ask, gaps } = await createFeedbackFixture();
    await ask('was there a helicopter', { location: directMessage });
    expect(await gaps('')).toEqual([]);
  });
});

describe('The location of an answer', () => {
  test('is stored if it is public, with its items and without the question', async () => {
    const { ask, incidentId, fixture } = await createFeedbackFixture();
    const message = await ask('when did they go in');
    const [kept, ...others] = await fixture.store.answers.listSince(startTime, incidentId);
    expect(others).toEqual([]);
    expect(kept).toMatchObject({
      ...{
        serverId: moderator.serverId,
        channelId: moderator.channelId,
        messageId: message,
        incidentId,
        postedAt: startTime,
        layout: '{"kind":"answer"}',
      },
      items: [{ key: '{"kind":"fact","id":"when-entered"}', displayedText: sampleFact('when-entered').answer }],
      revisionId: fixture.activeKnowledge.activeRevision(moderator.serverId, incidentId)?.id,
    });
  });

  test('is stored for a page of the timeline too', async () => {
    const { ask, incidentId, fixture } = await createFeedbackFixture();
    await ask('', { reply: buildTimeline((await fixture.activeKnowledge.forChannel(moderator)).knowledge, 1) });
    const [kept] = await fixture.store.answers.listSince(startTime, incidentId);
    expect(kept && parseDisplay(kept).layout).toEqual({ kind: 'timeline', page: 1 });
  });

  test.for([
    ['a private reply', 'when did they go in', { isPrivate: true }],
    ['a direct message', 'when did they go in', { location: directMessage }],
  ] as const)('is not stored for %s', async ([, question, how]) => {
    const { ask, incidentId, fixture } = await createFeedbackFixture();
    await ask(question, how);
    expect(await fixture.store.answers.listSince(startTime, incidentId)).toEqual([]);
  });

  test.for([
    ['offers questions', 'was there a helicopter', { kind: 'suggestions', isEmpty: false }],
    ['asks back', 'what about the man', { kind: 'choices' }],
  ] as const)('is stored if it %s, because a question may be withheld later', async ([, question, layout]) => {
    const { ask, incidentId, fixture } = await createFeedbackFixture();
    await ask(question);
    const [kept] = await fixture.store.answers.listSince(startTime, incidentId);
    expect(kept && parseDisplay(kept)).toMatchObject({
      layout,
      items: expect.arrayContaining([expect.objectContaining({ displayedText: '' })]),
    });
  });
});

describe('An answer that is outdated when it is stored is corrected', () => {
  const changed = editSample((file) => file.setIn(factPath('when-entered', 'answer'), 'Officers entered around 2pm.'));

  test('if another revision was activated while it was sent', async () => {
    const { ask, fixture } = await createFeedbackFixture();
    const snapshot = await fixture.activeKnowledge.forChannel(moderator);
    expect(await fixture.activate(changed)).toBe(0);
    await ask('when did they go in', { snapshot });
    expect((await fixture.deliverAll()).map(({ reply }) => reply.kind)).toEqual(['corrected']);
  });

  test('if the fact was withheld while it was sent', async () => {
    const { ask, fixture } = await createFeedbackFixture();
    const snapshot = await fixture.activeKnowledge.forChannel(moderator);
    expect(await fixture.withhold('when-entered')).toBe(0);
    await ask('when did they go in', { snapshot });
    expect((await fixture.deliverAll()).map(({ reply }) => reply.kind)).toEqual(['corrected']);
  });

  test.each(['another revision', 'a withheld fact'])('if %s is in the database and not yet in memory', async (what) => {
    const { ask, incidentId, fixture } = await createFeedbackFixture();
    const { revisions, withholdings } = fixture.store;
    if (what === 'a withheld fact') {
      await withholdings.add({
        serverId: moderator.serverId,
        incidentId,
        factId: 'when-entered',
        moderatorId: moderator.userId,
        createdAt: startTime,
        reason: '',
        fingerprint: serializeFingerprint({ answerText: '', quoteTexts: [], exemptFactIds: [] }),
      });
    } else {
      const { id } = await revisions.add({
        ...{
          owner: operator,
          incidentId,
          hash: 'x',
          moderatorId: undefined,
          createdAt: startTime,
          origin: 'folder',
          changeKind: 'update',
          note: '',
          factCount: 1,
          title: 'Any',
        },
        bytes: Buffer.from(changed),
      });
      await revisions.activate(id);
    }
    await ask('when did they go in');
    expect(await fixture.store.outbox.pendingCount()).toBe(1);
  });

  test('but not if it is up to date', async () => {
    const { ask, fixture } = await createFeedbackFixture();
    await ask('when did they go in');
    expect(await fixture.store.outbox.pendingCount()).toBe(0);
  });

  test('and not if the server has a revision of its own', async () => {
    const { ask, fixture } = await createFeedbackFixture();
    await fixture.activate(changed, moderator.serverId);
    await ask('when did they go in');
    await fixture.activate(editSample((file) => file.setIn(factPath('where', 'answer'), 'In Walthamstow.')));
    await ask('when did they go in');
    expect(await fixture.store.outbox.pendingCount()).toBe(0);
  });
});

describe('A vote', () => {
  test('counts once per user and message, and can be changed', async () => {
    const { ask, vote, incidentId, fixture } = await createFeedbackFixture();
    const [first, second] = [await ask('when did they go in'), await ask('when did they enter')];
    for (const kind of ['helpful', 'helpful', 'unsupported'] as const) await vote(first, kind);
    await vote(second, 'helpful');
    await vote(first, 'helpful', { userId: '2' });
    expect(await fixture.store.votes.counts(moderator.serverId, incidentId, startTime)).toEqual([
      { entryId: 'when-entered', kind: 'helpful', count: 2 },
      { entryId: 'when-entered', kind: 'unsupported', count: 1 },
    ]);
  });

  test.each(['not-asked', 'unsupported'] as const)('%s stores the question without personal data', async (kind) => {
    const { ask, vote, gaps } = await createFeedbackFixture();
    const message = await ask('when did @john go in');
    await vote(message, kind);
    expect(await gaps()).toEqual([{ question: 'when did [name] go in', kind, entryId: 'when-entered' }]);
  });

  test('on a private answer stores the question too', async () => {
    const { ask, vote, gaps } = await createFeedbackFixture();
    const message = await ask('when did they go in', { isPrivate: true });
    await vote(message, 'not-asked');
    expect((await gaps()).map(({ question }) => question)).toEqual(['when did they go in']);
  });

  test('helpful stores no question, and deletes that of an earlier vote', async () => {
    const { ask, vote, gaps } = await createFeedbackFixture();
    const message = await ask('when did they go in');
    await vote(message, 'not-asked');
    await vote(message, 'not-asked', { userId: '2' });
    await vote(message, 'helpful');
    expect(await gaps()).toHaveLength(1);
    await vote(message, 'helpful', { userId: '2' });
    expect(await gaps()).toEqual([]);
  });

  test('an hour later stores the question of the entry, because the user’s question has expired', async () => {
    const { ask, vote, gaps, advance } = await createFeedbackFixture();
    const message = await ask('when did they go in');
    advance(hour + 1);
    await vote(message, 'not-asked');
    expect((await gaps()).map(({ question }) => question)).toEqual(['When did officers enter the home?']);
  });

  test('on several answers counts for the first one that is still visible', async () => {
    const { incidentId, vote, fixture } = await createFeedbackFixture();
    await fixture.withhold('when-entered');
    await vote('77', 'helpful', { entryIds: ['gone', 'when-entered', 'which-hospital'] });
    const counts = await fixture.store.votes.counts(moderator.serverId, incidentId, startTime);
    expect(counts.map(({ entryId }) => entryId)).toEqual(['which-hospital']);
  });

  test.each([[['gone']], [[]], [['x'.repeat(5000)]]])(
    'on an entry that is not visible is not stored: %j',
    async (entries) => {
      const { gaps, vote, incidentId, fixture } = await createFeedbackFixture();
      await vote('77', 'not-asked', { entryIds: entries });
      expect(await fixture.store.votes.counts(moderator.serverId, incidentId, startTime)).toEqual([]);
      expect(await gaps()).toEqual([]);
    },
  );

  test('in a direct message is counted, without the question', async () => {
    const { ask, vote, gaps, incidentId, fixture } = await createFeedbackFixture();
    const message = await ask('when did they go in', { location: directMessage });
    await vote(message, 'not-asked', { location: directMessage });
    expect(await fixture.store.votes.counts('', incidentId, startTime)).toHaveLength(1);
    expect(await gaps('')).toEqual([]);
  });

  test('on an answer about another incident belongs to that incident', async () => {
    const { ask, vote, fixture } = await createFeedbackFixture();
    await fixture.activate(editSample((file) => file.setIn(['incident', 'id'], 'other')));
    const snapshot = await fixture.activeKnowledge.forIncident(moderator.serverId, 'other');
    const message = await ask('when did they go in', snapshot ? { snapshot } : {});
    await vote(message, 'unsupported');
    expect(await fixture.store.votes.counts(moderator.serverId, 'other', startTime)).toHaveLength(1);
    expect(await fixture.store.gaps.list(moderator.serverId, 'other')).toHaveLength(1);
  });
});

test('Forgetting a user deletes their votes, the gaps of these votes, and their id in revisions and audit log', async () => {
  const { ask, vote, feedback, gaps, incidentId, fixture } = await createFeedbackFixture();
  const [first, second] = [await ask('when did they go in'), await ask('when did they enter')];
  await vote(first, 'not-asked', { userId: moderator.userId });
  await vote(second, 'helpful', { userId: moderator.userId });
  await vote(first, 'unsupported');
  await fixture.withhold('where');
  expect(await feedback.forgetUser(moderator.userId)).toEqual({ kind: 'notice', notice: 'forgotten' });

  const { store } = fixture;
  expect(await store.votes.counts(moderator.serverId, incidentId, startTime)).toEqual([
    { entryId: 'when-entered', kind: 'unsupported', count: 1 },
  ]);
  expect((await gaps()).map(({ kind }) => kind)).toEqual(['unsupported']);
  const { items } = await store.auditLog.page([moderator.serverId, operator], 1, 100);
  const named = [...items, ...(await store.revisions.active()), ...(await store.withholdings.all())];
  expect(named.map(({ moderatorId }) => moderatorId)).toEqual(named.map(() => undefined));
});

test('The database contains no ids of users who asked or voted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'on-record-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const databasePath = join(folder, 'on-record.db');
  const store = await openStore(databasePath);
  const { activeKnowledge } = await createModerationFixture();
  const options = {
    ...{
      store,
      activeKnowledge,
      recheckAnswer: async () => {},
      recentQuestions: createRecentQuestions(),
      now: () => new Date(),
      notifyOutbox: () => {},
    },
  };
  const log = { error: (line: object) => expect(line).toEqual({}) };
  const feedback = createFeedback(options);
  const location = { serverId: moderator.serverId, channelId: moderator.channelId };
  const snapshot = await activeKnowledge.forChannel(location);
  const question = 'was there a helicopter over 07700 900123';
  const reply = snapshot.answerer.answer(question);
  await feedback.recordAnswer({
    location,
    snapshot,
    reply,
    question,
    publicMessageId: undefined,
    privateMessageId: '777',
    log,
  });
  await feedback.vote({
    userId: '918273645546372819',
    location,
    messageId: '777',
    entryIds: ['when-entered'],
    kind: 'not-asked',
    log,
  });
  await store.close();
  const bytes = (await readFile(databasePath)).toString('latin1');
  expect(bytes).toContain('was there a helicopter over [phone]');
  expect(bytes).not.toContain('918273645546372819');
  expect(bytes).not.toContain('07700');
});

test('A database error is written to the given log, and only a request to be forgotten fails visibly', async () => {
  const store = await openStore(':memory:');
  const { activeKnowledge } = await createModerationFixture();
  const errors: unknown[] = [];
  const log = { error: (...line: unknown[]) => errors.push(line) };
  const recent = createRecentQuestions();
  const options = {
    store,
    activeKnowledge,
    recheckAnswer: async () => {},
    recentQuestions: recent,
    now: () => new Date(),
    notifyOutbox: () => {},
  };
  const feedback = createFeedback(options);
  await store.close();
  const snapshot = await activeKnowledge.forChannel(moderator);
  const reply = snapshot.answerer.answer('when did they go in');
  await feedback.recordAnswer({
    location: moderator,
    snapshot,
    reply,
    question: undefined,
    publicMessageId: '77',
    log,
  });
  await feedback.vote({
    userId: '1',
    location: moderator,
    messageId: '77',
    entryIds: ['when-entered'],
    kind: 'helpful',
    log,
  });
  await expect(feedback.forgetUser('1')).rejects.toThrow();
  expect(errors).toMatchObject([
    [{}, 'an answer could not be saved'],
    [{}, 'a vote could not be saved'],
  ]);
});
