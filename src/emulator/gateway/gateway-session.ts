import { randomBytes } from 'node:crypto';
import { type GatewayDispatchPayload, GatewayOpcodes } from 'discord-api-types/v10';
import type { Shard } from './intents.ts';

/** A dispatch without its sequence number. */
type DispatchEvent = Pick<GatewayDispatchPayload, 't'> & { readonly d: unknown };
type DispatchFrame = DispatchEvent & { readonly op: GatewayOpcodes.Dispatch; readonly s: number };

/** The events of an identified bot, connected or about to resume. */
export type GatewaySession = {
  readonly id: string;
  readonly intents: number;
  readonly shard: Shard;
  /** Numbers the event, stores it for a resume, and sends it if a bot is connected. */
  dispatch(event: DispatchEvent): void;
  /** Sends events to this connection until it disconnects. */
  connect(send: (frame: DispatchFrame) => void): { disconnect: () => void };
  /** Whether the session has sent this sequence number. */
  hasReached(sequence: number): boolean;
  /** Whether all later events are still stored. */
  canReplayAfter(sequence: number): boolean;
  /** Sends all later events again. */
  replayAfter(sequence: number): void;
};

/** Stores at least the last `maxRetained` events. */
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
          // Another connection may have resumed before this one closed.
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
