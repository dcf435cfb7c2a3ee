import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Reply } from '../../src/answering/reply.ts';
import { timelineOf } from '../../src/answering/timeline.ts';
import { openFeedback } from '../../src/moderation/feedback.ts';
import { written } from '../../src/moderation/kept-saying.ts';
import { openRecentQuestions } from '../../src/moderation/recent-questions.ts';
import { openStore } from '../../src/store/database.ts';
import { operator } from '../../src/store/store.ts';
import { briefFact, edited, pathTo } from '../discord/brief-knowledge.ts';
import { openAsking } from './asking.ts';
import { here, openStage, start, there } from './stage.ts';

const hour = 60 * 60_000;
const direct = { server: undefined, channel: '900' };

describe('a question counts', () => {
  test.for([
    ['when did they go in', 'answered', ['when-entered']],
    ['when did officers enter? what hospital is he in?', 'answered', ['when-entered', 'which-hospital']],
    ['what hospital is he in', 'not-stated', ['which-hospital']],
    ['what about the man', 'unsure', []],
    ['was there a helicopter', 'no-match', []],
  ] as const)('%s: as %s, with %j', async ([question, outcome, entries]) => {
    const { ask, incident, stage } = await openAsking();
    await ask(question);
    await ask(question, { isPrivate: true });
    const { answers } = stage.store;
    expect(await answers.outcomes(here.server, incident, start)).toEqual([{ day: '2026-11-23', outcome, count: 2 }]);
    const counts = await answers.entries(here.server, incident, start);
    expect(counts.toSorted((a, b) => a.entry.localeCompare(b.entry))).toEqual(
      entries.map((entry) => ({ entry, count: 2 })),
    );
  });

  test('as withheld where the moderators withhold its answer, with nothing told', async () => {
    const { ask, incident, stage } = await openAsking();
    await stage.withhold('when-entered');
    await ask('when did they go in');
    const { answers } = stage.store;
    expect(await answers.outcomes(here.server, incident, start)).toEqual([
      { day: '2026-11-23', outcome: 'withheld', count: 1 },
    ]);
    expect(await answers.entries(here.server, incident, start)).toEqual([]);
  });

  test('nowhere if it came in a direct message', async () => {
    const { ask, incident, stage } = await openAsking();
    await ask('when did they go in', { place: direct });
    for (const server of ['', here.server])
      expect(await stage.store.answers.outcomes(server, incident, start)).toEqual([]);
  });
});

describe('no question is counted or kept', () => {
  test.for<[string, string, Reply?]>([
    ['of somebody who needs help', 'i want to kill myself'],
    ['where there are no words', '?!'],
    ['when the bot fails', 'was there a helicopter', { kind: 'notice', notice: 'failed' }],
    ['that came too fast', 'was there a helicopter', { kind: 'notice', notice: 'too-fast' }],
  ])('%s', async ([, question, reply]) => {
    const { ask, feedback, gaps, incident, stage } = await openAsking();
    const message = await ask(question, reply ? { reply } : {});
    await feedback.vote({ person: here.person, place: here, message, entries: ['when-entered'], kind: 'not-asked' });
    expect(await stage.store.answers.outcomes(here.server, incident, start)).toEqual([]);
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
    const { ask, gaps } = await openAsking();
    await ask(question);
    expect(await gaps()).toEqual(kept.map((gap) => ({ ...gap, entry: undefined })));
  });

  test('of the server alone in which it was asked', async () => {
    const { ask, gaps } = await openAsking();
    await ask('was there a helicopter', { place: there });
    await ask('was there a helicopter', { place: direct });
    expect(await gaps(here.server)).toEqual([]);
    expect(await gaps(there.server)).toHaveLength(1);
  });

  test('but not one from a direct message, since nobody reads it', async () => {
    const { ask, gaps } = await openAsking();
    await ask('was there a helicopter', { place: direct });
    expect(await gaps('')).toEqual([]);
  });
});

