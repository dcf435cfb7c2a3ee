import { z } from 'zod';
import type { Announcement } from '../../replies/announcement.ts';
import { operator } from '../../store/store.ts';
import type { NewAuditEntry } from './transition.ts';

const auditLineSchema = z.object({
  at: z.iso.datetime(),
  by: z.string().exactOptional(),
  action: z.string(),
  detail: z.string(),
});

/** A line of the moderators' log as the outbox keeps it. Who of one server did something for all is not told to the others. */
export function serializeAuditLine({ serverId, moderatorId, createdAt, action, detail }: NewAuditEntry): string {
  const actor = serverId === operator || moderatorId === undefined ? {} : { by: moderatorId };
  return JSON.stringify({ ...actor, at: createdAt.toISOString(), action, detail } satisfies z.input<
    typeof auditLineSchema
  >);
}

export function parseAuditLine(data: string): Announcement {
  const { at, by, action, detail } = auditLineSchema.parse(JSON.parse(data));
  return { kind: 'audit-entry', createdAt: new Date(at), moderatorId: by, action, detail };
}
