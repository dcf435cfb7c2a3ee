import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { daysAfter, revision } from './samples.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

describe('A revision', () => {
  test('keeps all its fields and its exact bytes', async () => {
    const bytes = Uint8Array.from({ length: 600 }, (_, at) => at % 256);
    const { bytes: _, ...said } = revision({ bytes });
    const added = await store.revisions.add({ ...said, bytes });
    expect(added).toEqual({ ...said, id: added.id, number: 1 });
    expect(await store.revisions.find(added.id)).toEqual(added);
    expect(Buffer.from((await store.revisions.bytes(added.id)) ?? []).equals(bytes)).toBe(true);
  });

  test('may be half a megabyte or empty', async () => {
    const large = await store.revisions.add(revision({ bytes: new Uint8Array(512 * 1024).fill(7) }));
    const empty = await store.revisions.add(revision({ bytes: new Uint8Array() }));
    expect((await store.revisions.bytes(large.id))?.length).toBe(512 * 1024);
    expect((await store.revisions.bytes(empty.id))?.length).toBe(0);
  });

  test('from the folder has no author', async () => {
    const { id } = await store.revisions.add(revision({ owner: 'operator', moderatorId: undefined, origin: 'folder' }));
    expect(await store.revisions.find(id)).toMatchObject({ moderatorId: undefined, origin: 'folder' });
  });

  test('keeps text in any script, with quotes, line breaks and NUL', async () => {
    const note = `'; drop table revisions; --\n“Ça” 火事 🔥 \u0000 end`;
    const { id } = await store.revisions.add(revision({ note }));
    expect((await store.revisions.find(id))?.note).toBe(note);
  });

  test('that does not exist is undefined', async () => {
    expect(await store.revisions.find(7)).toBeUndefined();
    expect(await store.revisions.bytes(7)).toBeUndefined();
  });
});

