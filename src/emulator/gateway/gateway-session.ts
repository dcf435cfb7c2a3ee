import { randomBytes } from 'node:crypto';
import { type GatewayDispatchPayload, GatewayOpcodes } from 'discord-api-types/v10';
import type { Shard } from './intents.ts';

/** A dispatch before it has its number in the session. */
export type DispatchEvent = Pick<GatewayDispatchPayload, 't'> & { readonly d: unknown };
type DispatchFrame = DispatchEvent & { readonly op: GatewayOpcodes.Dispatch; readonly s: number };

/** What a bot that identified is to be told, whether it is connected at the moment or will resume. */
export type GatewaySession = {
  readonly id: string;
  readonly intents: number;
  readonly shard: Shard;
  /** Numbers the event, keeps it for a resume, and sends it if a connection is there. */
  dispatch(event: DispatchEvent): void;
  /** From now on events go to this connection, until it is left; then they wait for a resume. */
  connect(send: (frame: DispatchFrame) => void): { disconnect: () => void };
  /** Whether the number is one that the session reached. */
  hasReached(sequence: number): boolean;
  /** Whether all that came after this number is known still. */
  canReplayAfter(sequence: number): boolean;
  /** Sends everything after this number again. */
  replayAfter(sequence: number): void;
};

/** A new session, with nothing sent yet. It remembers the last `keeps` events at least. */
export function createGatewaySession(
  intents: number,
  shard: Shard,
  maxRetained = Number.POSITIVE_INFINITY,
): GatewaySession {
  const sentFrames: DispatchFrame[] = [];
  let droppedCount = 0;
  let send: ((frame: DispatchFrame) => void) | undefined;
  return {
    id: randomBytes(16).toString('hex'),
    intents,
    shard,
    dispatch(event) {
      const frame: DispatchFrame = { op: GatewayOpcodes.Dispatch, s: droppedCount + sentFrames.length + 1, ...event };
      sentFrames.push(frame);
      if (sentFrames.length >= 2 * maxRetained) droppedCount += sentFrames.splice(0, maxRetained).length;
      send?.(frame);
    },
    connect(newSend) {
      send = newSend;
      return {
        disconnect: () => {
          // Another connection may have taken over before this one was seen to be dead.
          if (send === newSend) send = undefined;
        },
      };
    },
    hasReached: (sequence) => sequence <= droppedCount + sentFrames.length,
    canReplayAfter: (sequence) => sequence >= droppedCount,
    replayAfter(sequence) {
      for (const frame of sentFrames.slice(sequence - droppedCount)) send?.(frame);
    },
  };
}
