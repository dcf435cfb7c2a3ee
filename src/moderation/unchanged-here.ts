import type { WithheldHere } from '../answering/change-reply.ts';
import { type OpenDesk, revisionName } from './desk.ts';
import type { Moderator } from './moderation.ts';
import { withheldIn } from './withheld-in.ts';

/** What stays withheld of what a server is told now; nothing where the incident has gone. */
export function stillWithheld(desk: OpenDesk, { server }: Moderator, incident: string): WithheldHere {
  const shift = desk.of(server, incident);
  return shift ? withheldIn(shift) : {};
}

/** A server with a revision of its own should not think that a reload has changed what it is told. */
export function passedBy(desk: OpenDesk, { server }: Moderator, incident: string) {
  const own = desk.held(server, incident)?.revision;
  return own ? { ownRevision: revisionName(own) } : {};
}