describe('where an answer stands', () => {
  test('is kept of a public one, with what it showed and no word of the question', async () => {
    const { ask, incident, stage } = await openAsking();
    const message = await ask('when did they go in');
    const [kept, ...others] = await stage.store.answers.since(start, incident);
    expect(others).toEqual([]);
    expect(kept).toMatchObject({
      ...{ server: here.server, channel: here.channel, message, incident, at: start, surface: 'told' },
      shown: [{ entry: 'when-entered', words: briefFact('when-entered').answer }],
      revision: stage.desk.revisionAt(here.server, incident)?.id,
    });
  });

  test('is kept of a page of the timeline too', async () => {
    const { ask, incident, stage } = await openAsking();
    await ask('', { reply: timelineOf(stage.desk.at(here).knowledge, 1) });
    const [kept] = await stage.store.answers.since(start, incident);
    expect(kept?.surface).toBe('timeline 1');
  });

  test.for([
    ['that only the person who asks sees', 'when did they go in', { isPrivate: true }],
    ['in a direct message', 'when did they go in', { place: direct }],
  ] as const)('is not kept of one %s', async ([, question, how]) => {
    const { ask, incident, stage } = await openAsking();
    await ask(question, how);
    expect(await stage.store.answers.since(start, incident)).toEqual([]);
  });

  test.for([
    ['offers questions', 'was there a helicopter', 'suggestions'],
    ['asks back', 'what about the man', 'choices'],
  ] as const)('is kept of one that %s, which may be withheld one day', async ([, question, surface]) => {
    const { ask, incident, stage } = await openAsking();
    await ask(question);
    const [kept] = await stage.store.answers.since(start, incident);
    expect(kept).toMatchObject({ surface, shown: expect.arrayContaining([expect.objectContaining({ words: '' })]) });
  });
});

describe('an answer that is out of date when it is kept is corrected', () => {
  const changed = edited((file) => file.setIn(pathTo('when-entered', 'answer'), 'Officers entered around 2pm.'));

  test('if another revision came into force while it was sent', async () => {
    const { ask, stage } = await openAsking();
    const shift = stage.desk.at(here);
    expect(await stage.put(changed)).toBe(0);
    await ask('when did they go in', { shift });
    expect((await stage.work()).map(({ reply }) => reply.kind)).toEqual(['corrected']);
  });

  test('if the fact was withheld while it was sent', async () => {
    const { ask, stage } = await openAsking();
    const shift = stage.desk.at(here);
    expect(await stage.withhold('when-entered')).toBe(0);
    await ask('when did they go in', { shift });
    expect((await stage.work()).map(({ reply }) => reply.kind)).toEqual(['corrected']);
  });

  test.each(['another revision', 'a withheld fact'])('if %s is in the database and not yet in memory', async (what) => {
    const { ask, incident, stage } = await openAsking();
    const { revisions, withholdings } = stage.store;
    if (what === 'a withheld fact') {
      await withholdings.add({
        server: here.server,
        incident,
        fact: 'when-entered',
        by: here.person,
        at: start,
        reason: '',
        said: written({ answer: '', quotes: [], besides: [] }),
      });
    } else {
      const { id } = await revisions.add({
        ...{ owner: operator, incident, hash: 'x', by: undefined, at: start, origin: 'folder', note: '', facts: 1 },
        bytes: Buffer.from(changed),
      });
      await revisions.putInForce(id);
    }
    await ask('when did they go in');
    expect(await stage.store.outbox.waiting()).toBe(1);
  });

  test('and one that is not is left alone', async () => {
    const { ask, stage } = await openAsking();
    await ask('when did they go in');
    expect(await stage.store.outbox.waiting()).toBe(0);
  });

  test('and so is one for a server that has a revision of its own', async () => {
    const { ask, stage } = await openAsking();
    await stage.put(changed, here.server);
    await ask('when did they go in');
    await stage.put(edited((file) => file.setIn(pathTo('where', 'answer'), 'In Walthamstow.')));
    await ask('when did they go in');
    expect(await stage.store.outbox.waiting()).toBe(0);
  });
});

