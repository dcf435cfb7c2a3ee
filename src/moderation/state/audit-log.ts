import { z } from 'zod';
import type { Announcement } from '../../replies/announcement.ts';
import { operator, type Repositories } from '../../store/store.ts';

export type NewAuditEntry = {
  /** A server's id, or 'operator' for a change that affects all servers. */
  readonly serverId: string;
  readonly moderatorId: string | undefined;
  readonly createdAt: Date;
  /** A fixed word, such as 'upload'. */
  readonly action: string;
  readonly detail: string;
};

/** Adds an entry to the audit log and queues a post for each log channel, in the transaction of the change itself. */
export async function recordAudit(repositories: Repositories, entry: NewAuditEntry): Promise<void> {
  await repositories.auditLog.add(entry);
  for (const [serverId, channelId] of await logChannels(repositories, entry.serverId)) {
    await repositories.outbox.add({
      serverId,
      channelId,
      createdAt: entry.createdAt,
      payload: { kind: 'log', data: serializeAuditEntry(entry) },
    });
  }
}

/** The log channel of one server, or of all servers for an entry of the operator's. */
async function logChannels({ settings }: Repositories, serverId: string): Promise<(readonly [string, string])[]> {
  const all = serverId === operator ? await settings.all() : new Map([[serverId, await settings.forServer(serverId)]]);
  return [...all].flatMap(([serverId, { logChannelId }]) =>
    logChannelId === undefined ? [] : [[serverId, logChannelId] as const],
  );
}

const postedEntrySchema = z.object({
  at: z.iso.datetime(),
  by: z.string().exactOptional(),
  action: z.string(),
  detail: z.string(),
});

/** The outbox payload. An entry for all servers leaves out the moderator, whom the other servers don't know. */
function serializeAuditEntry({ serverId, moderatorId, createdAt, action, detail }: NewAuditEntry): string {
  const actor = serverId === operator || moderatorId === undefined ? {} : { by: moderatorId };
  return JSON.stringify({ ...actor, at: createdAt.toISOString(), action, detail } satisfies z.input<
    typeof postedEntrySchema
  >);
}

export function parseAuditEntry(data: string): Announcement {
  const { at, by, action, detail } = postedEntrySchema.parse(JSON.parse(data));
  return { kind: 'audit-entry', createdAt: new Date(at), moderatorId: by, action, detail };
}
