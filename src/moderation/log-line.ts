import { z } from 'zod';
import type { OwnReply } from '../answering/own-reply.ts';
import { operator } from '../store/store.ts';
import type { Deed } from './swap.ts';

const kept = z.object({
  at: z.iso.datetime(),
  by: z.string().exactOptional(),
  action: z.string(),
  detail: z.string(),
});

/** A line of the moderators' log as the outbox keeps it. Who of one server did something for all is not told to the others. */
export function keptLine({ server, by, at, action, detail }: Deed): string {
  const known = server === operator || by === undefined ? {} : { by };
  return JSON.stringify({ ...known, at: at.toISOString(), action, detail } satisfies z.input<typeof kept>);
}

export function logLine(data: string): OwnReply {
  const { at, by, action, detail } = kept.parse(JSON.parse(data));
  return { kind: 'log-line', at: new Date(at), by, action, detail };
}
