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

describe('a question counts', () => {
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

  test('as withheld where the moderators withhold its answer, with nothing told', async () => {
    const { ask, incidentId, fixture } = await createFeedbackFixture();
    await fixture.withhold('when-entered');
    await ask('when did they go in');
    const { answers } = fixture.store;
    expect(await answers.outcomeCounts(moderator.serverId, incidentId, startTime)).toEqual([
      { day: '2026-11-23', outcome: 'withheld', count: 1 },
    ]);
    expect(await answers.entryCounts(moderator.serverId, incidentId, startTime)).toEqual([]);
  });

  test('nowhere if it came in a direct message', async () => {
    const { ask, incidentId, fixture } = await createFeedbackFixture();
    await ask('when did they go in', { location: directMessage });
    for (const server of ['', moderator.serverId])
      expect(await fixture.store.answers.outcomeCounts(server, incidentId, startTime)).toEqual([]);
  });
});

describe('no question is counted or kept', () => {
  test.for<[string, string, Reply?]>([
    ['of somebody who needs help', 'i want to kill myself'],
    ['where there are no words', '?!'],
    ['when the bot fails', 'was there a helicopter', { kind: 'notice', notice: 'failed' }],
    ['that came too fast', 'was there a helicopter', { kind: 'notice', notice: 'too-fast' }],
  ])('%s', async ([, question, reply]) => {
    const { ask, vote, gaps, incidentId, fixture } = await createFeedbackFixture();
    const message = await ask(question, reply ? { reply } : {});
    await vote(message, 'not-asked', { userId: moderator.userId });
    expect(await fixture.store.answers.outcomeCounts(moderator.serverId, incidentId, startTime)).toEqual([]);
    expect((await gaps()).map((gap) => gap.question)).toEqual(['When did officers enter the home?']);
  });
});

describe('a question is kept for the moderators', () => {
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

  test('of the server alone in which it was asked', async () => {
    const { ask, gaps } = await createFeedbackFixture();
    await ask('was there a helicopter', { location: otherModerator });
    await ask('was there a helicopter', { location: directMessage });
    expect(await gaps(moderator.serverId)).toEqual([]);
    expect(await gaps(otherModerator.serverId)).toHaveLength(1);
  });

  test('but not one from a direct message, since nobody reads it', async () => {
    const { ask, gaps } = await createFeedbackFixture();
    await ask('was there a helicopter', { location: directMessage });
    expect(await gaps('')).toEqual([]);
  });
});

describe('where an answer stands', () => {
  test('is kept of a public one, with what it showed and no word of the question', async () => {
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

  test('is kept of a page of the timeline too', async () => {
    const { ask, incidentId, fixture } = await createFeedbackFixture();
    await ask('', { reply: buildTimeline(fixture.activeKnowledge.forChannel(moderator).knowledge, 1) });
    const [kept] = await fixture.store.answers.listSince(startTime, incidentId);
    expect(kept && parseDisplay(kept).layout).toEqual({ kind: 'timeline', page: 1 });
  });

  test.for([
    ['that only the person who asks sees', 'when did they go in', { isPrivate: true }],
    ['in a direct message', 'when did they go in', { location: directMessage }],
  ] as const)('is not kept of one %s', async ([, question, how]) => {
    const { ask, incidentId, fixture } = await createFeedbackFixture();
    await ask(question, how);
    expect(await fixture.store.answers.listSince(startTime, incidentId)).toEqual([]);
  });

  test.for([
    ['offers questions', 'was there a helicopter', { kind: 'suggestions', isEmpty: false }],
    ['asks back', 'what about the man', { kind: 'choices' }],
  ] as const)('is kept of one that %s, which may be withheld one day', async ([, question, layout]) => {
    const { ask, incidentId, fixture } = await createFeedbackFixture();
    await ask(question);
    const [kept] = await fixture.store.answers.listSince(startTime, incidentId);
    expect(kept && parseDisplay(kept)).toMatchObject({
      layout,
      items: expect.arrayContaining([expect.objectContaining({ displayedText: '' })]),
    });
  });
});

describe('an answer that is out of date when it is kept is corrected', () => {
  const changed = editSample((file) => file.setIn(factPath('when-entered', 'answer'), 'Officers entered around 2pm.'));

  test('if another revision came into force while it was sent', async () => {
    const { ask, fixture } = await createFeedbackFixture();
    const shift = fixture.activeKnowledge.forChannel(moderator);
    expect(await fixture.activate(changed)).toBe(0);
    await ask('when did they go in', { snapshot: shift });
    expect((await fixture.deliverAll()).map(({ reply }) => reply.kind)).toEqual(['corrected']);
  });

  test('if the fact was withheld while it was sent', async () => {
    const { ask, fixture } = await createFeedbackFixture();
    const shift = fixture.activeKnowledge.forChannel(moderator);
    expect(await fixture.withhold('when-entered')).toBe(0);
    await ask('when did they go in', { snapshot: shift });
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
          note: '',
          factCount: 1,
        },
        bytes: Buffer.from(changed),
      });
      await revisions.activate(id);
    }
    await ask('when did they go in');
    expect(await fixture.store.outbox.pendingCount()).toBe(1);
  });

  test('and one that is not is left alone', async () => {
    const { ask, fixture } = await createFeedbackFixture();
    await ask('when did they go in');
    expect(await fixture.store.outbox.pendingCount()).toBe(0);
  });

  test('and so is one for a server that has a revision of its own', async () => {
    const { ask, fixture } = await createFeedbackFixture();
    await fixture.activate(changed, moderator.serverId);
    await ask('when did they go in');
    await fixture.activate(editSample((file) => file.setIn(factPath('where', 'answer'), 'In Walthamstow.')));
    await ask('when did they go in');
    expect(await fixture.store.outbox.pendingCount()).toBe(0);
  });
});

