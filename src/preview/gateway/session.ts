import { randomBytes } from 'node:crypto';
import { type GatewayDispatchPayload, GatewayOpcodes } from 'discord-api-types/v10';
import type { Shard } from './intents.ts';

/** A dispatch before it has its number in the session. */
export type Dispatch = Pick<GatewayDispatchPayload, 't'> & { readonly d: unknown };
type Frame = Dispatch & { readonly op: GatewayOpcodes.Dispatch; readonly s: number };

/** What a bot that identified is to be told, whether it is connected at the moment or will resume. */
export type Session = {
  readonly id: string;
  readonly intents: number;
  readonly shard: Shard;
  /** Numbers the event, keeps it for a resume, and sends it if a connection is there. */
  dispatch(event: Dispatch): void;
  /** From now on events go to this connection, until it is left; then they wait for a resume. */
  connect(send: (frame: Frame) => void): { leave: () => void };
  /** Whether the number is one that the session reached. */
  hasReached(sequence: number): boolean;
  /** Whether all that came after this number is known still. */
  remembers(sequence: number): boolean;
  /** Sends everything after this number again. */
  replayAfter(sequence: number): void;
};

/** A new session, with nothing sent yet. It remembers the last `keeps` events at least. */
export function openSession(intents: number, shard: Shard, keeps = Number.POSITIVE_INFINITY): Session {
  const sent: Frame[] = [];
  let forgotten = 0;
  let send: ((frame: Frame) => void) | undefined;
  return {
    id: randomBytes(16).toString('hex'),
    intents,
    shard,
    dispatch(event) {
      const frame: Frame = { op: GatewayOpcodes.Dispatch, s: forgotten + sent.length + 1, ...event };
      sent.push(frame);
      if (sent.length >= 2 * keeps) forgotten += sent.splice(0, keeps).length;
      send?.(frame);
    },
    connect(to) {
      send = to;
      return {
        leave: () => {
          // Another connection may have taken over before this one was seen to be dead.
          if (send === to) send = undefined;
        },
      };
    },
    hasReached: (sequence) => sequence <= forgotten + sent.length,
    remembers: (sequence) => sequence >= forgotten,
    replayAfter(sequence) {
      for (const frame of sent.slice(sequence - forgotten)) send?.(frame);
    },
  };
}
