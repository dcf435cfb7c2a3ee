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

describe('what a revision keeps', () => {
  test('all that was said of it, and its bytes as they came', async () => {
    const bytes = Uint8Array.from({ length: 600 }, (_, at) => at % 256);
    const { bytes: _, ...said } = revision({ bytes });
    const added = await store.revisions.add({ ...said, bytes });
    expect(added).toEqual({ ...said, id: added.id, number: 1 });
    expect(await store.revisions.find(added.id)).toEqual(added);
    expect(Buffer.from((await store.revisions.bytes(added.id)) ?? []).equals(bytes)).toBe(true);
  });

  test('half a megabyte of a file, and an empty one', async () => {
    const large = await store.revisions.add(revision({ bytes: new Uint8Array(512 * 1024).fill(7) }));
    const empty = await store.revisions.add(revision({ bytes: new Uint8Array() }));
    expect((await store.revisions.bytes(large.id))?.length).toBe(512 * 1024);
    expect((await store.revisions.bytes(empty.id))?.length).toBe(0);
  });

  test('a revision of nobody, from the folder', async () => {
    const { id } = await store.revisions.add(revision({ owner: 'operator', moderatorId: undefined, origin: 'folder' }));
    expect(await store.revisions.find(id)).toMatchObject({ moderatorId: undefined, origin: 'folder' });
  });

  test('words in any script, with quotes, line breaks and NUL', async () => {
    const note = `'; drop table revisions; --\n“Ça” 火事 🔥 \u0000 end`;
    const { id } = await store.revisions.add(revision({ note }));
    expect((await store.revisions.find(id))?.note).toBe(note);
  });

  test('nothing of one that was never there', async () => {
    expect(await store.revisions.find(7)).toBeUndefined();
    expect(await store.revisions.bytes(7)).toBeUndefined();
  });
});

describe('the numbers that people call revisions by', () => {
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

  test('have no gap where a change was not kept', async () => {
    await store.revisions.add(revision());
    const failed = store.transaction(async ({ revisions }) => {
      await revisions.add(revision());
      throw new Error('the moderator’s change failed');
    });
    await expect(failed).rejects.toThrow('the moderator’s change failed');
    expect((await store.revisions.add(revision())).number).toBe(2);
  });

  test('are all different where many are added at once', async () => {
    const added = await Promise.all(Array.from({ length: 20 }, () => store.revisions.add(revision())));
    expect(added.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  });
});

describe('the list of the latest', () => {
  test('has the last one first, of all owners that were asked for, and no more than were asked for', async () => {
    await store.revisions.add(revision({ owner: 'operator', note: 'first' }));
    await store.revisions.add(revision({ note: 'second' }));
    await store.revisions.add(revision({ owner: 'south', note: 'another server’s' }));
    await store.revisions.add(revision({ incidentId: 'flood', note: 'another incident’s' }));
    // A clock that was set back changes nothing in the order.
    await store.revisions.add(revision({ note: 'third', createdAt: daysAfter(-1) }));
    const notes = async (owners: string[], most: number) =>
      (await store.revisions.latest(owners, 'fire', most)).map(({ note }) => note);
    expect(await notes(['north', 'operator'], 10)).toEqual(['third', 'second', 'first']);
    expect(await notes(['north', 'operator'], 2)).toEqual(['third', 'second']);
    expect(await notes(['operator'], 10)).toEqual(['first']);
    expect(await notes(['east'], 10)).toEqual([]);
  });
});

describe('what is in force', () => {
  test('nothing, until it is put there', async () => {
    await store.revisions.add(revision());
    expect(await store.revisions.active()).toEqual([]);
    expect(await store.revisions.findActive('north', 'fire')).toBeUndefined();
  });

  test('the one that was put there last, and an earlier one again', async () => {
    const first = await store.revisions.add(revision());
    const second = await store.revisions.add(revision());
    await store.revisions.activate(first.id);
    await store.revisions.activate(second.id);
    expect(await store.revisions.active()).toEqual([second]);
    await store.revisions.activate(first.id);
    await store.revisions.activate(first.id);
    expect(await store.revisions.active()).toEqual([first]);
  });

  test('one for each owner and incident, and none of theirs goes with another’s', async () => {
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

  test('a revision that never was is refused, and changes nothing', async () => {
    const { id } = await store.revisions.add(revision());
    await store.revisions.activate(id);
    await expect(store.revisions.activate(99)).rejects.toThrow('no revision 99');
    expect((await store.revisions.active()).map((one) => one.id)).toEqual([id]);
  });
});

/** What may happen to the state of an owner's incident; `failed` is a change that is not kept. */
const deed = fc.record({
  owner: fc.constantFrom('operator', 'north'),
  incident: fc.constantFrom('fire', 'flood'),
  what: fc.constantFrom('added', 'put in force', 'failed', 'put back', 'taken out'),
});

type State = { readonly ids: readonly number[]; readonly inForce: number | undefined };

/** Does it, and gives what should be so afterwards. */
async function happen(
  to: Store,
  { ids, inForce }: State,
  { owner, incident, what }: typeof deed extends fc.Arbitrary<infer Deed> ? Deed : never,
): Promise<State> {
  if (what === 'taken out') {
    await to.revisions.deactivate(owner, incident);
    return { ids, inForce: undefined };
  }
  if (what === 'put back') {
    const [first] = ids;
    if (first !== undefined) await to.revisions.activate(first);
    return { ids, inForce: first };
  }
  const change = to.transaction(async ({ revisions }) => {
    const { id } = await revisions.add(revision({ owner, incidentId: incident }));
    if (what !== 'added') await revisions.activate(id);
    if (what === 'failed') throw new Error('it is not kept');
    return { ids: [...ids, id], inForce: what === 'added' ? inForce : id };
  });
  return change.catch(() => ({ ids, inForce }));
}

test('whatever is done and whatever fails, numbers have no gaps and at most one revision is in force', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 30 }), async (deeds) => {
      const one = await openStore(':memory:');
      const states = new Map<string, State>();
      for (const each of deeds) {
        const key = `${each.owner} ${each.incident}`;
        states.set(key, await happen(one, states.get(key) ?? { ids: [], inForce: undefined }, each));
      }
      for (const [key, { ids, inForce }] of states) {
        const [owner = '', incident = ''] = key.split(' ');
        const listed = (await one.revisions.latest([owner], incident, 100)).toReversed();
        expect(listed.map(({ id }) => id)).toEqual(ids);
        expect(listed.map(({ number }) => number)).toEqual(ids.map((_, at) => at + 1));
        expect((await one.revisions.findActive(owner, incident))?.id).toBe(inForce);
      }
      const inForce = [...states.values()].filter((state) => state.inForce !== undefined);
      expect(await one.revisions.active()).toHaveLength(inForce.length);
      await one.close();
    }),
    { numRuns: 50 },
  );
});