describe('a vote', () => {
  test('counts once a person and message, and may be changed', async () => {
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

  test.each(['not-asked', 'unsupported'] as const)('%s keeps the question, masked', async (kind) => {
    const { ask, vote, gaps } = await createFeedbackFixture();
    const message = await ask('when did @john go in');
    await vote(message, kind);
    expect(await gaps()).toEqual([{ question: 'when did [name] go in', kind, entryId: 'when-entered' }]);
  });

  test('on a private answer keeps the question as well', async () => {
    const { ask, vote, gaps } = await createFeedbackFixture();
    const message = await ask('when did they go in', { isPrivate: true });
    await vote(message, 'not-asked');
    expect((await gaps()).map(({ question }) => question)).toEqual(['when did they go in']);
  });

  test('that is helpful keeps nothing, and takes away what an earlier one kept', async () => {
    const { ask, vote, gaps } = await createFeedbackFixture();
    const message = await ask('when did they go in');
    await vote(message, 'not-asked');
    await vote(message, 'not-asked', { userId: '2' });
    await vote(message, 'helpful');
    expect(await gaps()).toHaveLength(1);
    await vote(message, 'helpful', { userId: '2' });
    expect(await gaps()).toEqual([]);
  });

  test('an hour later keeps the question of the entry, since the other is forgotten', async () => {
    const { ask, vote, gaps, advance } = await createFeedbackFixture();
    const message = await ask('when did they go in');
    advance(hour + 1);
    await vote(message, 'not-asked');
    expect((await gaps()).map(({ question }) => question)).toEqual(['When did officers enter the home?']);
  });

  test('on several answers is for the first of them that is still told', async () => {
    const { incidentId, vote, fixture } = await createFeedbackFixture();
    await fixture.withhold('when-entered');
    await vote('77', 'helpful', { entryIds: ['gone', 'when-entered', 'which-hospital'] });
    const counts = await fixture.store.votes.counts(moderator.serverId, incidentId, startTime);
    expect(counts.map(({ entryId }) => entryId)).toEqual(['which-hospital']);
  });

  test.each([[['gone']], [[]], [['x'.repeat(5000)]]])(
    'on what is not told here any more is not kept: %j',
    async (entries) => {
      const { gaps, vote, incidentId, fixture } = await createFeedbackFixture();
      await vote('77', 'not-asked', { entryIds: entries });
      expect(await fixture.store.votes.counts(moderator.serverId, incidentId, startTime)).toEqual([]);
      expect(await gaps()).toEqual([]);
    },
  );

  test('in a direct message is counted, and keeps no question', async () => {
    const { ask, vote, gaps, incidentId, fixture } = await createFeedbackFixture();
    const message = await ask('when did they go in', { location: directMessage });
    await vote(message, 'not-asked', { location: directMessage });
    expect(await fixture.store.votes.counts('', incidentId, startTime)).toHaveLength(1);
    expect(await gaps('')).toEqual([]);
  });

  test('about another incident than the one followed here belongs to that one', async () => {
    const { ask, vote, fixture } = await createFeedbackFixture();
    await fixture.activate(editSample((file) => file.setIn(['incident', 'id'], 'other')));
    const shift = fixture.activeKnowledge.forIncident(moderator.serverId, 'other');
    const message = await ask('when did they go in', shift ? { snapshot: shift } : {});
    await vote(message, 'unsupported');
    expect(await fixture.store.votes.counts(moderator.serverId, 'other', startTime)).toHaveLength(1);
    expect(await fixture.store.gaps.list(moderator.serverId, 'other')).toHaveLength(1);
  });
});

test('whoever wants to be forgotten is: their votes and what came of them, and their name in revisions and log', async () => {
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

test('nothing in the database tells who asked or who voted', async () => {
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
    },
  };
  const log = { error: (line: object) => expect(line).toEqual({}) };
  const feedback = createFeedback(options);
  const location = { serverId: moderator.serverId, channelId: moderator.channelId };
  const shift = activeKnowledge.forChannel(location);
  const question = 'was there a helicopter over 07700 900123';
  const reply = shift.answerer.answer(question);
  await feedback.recordAnswer({
    location,
    snapshot: shift,
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

test('a database that fails is logged in the log that is meant, and nobody is told but who asked to be forgotten', async () => {
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
  };
  const feedback = createFeedback(options);
  await store.close();
  const shift = activeKnowledge.forChannel(moderator);
  const reply = shift.answerer.answer('when did they go in');
  await feedback.recordAnswer({
    location: moderator,
    snapshot: shift,
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