describe('Revision numbers', () => {
  test('count from 1 for each owner and incident', async () => {
    const of = [
      { owner: 'north', incidentId: 'fire' },
      { owner: 'north', incidentId: 'fire' },
      { owner: 'south', incidentId: 'fire' },
      { owner: 'north', incidentId: 'flood' },
      { owner: 'north', incidentId: 'fire' },
    ];
    const numbers = [];
    for (const one of of) numbers.push((await store.revisions.add(revision(one))).number);
    expect(numbers).toEqual([1, 2, 1, 1, 3]);
  });

  test('have no gap after a transaction that was rolled back', async () => {
    await store.revisions.add(revision());
    const failed = store.transaction(async ({ revisions }) => {
      await revisions.add(revision());
      throw new Error('the moderator’s change failed');
    });
    await expect(failed).rejects.toThrow('the moderator’s change failed');
    expect((await store.revisions.add(revision())).number).toBe(2);
  });

  test('are unique if many are added concurrently', async () => {
    const added = await Promise.all(Array.from({ length: 20 }, () => store.revisions.add(revision())));
    expect(added.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  });
});

describe('The list of the latest revisions', () => {
  test('is sorted by number, for the requested owners, up to the requested limit', async () => {
    await store.revisions.add(revision({ owner: 'operator', note: 'first' }));
    await store.revisions.add(revision({ note: 'second' }));
    await store.revisions.add(revision({ owner: 'south', note: 'another server’s' }));
    await store.revisions.add(revision({ incidentId: 'flood', note: 'another incident’s' }));
    // A clock that was set back does not change the order.
    await store.revisions.add(revision({ note: 'third', createdAt: daysAfter(-1) }));
    const notes = async (owners: string[], most: number) =>
      (await store.revisions.latest(owners, 'fire', most)).map(({ note }) => note);
    expect(await notes(['north', 'operator'], 10)).toEqual(['third', 'second', 'first']);
    expect(await notes(['north', 'operator'], 2)).toEqual(['third', 'second']);
    expect(await notes(['operator'], 10)).toEqual(['first']);
    expect(await notes(['east'], 10)).toEqual([]);
  });
});

describe('The active revision', () => {
  test('is undefined until one is activated', async () => {
    await store.revisions.add(revision());
    expect(await store.revisions.active()).toEqual([]);
    expect(await store.revisions.findActive('north', 'fire')).toBeUndefined();
  });

  test('is the last one activated, and may be an earlier revision again', async () => {
    const first = await store.revisions.add(revision());
    const second = await store.revisions.add(revision());
    await store.revisions.activate(first.id);
    await store.revisions.activate(second.id);
    expect(await store.revisions.active()).toEqual([second]);
    await store.revisions.activate(first.id);
    await store.revisions.activate(first.id);
    expect(await store.revisions.active()).toEqual([first]);
  });

  test('is separate for each owner and incident', async () => {
    const all = [];
    for (const one of [{ owner: 'operator' }, { owner: 'north' }, { owner: 'north', incidentId: 'flood' }])
      all.push(await store.revisions.add(revision(one)));
    for (const { id } of all) await store.revisions.activate(id);
    expect(await store.revisions.active()).toEqual(all);
    await store.revisions.deactivate('north', 'fire');
    expect(await store.revisions.active()).toEqual([all[0], all[2]]);
    expect(await store.revisions.findActive('north', 'fire')).toBeUndefined();
    expect(await store.revisions.findActive('operator', 'fire')).toEqual(all[0]);
  });

  test('cannot be one that does not exist, and nothing changes', async () => {
    const { id } = await store.revisions.add(revision());
    await store.revisions.activate(id);
    await expect(store.revisions.activate(99)).rejects.toThrow('no revision 99');
    expect((await store.revisions.active()).map((one) => one.id)).toEqual([id]);
  });
});

/** Possible events for an owner's incident; `failed` is a transaction that is rolled back. */
const anyEvent = fc.record({
  owner: fc.constantFrom('operator', 'north'),
  incident: fc.constantFrom('fire', 'flood'),
  what: fc.constantFrom('added', 'published', 'failed', 'rolled back', 'deactivated'),
});

type State = { readonly ids: readonly number[]; readonly activeId: number | undefined };

/** Applies the event and returns the expected state. */
async function applyEvent(
  to: Store,
  { ids, activeId }: State,
  { owner, incident, what }: typeof anyEvent extends fc.Arbitrary<infer Event> ? Event : never,
): Promise<State> {
  if (what === 'deactivated') {
    await to.revisions.deactivate(owner, incident);
    return { ids, activeId: undefined };
  }
  if (what === 'rolled back') {
    const [first] = ids;
    if (first !== undefined) await to.revisions.activate(first);
    return { ids, activeId: first };
  }
  const change = to.transaction(async ({ revisions }) => {
    const { id } = await revisions.add(revision({ owner, incidentId: incident }));
    if (what !== 'added') await revisions.activate(id);
    if (what === 'failed') throw new Error('it is rolled back');
    return { ids: [...ids, id], activeId: what === 'added' ? activeId : id };
  });
  return change.catch(() => ({ ids, activeId }));
}

test('After any events and failures, numbers have no gaps and each owner has at most one active revision', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { maxLength: 30 }), async (events) => {
      const one = await openStore(':memory:');
      const states = new Map<string, State>();
      for (const event of events) {
        const key = `${event.owner} ${event.incident}`;
        states.set(key, await applyEvent(one, states.get(key) ?? { ids: [], activeId: undefined }, event));
      }
      for (const [key, { ids, activeId }] of states) {
        const [owner = '', incident = ''] = key.split(' ');
        const listed = (await one.revisions.latest([owner], incident, 100)).toReversed();
        expect(listed.map(({ id }) => id)).toEqual(ids);
        expect(listed.map(({ number }) => number)).toEqual(ids.map((_, at) => at + 1));
        expect((await one.revisions.findActive(owner, incident))?.id).toBe(activeId);
      }
      const activeStates = [...states.values()].filter((state) => state.activeId !== undefined);
      expect(await one.revisions.active()).toHaveLength(activeStates.length);
      await one.close();
    }),
    { numRuns: 50 },
  );
});