describe('a vote', () => {
  test('counts once a person and message, and may be changed', async () => {
    const { ask, feedback, incident, stage } = await openAsking();
    const [first, second] = [await ask('when did they go in'), await ask('when did they enter')];
    const vote = (person: string, message: string, kind: 'helpful' | 'unsupported') =>
      feedback.vote({ person, place: here, message, entries: ['when-entered'], kind });
    for (const kind of ['helpful', 'helpful', 'unsupported'] as const) await vote('1', first, kind);
    await vote('1', second, 'helpful');
    await vote('2', first, 'helpful');
    expect(await stage.store.votes.counts(here.server, incident, start)).toEqual([
      { entry: 'when-entered', kind: 'helpful', count: 2 },
      { entry: 'when-entered', kind: 'unsupported', count: 1 },
    ]);
  });

  test.each(['not-asked', 'unsupported'] as const)('%s keeps the question, masked', async (kind) => {
    const { ask, feedback, gaps } = await openAsking();
    const message = await ask('when did @john go in');
    await feedback.vote({ person: '1', place: here, message, entries: ['when-entered'], kind });
    expect(await gaps()).toEqual([{ question: 'when did [name] go in', kind, entry: 'when-entered' }]);
  });

  test('on a private answer keeps the question as well', async () => {
    const { ask, feedback, gaps } = await openAsking();
    const message = await ask('when did they go in', { isPrivate: true });
    await feedback.vote({ person: '1', place: here, message, entries: ['when-entered'], kind: 'not-asked' });
    expect((await gaps()).map(({ question }) => question)).toEqual(['when did they go in']);
  });

  test('that is helpful keeps nothing, and takes away what an earlier one kept', async () => {
    const { ask, feedback, gaps } = await openAsking();
    const message = await ask('when did they go in');
    await feedback.vote({ person: '1', place: here, message, entries: ['when-entered'], kind: 'not-asked' });
    await feedback.vote({ person: '2', place: here, message, entries: ['when-entered'], kind: 'not-asked' });
    await feedback.vote({ person: '1', place: here, message, entries: ['when-entered'], kind: 'helpful' });
    expect(await gaps()).toHaveLength(1);
    await feedback.vote({ person: '2', place: here, message, entries: ['when-entered'], kind: 'helpful' });
    expect(await gaps()).toEqual([]);
  });

  test('an hour later keeps the question of the entry, since the other is forgotten', async () => {
    const { ask, feedback, gaps, pass } = await openAsking();
    const message = await ask('when did they go in');
    pass(hour + 1);
    await feedback.vote({ person: '1', place: here, message, entries: ['when-entered'], kind: 'not-asked' });
    expect((await gaps()).map(({ question }) => question)).toEqual(['When did officers enter the home?']);
  });

  test('on several answers is for the first of them that is still told', async () => {
    const { feedback, incident, stage } = await openAsking();
    await stage.withhold('when-entered');
    await feedback.vote({
      person: '1',
      place: here,
      message: '77',
      entries: ['gone', 'when-entered', 'which-hospital'],
      kind: 'helpful',
    });
    const counts = await stage.store.votes.counts(here.server, incident, start);
    expect(counts.map(({ entry }) => entry)).toEqual(['which-hospital']);
  });

  test.each([[['gone']], [[]], [['x'.repeat(5000)]]])(
    'on what is not told here any more is not kept: %j',
    async (entries) => {
      const { feedback, gaps, incident, stage } = await openAsking();
      await feedback.vote({ person: '1', place: here, message: '77', entries, kind: 'not-asked' });
      expect(await stage.store.votes.counts(here.server, incident, start)).toEqual([]);
      expect(await gaps()).toEqual([]);
    },
  );

  test('in a direct message is counted, and keeps no question', async () => {
    const { ask, feedback, gaps, incident, stage } = await openAsking();
    const message = await ask('when did they go in', { place: direct });
    await feedback.vote({ person: '1', place: direct, message, entries: ['when-entered'], kind: 'not-asked' });
    expect(await stage.store.votes.counts('', incident, start)).toHaveLength(1);
    expect(await gaps('')).toEqual([]);
  });

  test('about another incident than the one followed here belongs to that one', async () => {
    const { ask, feedback, stage } = await openAsking();
    await stage.put(edited((file) => file.setIn(['incident', 'id'], 'other')));
    const shift = stage.desk.of(here.server, 'other');
    const message = await ask('when did they go in', shift ? { shift } : {});
    await feedback.vote({ person: '1', place: here, message, entries: ['when-entered'], kind: 'unsupported' });
    expect(await stage.store.votes.counts(here.server, 'other', start)).toHaveLength(1);
    expect(await stage.store.gaps.all(here.server, 'other')).toHaveLength(1);
  });
});

