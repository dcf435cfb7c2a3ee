import { describe, expect, test } from 'vitest';
import type { FactFingerprint } from '../../src/answering/fact-fingerprint.ts';
import { loadedVersion, storedVersion } from '../../src/moderation/state/version-tag.ts';
import { editSample, factPath, sampleKnowledge } from '../discord/sample-knowledge.ts';
import { createModerationFixture, type ModerationFixture, moderator, otherModerator } from './moderation-fixture.ts';

const { serverId } = moderator;
const incidentId = sampleKnowledge.incident.id;
const changed = editSample((file) => file.setIn(factPath('when-entered', 'answer'), 'Officers entered around 2pm.'));

describe('The version tag of a server after a change', () => {
  test.each<readonly [string, (fixture: ModerationFixture) => Promise<unknown>, isChanged: boolean, reason: string]>([
    ['nothing', async () => {}, false, 'the same version has the same tag'],
    ['another file of the operator', ({ activate }) => activate(changed), true, 'the server follows the operator'],
    ['a file of the server', ({ activate }) => activate(changed, serverId), true, 'its own revision comes first'],
    [
      'a file of another server',
      ({ activate }) => activate(changed, otherModerator.serverId),
      false,
      'it is not shown here',
    ],
    ['a withheld fact', ({ withhold }) => withhold('injuries'), true, 'the same revision shows less'],
    [
      'a fact that was withheld and restored',
      async ({ withhold, unwithhold }) => {
        await withhold('injuries');
        await unwithhold('injuries');
      },
      false,
      'the answers are the same again',
    ],
  ])('%s', async (_, change, isChanged, reason) => {
    const fixture = await createModerationFixture();
    const before = await storedVersion(fixture.store, serverId, incidentId);
    await change(fixture);
    const stored = await storedVersion(fixture.store, serverId, incidentId);
    expect(stored !== before, reason).toBe(isChanged);
    expect(loadedVersion(fixture.activeKnowledge, serverId, incidentId), 'memory and database agree').toBe(stored);
  });
});

describe('The version tag of withholdings', () => {
  const fingerprint: FactFingerprint = { answerText: 'answer', quoteTexts: ['quote'], exemptFactIds: [] };
  const tagOf = (id: number | undefined, ...withholdings: [string, FactFingerprint][]) =>
    loadedVersion(
      {
        activeRevision: () => (id === undefined ? undefined : { id, name: String(id) }),
        withholdings: () => new Map(withholdings),
      },
      serverId,
      incidentId,
    );
  const base = tagOf(1, ['a', fingerprint], ['b', fingerprint]);

  test.each([
    ['in another order', tagOf(1, ['b', fingerprint], ['a', fingerprint]), true, 'the order has no effect on answers'],
    ['of another revision', tagOf(2, ['a', fingerprint], ['b', fingerprint]), false, 'the knowledge is another one'],
    ['without a revision', tagOf(undefined, ['a', fingerprint], ['b', fingerprint]), false, 'the incident was removed'],
    ['without one of them', tagOf(1, ['a', fingerprint]), false, 'another fact is visible'],
    [
      'with an exempt fact',
      tagOf(1, ['a', { ...fingerprint, exemptFactIds: ['c'] }], ['b', fingerprint]),
      false,
      'a fact with the same quotes is visible',
    ],
  ] as const)('%s', (_, tag, isSame, reason) => {
    expect(tag === base, reason).toBe(isSame);
  });
});
