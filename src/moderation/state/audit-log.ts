import { operator, type Repositories } from '../../store/store.ts';
import { serializeAuditLine } from './audit-line.ts';
import type { NewAuditEntry } from './transition.ts';

/**
 * Writes a line into the moderators' log, in the transaction of the deed, and queues it for the channels that follow the
 * log: the server's own, or those of all servers where it concerns all.
 */
export async function recordAudit(repositories: Repositories, entry: NewAuditEntry): Promise<void> {
  await repositories.auditLog.add(entry);
  for (const [serverId, channelId] of await logChannels(repositories, entry.serverId)) {
    await repositories.outbox.add({
      serverId,
      channelId,
      createdAt: entry.createdAt,
      payload: { kind: 'log', data: serializeAuditLine(entry) },
    });
  }
}

async function logChannels({ settings }: Repositories, serverId: string): Promise<(readonly [string, string])[]> {
  const all = serverId === operator ? await settings.all() : new Map([[serverId, await settings.forServer(serverId)]]);
  return [...all].flatMap(([serverId, { logChannelId }]) =>
    logChannelId === undefined ? [] : [[serverId, logChannelId] as const],
  );
}