test('whoever wants to be forgotten is: their votes and what came of them, and their name in revisions and log', async () => {
  const { ask, feedback, gaps, incident, stage } = await openAsking();
  const [first, second] = [await ask('when did they go in'), await ask('when did they enter')];
  await feedback.vote({
    person: here.person,
    place: here,
    message: first,
    entries: ['when-entered'],
    kind: 'not-asked',
  });
  await feedback.vote({
    person: here.person,
    place: here,
    message: second,
    entries: ['when-entered'],
    kind: 'helpful',
  });
  await feedback.vote({ person: '1', place: here, message: first, entries: ['when-entered'], kind: 'unsupported' });
  await stage.withhold('where');
  expect(await feedback.forget(here.person)).toEqual({ kind: 'notice', notice: 'forgotten' });

  const { store } = stage;
  expect(await store.votes.counts(here.server, incident, start)).toEqual([
    { entry: 'when-entered', kind: 'unsupported', count: 1 },
  ]);
  expect((await gaps()).map(({ kind }) => kind)).toEqual(['unsupported']);
  const { items } = await store.moderatorLog.page([here.server, operator], 1, 100);
  const named = [...items, ...(await store.revisions.inForce()), ...(await store.withholdings.all())];
  expect(named.map(({ by }) => by)).toEqual(named.map(() => undefined));
});

test('nothing in the database tells who asked or who voted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'on-record-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const location = join(folder, 'on-record.db');
  const store = await openStore(location);
  const { desk } = await openStage();
  const options = {
    ...{ store, desk, recheck: async () => {}, recent: openRecentQuestions(), now: () => new Date() },
    log: { error: (line: object) => expect(line).toEqual({}) },
  };
  const feedback = openFeedback(options);
  const place = { server: here.server, channel: here.channel };
  const shift = desk.at(place);
  const question = 'was there a helicopter over 07700 900123';
  const reply = shift.answerer.answer(question);
  await feedback.asked({ place, shift, reply, question, publicMessage: undefined, privateMessage: '777' });
  await feedback.vote({
    person: '918273645546372819',
    place,
    message: '777',
    entries: ['when-entered'],
    kind: 'not-asked',
  });
  await store.close();
  const bytes = (await readFile(location)).toString('latin1');
  expect(bytes).toContain('was there a helicopter over [phone]');
  expect(bytes).not.toContain('918273645546372819');
  expect(bytes).not.toContain('07700');
});

test('a database that fails is logged in the log that is meant, and nobody is told but who asked to be forgotten', async () => {
  const store = await openStore(':memory:');
  const { desk } = await openStage();
  const errors: unknown[] = [];
  const log = { error: (...line: unknown[]) => errors.push(line) };
  const recent = openRecentQuestions();
  const options = { store, desk, recheck: async () => {}, recent, now: () => new Date(), log: { error: () => {} } };
  const feedback = openFeedback(options).noting(log);
  await store.close();
  const shift = desk.at(here);
  const reply = shift.answerer.answer('when did they go in');
  await feedback.asked({ place: here, shift, reply, question: undefined, publicMessage: '77' });
  await feedback.vote({ person: '1', place: here, message: '77', entries: ['when-entered'], kind: 'helpful' });
  await expect(feedback.forget('1')).rejects.toThrow();
  expect(errors).toMatchObject([
    [{}, 'an answer could not be kept'],
    [{}, 'a vote could not be kept'],
  ]);
});
