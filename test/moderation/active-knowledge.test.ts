import { describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../src/answering/fact-fingerprint.ts';
import { createSnapshot, type Snapshot } from '../../src/answering/snapshot.ts';
import { createActiveKnowledge } from '../../src/moderation/state/active-knowledge.ts';
import { operator, type Revision } from '../../src/store/store.ts';
import { sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';

const { id: incidentId } = sampleKnowledge.incident;
const serverId = '100';
const location = { serverId, channelId: '101' };

function revision(id: number, owner: string, hash = `hash ${id}`): Revision {
  return {
    ...{ id, owner, incidentId, number: id, hash, moderatorId: undefined, createdAt: new Date(0) },
    ...{ origin: 'upload' as const, changeKind: 'update' as const, note: '', factCount: 1, title: `Title ${id}` },
  };
}

const snapshotOf = (): Snapshot => createSnapshot({ ...sampleKnowledge });

/** Active knowledge in which each load of a server's revision waits for the test. */
function createTestKnowledge() {
  const loads: { readonly id: number; finish(snapshot: Snapshot | undefined): void }[] = [];
  const reverted: number[] = [];
  const active = createActiveKnowledge({
    defaultIncidentId: incidentId,
    loadSnapshot: ({ id }) => new Promise((resolve) => loads.push({ id, finish: resolve })),
    async revertUnreadable({ id, owner }) {
      reverted.push(id);
      active.deactivate(owner, incidentId);
    },
  });
  const operatorSnapshot = snapshotOf();
  active.activate(revision(1, operator), operatorSnapshot);
  return { active, loads, reverted, operatorSnapshot };
}

const turn = () => new Promise(setImmediate);

describe('A server’s own revision', () => {
  test('is loaded when it is used, and not before', async () => {
    const { active, loads, operatorSnapshot } = createTestKnowledge();
    active.activate(revision(2, serverId), undefined);
    expect(loads).toEqual([]);
    expect(await active.forChannel({ serverId: '200', channelId: '201' })).toBe(operatorSnapshot);
    expect(active.incidents(serverId)).toEqual([{ id: incidentId, title: 'Title 2' }]);
    expect(loads).toEqual([]);
    const own = snapshotOf();
    const asked = active.forChannel(location);
    loads[0]?.finish(own);
    expect(await asked).toBe(own);
  });

  test('answers no question after another one was published while it was loaded', async () => {
    const { active, loads } = createTestKnowledge();
    active.activate(revision(2, serverId), undefined);
    const asked = active.forChannel(location);
    active.activate(revision(3, serverId), undefined);
    loads[0]?.finish(snapshotOf());
    await turn();
    const latest = snapshotOf();
    expect(loads.map(({ id }) => id)).toEqual([2, 3]);
    loads[1]?.finish(latest);
    expect(await asked).toBe(latest);
  });

  test('hides a fact that was withheld while it was loaded', async () => {
    const { active, loads } = createTestKnowledge();
    active.activate(revision(2, serverId), undefined);
    const asked = active.forChannel(location);
    const fact = sampleFact('when-entered');
    active.setWithholdings(serverId, incidentId, new Map([[fact.id, fingerprintOf(fact, sampleKnowledge.facts)]]));
    loads[0]?.finish(snapshotOf());
    expect((await asked).withheldFacts.has('when-entered')).toBe(true);
  });

  test('that can’t be read is given up for the operator’s', async () => {
    const { active, loads, reverted, operatorSnapshot } = createTestKnowledge();
    active.activate(revision(2, serverId), undefined);
    const asked = active.forChannel(location);
    loads[0]?.finish(undefined);
    expect(await asked).toBe(operatorSnapshot);
    expect(reverted).toEqual([2]);
  });

  test('that could not be loaded fails the question, and the next one tries again', async () => {
    let isBroken = true;
    const own = snapshotOf();
    const active = createActiveKnowledge({
      defaultIncidentId: incidentId,
      loadSnapshot: async () => (isBroken ? Promise.reject(new Error('The disk is gone.')) : own),
      revertUnreadable: async () => undefined,
    });
    active.activate(revision(2, serverId), undefined);
    await expect(active.forChannel(location)).rejects.toThrow('The disk is gone.');
    isBroken = false;
    expect(await active.forChannel(location)).toBe(own);
  });
});

describe('A snapshot is current', () => {
  const fact = sampleFact('when-entered');
  const withheld = new Map([[fact.id, fingerprintOf(fact, sampleKnowledge.facts)]]);

  test('until another revision with other bytes is active', async () => {
    const { active } = createTestKnowledge();
    const snapshot = await active.forChannel(location);
    expect(active.isCurrent(serverId, snapshot)).toBe(true);
    active.activate(revision(2, serverId, 'hash 1'), undefined);
    expect(active.isCurrent(serverId, snapshot)).toBe(true);
    active.activate(revision(3, serverId), undefined);
    expect(active.isCurrent(serverId, snapshot)).toBe(false);
  });

  test('until the server withholds or restores a fact', async () => {
    const { active } = createTestKnowledge();
    const snapshot = await active.forChannel(location);
    active.setWithholdings(serverId, incidentId, withheld);
    expect(active.isCurrent(serverId, snapshot)).toBe(false);
    const view = await active.forChannel(location);
    expect(active.isCurrent(serverId, view)).toBe(true);
    active.setWithholdings(serverId, incidentId, new Map());
    expect([active.isCurrent(serverId, view), active.isCurrent(serverId, snapshot)]).toEqual([false, true]);
  });

  test('with equal tags for servers that see the same', () => {
    const { active } = createTestKnowledge();
    const tags = () => [serverId, '200'].map((id) => active.contentTag(id, incidentId));
    active.activate(revision(2, serverId, 'same'), undefined);
    active.activate(revision(3, '200', 'same'), undefined);
    expect(new Set(tags()).size).toBe(1);
    active.setWithholdings('200', incidentId, withheld);
    expect(new Set(tags()).size).toBe(2);
    active.setWithholdings(serverId, incidentId, new Map(withheld));
    expect(new Set(tags()).size).toBe(1);
  });
});
