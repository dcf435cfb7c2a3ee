import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { addAnswer, daysAfter, gap, noon, revision, task, vote } from './samples.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

const line = (action: string, serverId = 'north', moderatorId: string | undefined = '1001') => ({
  serverId,
  moderatorId,
  createdAt: noon,
  action,
  detail: `${action} was done`,
});

describe('The audit log', () => {
  test('is paginated, latest first, for the requested servers', async () => {
    for (const action of ['a', 'b', 'c', 'd', 'e']) await store.auditLog.add(line(action));
    await store.auditLog.add(line('elsewhere', 'south'));
    await store.auditLog.add(line('reload', 'operator', undefined));
    const page = async (number: number) => {
      const { items, pageCount } = await store.auditLog.page(['north', 'operator'], number, 3);
      return [pageCount, items.map(({ action }) => action)];
    };
    expect(await page(1)).toEqual([2, ['reload', 'e', 'd']]);
    expect(await page(2)).toEqual([2, ['c', 'b', 'a']]);
    expect(await page(3)).toEqual([2, []]);
  });

  test('keeps every field of an entry', async () => {
    await store.auditLog.add(line('upload'));
    const { items } = await store.auditLog.page(['north'], 1, 10);
    expect(items).toEqual([{ ...line('upload'), id: 1 }]);
  });

  test('has one empty page if there is no entry', async () => {
    expect(await store.auditLog.page(['north'], 1, 10)).toEqual({ items: [], pageCount: 1 });
  });
});

describe('After the retention period', () => {
  /** The data that one day leaves behind. */
  async function aDay(at: Date, name: string): Promise<void> {
    await addAnswer(store, { postedAt: at, messageId: name });
    await store.answers.countQuestion('north', 'fire', at, 'answered', [name]);
    const { id } = await store.votes.cast(vote({ createdAt: at, messageId: name, kind: 'not-asked' }));
    await store.gaps.add(gap({ createdAt: at, question: `${name} voted` }), id);
    await store.gaps.add(gap({ createdAt: at, question: `${name} asked` }));
    await store.outbox.add(task({ kind: 'news', data: name }, at));
    await store.auditLog.add({ ...line(name), createdAt: at });
    await store.withholdings.add({
      serverId: 'north',
      incidentId: 'fire',
      factId: name,
      moderatorId: '1001',
      createdAt: at,
      reason: 'the law',
      fingerprint: '{}',
    });
  }

  test('questions, answers and votes are deleted, and later ones remain', async () => {
    await aDay(daysAfter(-40), 'old');
    await aDay(daysAfter(-20), 'new');
    await store.retention.clean(daysAfter(-30));
    const always = new Date(0);
    expect(
      (await store.answers.listSince(always, 'fire')).map(({ messageId, items }) => [messageId, items.length]),
    ).toEqual([['new', 1]]);
    expect(await store.answers.outcomeCounts('north', 'fire', always)).toHaveLength(1);
    expect(await store.answers.entryCounts('north', 'fire', always)).toEqual([{ entryId: 'new', count: 1 }]);
    expect(await store.votes.messageIds()).toEqual(['new']);
    expect((await store.gaps.list('north', 'fire')).map(({ question }) => question)).toEqual([
      'new voted',
      'new asked',
    ]);
    expect(await store.outbox.pendingCount()).toBe(1);
  });

  test('the actions and decisions of moderators remain', async () => {
    await store.settings.setIncident('north', 'fire');
    const { id } = await store.revisions.add(revision({ createdAt: daysAfter(-40) }));
    await store.revisions.activate(id);
    await aDay(daysAfter(-40), 'old');
    await store.retention.clean(noon);
    expect((await store.revisions.active()).map((one) => one.id)).toEqual([id]);
    expect(await store.revisions.latest(['north'], 'fire', 10)).toHaveLength(2);
    expect(await store.settings.forServer('north')).toMatchObject({ incidentId: 'fire' });
    expect(await store.withholdings.all()).toHaveLength(1);
    expect((await store.auditLog.page(['north'], 1, 10)).items).toHaveLength(1);
  });

  test('counts remain for the whole UTC day in which the period ends', async () => {
    await store.answers.countQuestion('north', 'fire', new Date('2026-02-28T23:00:00Z'), 'answered', []);
    await store.answers.countQuestion('north', 'fire', new Date('2026-03-01T01:00:00Z'), 'answered', []);
    await store.retention.clean(noon);
    expect(await store.answers.outcomeCounts('north', 'fire', new Date(0))).toMatchObject([{ day: '2026-03-01' }]);
  });
});

test('A forgotten moderator’s id is removed everywhere, and the audit log keeps the actions', async () => {
  const { id } = await store.revisions.add(revision({ moderatorId: '1001' }));
  const other = await store.revisions.add(revision({ moderatorId: '1002' }));
  await store.withholdings.add({
    serverId: 'north',
    incidentId: 'fire',
    factId: 'f',
    moderatorId: '1001',
    createdAt: noon,
    reason: 'the law',
    fingerprint: '{}',
  });
  await store.auditLog.add(line('upload'));
  await store.auditLog.add(line('reload'));
  await store.retention.forget('1001');
  expect(await store.revisions.find(id)).toMatchObject({ moderatorId: undefined, note: 'as the police said' });
  expect(await store.revisions.find(other.id)).toMatchObject({ moderatorId: '1002' });
  expect(await store.withholdings.all()).toMatchObject([{ moderatorId: undefined, reason: 'the law' }]);
  const { items } = await store.auditLog.page(['north'], 1, 10);
  expect(items).toMatchObject([
    { moderatorId: undefined, action: 'reload' },
    { moderatorId: undefined, action: 'upload' },
  ]);
});

test('A forgotten moderator’s id is also removed from audit entries that are still to be posted', async () => {
  const data = (by: string) => JSON.stringify({ by, at: noon, action: 'withhold', detail: 'not "by":"1001"' });
  for (const by of ['1001', '1002']) await store.outbox.add(task({ kind: 'log', data: data(by) }));
  await store.retention.forget('1001');
  const waiting = [];
  for (let next = await store.outbox.claim(noon); next; next = await store.outbox.claim(noon)) {
    waiting.push(next.payload.kind === 'log' ? JSON.parse(next.payload.data) : undefined);
    await store.outbox.complete(next.id);
  }
  const line = { at: noon.toISOString(), action: 'withhold', detail: 'not "by":"1001"' };
  expect(waiting).toEqual([line, { ...line, by: '1002' }]);
});
