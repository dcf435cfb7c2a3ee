import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import type { Store } from '../../src/store/store.ts';
import { daysAfter, gap, keepAnswer, noon, revision, task, vote } from './samples.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

const line = (action: string, server = 'north', by: string | undefined = '1001') => ({
  server,
  by,
  at: noon,
  action,
  detail: `${action} was done`,
});

describe('the moderators’ log', () => {
  test('comes in pages, the latest first, of the servers that were asked for', async () => {
    for (const action of ['a', 'b', 'c', 'd', 'e']) await store.moderatorLog.add(line(action));
    await store.moderatorLog.add(line('elsewhere', 'south'));
    await store.moderatorLog.add(line('reload', 'operator', undefined));
    const page = async (number: number) => {
      const { items, pages } = await store.moderatorLog.page(['north', 'operator'], number, 3);
      return [pages, items.map(({ action }) => action)];
    };
    expect(await page(1)).toEqual([2, ['reload', 'e', 'd']]);
    expect(await page(2)).toEqual([2, ['c', 'b', 'a']]);
    expect(await page(3)).toEqual([2, []]);
  });

  test('keeps each line whole', async () => {
    await store.moderatorLog.add(line('upload'));
    const { items } = await store.moderatorLog.page(['north'], 1, 10);
    expect(items).toEqual([{ ...line('upload'), id: 1 }]);
  });

  test('has one empty page where nothing was done', async () => {
    expect(await store.moderatorLog.page(['north'], 1, 10)).toEqual({ items: [], pages: 1 });
  });
});

describe('after the time of keeping', () => {
  /** What a day leaves behind. */
  async function aDay(at: Date, name: string): Promise<void> {
    await keepAnswer(store, { at, message: name });
    await store.answers.count('north', 'fire', at, 'answered', [name]);
    const { id } = await store.votes.cast(vote({ at, message: name, kind: 'not-asked' }));
    await store.gaps.add(gap({ at, question: `${name} voted` }), id);
    await store.gaps.add(gap({ at, question: `${name} asked` }));
    await store.outbox.add(task({ kind: 'news', data: name }, at));
    await store.moderatorLog.add({ ...line(name), at });
    await store.withholdings.add({
      server: 'north',
      incident: 'fire',
      fact: name,
      by: '1001',
      at,
      reason: 'the law',
      said: '{}',
    });
  }

  test('what people asked, were told and voted is gone, and what came later is there', async () => {
    await aDay(daysAfter(-40), 'old');
    await aDay(daysAfter(-20), 'new');
    await store.retention.clean(daysAfter(-30));
    const always = new Date(0);
    expect((await store.answers.since(always, 'fire')).map(({ message, shown }) => [message, shown.length])).toEqual([
      ['new', 1],
    ]);
    expect(await store.answers.outcomes('north', 'fire', always)).toHaveLength(1);
    expect(await store.answers.entries('north', 'fire', always)).toEqual([{ entry: 'new', count: 1 }]);
    expect(await store.votes.messages()).toEqual(['new']);
    expect((await store.gaps.all('north', 'fire')).map(({ question }) => question)).toEqual(['new voted', 'new asked']);
    expect(await store.outbox.waiting()).toBe(1);
  });

  test('what moderators did and decided stays', async () => {
    await store.settings.setIncident('north', 'fire');
    const { id } = await store.revisions.add(revision({ at: daysAfter(-40) }));
    await store.revisions.putInForce(id);
    await aDay(daysAfter(-40), 'old');
    await store.retention.clean(noon);
    expect((await store.revisions.inForce()).map((one) => one.id)).toEqual([id]);
    expect(await store.revisions.latest(['north'], 'fire', 10)).toHaveLength(2);
    expect(await store.settings.of('north')).toMatchObject({ incident: 'fire' });
    expect(await store.withholdings.all()).toHaveLength(1);
    expect((await store.moderatorLog.page(['north'], 1, 10)).items).toHaveLength(1);
  });

  test('counts are of whole days: the day in which the time ends stays', async () => {
    await store.answers.count('north', 'fire', new Date('2026-02-28T23:00:00Z'), 'answered', []);
    await store.answers.count('north', 'fire', new Date('2026-03-01T01:00:00Z'), 'answered', []);
    await store.retention.clean(noon);
    expect(await store.answers.outcomes('north', 'fire', new Date(0))).toMatchObject([{ day: '2026-03-01' }]);
  });
});

test('a moderator who is forgotten is nowhere any more, and what was done is still on record', async () => {
  const { id } = await store.revisions.add(revision({ by: '1001' }));
  const other = await store.revisions.add(revision({ by: '1002' }));
  await store.withholdings.add({
    server: 'north',
    incident: 'fire',
    fact: 'f',
    by: '1001',
    at: noon,
    reason: 'the law',
    said: '{}',
  });
  await store.moderatorLog.add(line('upload'));
  await store.moderatorLog.add(line('reload'));
  await store.retention.forget('1001');
  expect(await store.revisions.find(id)).toMatchObject({ by: undefined, note: 'as the police said' });
  expect(await store.revisions.find(other.id)).toMatchObject({ by: '1002' });
  expect(await store.withholdings.all()).toMatchObject([{ by: undefined, reason: 'the law' }]);
  const { items } = await store.moderatorLog.page(['north'], 1, 10);
  expect(items).toMatchObject([
    { by: undefined, action: 'reload' },
    { by: undefined, action: 'upload' },
  ]);
});

test('a moderator who is forgotten is not named in lines of the log that wait to be posted either', async () => {
  const data = (by: string) => JSON.stringify({ by, at: noon, action: 'withhold', detail: 'not "by":"1001"' });
  for (const by of ['1001', '1002']) await store.outbox.add(task({ kind: 'log', data: data(by) }));
  await store.retention.forget('1001');
  const waiting = [];
  for (let next = await store.outbox.begin(noon); next; next = await store.outbox.begin(noon)) {
    waiting.push(next.work.kind === 'log' ? JSON.parse(next.work.data) : undefined);
    await store.outbox.end(next.id);
  }
  const line = { at: noon.toISOString(), action: 'withhold', detail: 'not "by":"1001"' };
  expect(waiting).toEqual([line, { ...line, by: '1002' }]);
});
