import { revisionName } from '../../src/moderation/state/active-knowledge.ts';
import { openStore } from '../../src/store/open-store.ts';
import { operator } from '../../src/store/store.ts';
import { sampleKnowledge } from '../discord/sample-knowledge.ts';
import { type Scene, type Version, versions } from './scene.ts';

/** The content of the database between two runs of the bot. */
export type StoredState = {
  readonly version: Version;
  /** Whether the fact "when-entered" is withheld. */
  readonly isWithheld: boolean;
  /** The number of the server's own revisions, and of its entries in the audit log. */
  readonly revisionCount: number;
  readonly auditEntryCount: number;
  /** An earlier revision with the other version, for a rollback. */
  readonly otherRevision: string | undefined;
  readonly problems: readonly string[];
};

/** Opens the database, which checks it, reads it and closes it unchanged. The bot must not be running. */
export async function readStoredState({ database, discord }: Scene): Promise<StoredState> {
  const serverId = discord.servers[0]?.id ?? '';
  const incidentId = sampleKnowledge.incident.id;
  const store = await openStore(database);
  try {
    const revisions = await store.revisions.latest([operator, serverId], incidentId, 1000);
    const ownRevisions = revisions.filter(({ owner }) => owner === serverId);
    const active =
      (await store.revisions.findActive(serverId, incidentId)) ??
      (await store.revisions.findActive(operator, incidentId));
    const bytes = active && (await store.revisions.bytes(active.id));
    const auditLog = await store.auditLog.page([serverId], 1, 10_000);
    const activeOwners = (await store.revisions.active()).map(({ owner }) => owner);
    const numbers = ownRevisions.map(({ number }) => number).toReversed();
    return {
      version: bytes && Buffer.from(bytes).toString() === versions.second.text ? 'second' : 'first',
      isWithheld: (await store.withholdings.all()).length > 0,
      revisionCount: ownRevisions.length,
      auditEntryCount: auditLog.items.length,
      otherRevision: revisions.filter(({ hash }) => hash !== active?.hash).map(revisionName)[0],
      problems: [
        ...(active ? [] : ['no revision is active']),
        ...(new Set(activeOwners).size === activeOwners.length ? [] : ['two revisions of one owner are active']),
        ...(numbers.every((number, index) => number === index + 1) ? [] : [`the numbers have gaps: ${numbers}`]),
      ],
    };
  } finally {
    await store.close();
  }
}
