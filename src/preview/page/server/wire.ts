import type { Exchange, GatewayFrame } from '../../discord.ts';
import { isRecord } from '../../guards/objects.ts';
import type { WireEntry } from '../protocol.ts';
import { openMasks } from './masks.ts';

/** How much is kept for one action, and how long a payload is shown, in characters. */
const mostEntries = 200;
const longestBody = 20_000;

/** What goes over the wire between the bot and this Discord; to be given to `openDiscord` and to `openPage`. */
export type Wire = {
  readonly onExchange: (exchange: Exchange) => void;
  readonly onGateway: (frame: GatewayFrame) => void;
  /** Another action begins: with the first thing that it sends, what was before is forgotten. */
  begin(action: string): void;
  entries(): readonly WireEntry[];
  /** Calls the listener with each entry to come, until the returned function is called. */
  onEntry(listener: (entry: WireEntry) => void): () => void;
};

/** The gateway's opcode of events; the others keep the connection alive. */
const dispatch = 0;

export function openWire(): Wire {
  const masks = openMasks([]);
  const listeners = new Set<(entry: WireEntry) => void>();
  let kept: WireEntry[] = [];
  let action = 'Start';
  let next: string | undefined;
  let turn = 0;
  let number = 0;

  function keep(entry: Pick<WireEntry, 'line' | 'title' | 'status'>, payload: unknown): void {
    if (next !== undefined) {
      turn += 1;
      action = next;
      next = undefined;
      kept = [];
    }
    number += 1;
    const body = payload === undefined ? '' : JSON.stringify(payload, null, 2);
    const shown = body.length > longestBody ? `${body.slice(0, longestBody)}\n…` : body;
    const whole = { ...entry, number, turn, action, title: masks.hide(entry.title), body: masks.hide(shown) };
    kept = [...kept, whole].slice(-mostEntries);
    for (const tell of listeners) tell(whole);
  }

  return {
    onExchange({ method, path, query, requestHeaders, requestBody, status, responseBody }) {
      masks.learn([requestHeaders, requestBody, responseBody]);
      const title = `${method} ${path}${query === '' ? '' : `?${query}`}`;
      keep({ line: 'rest', title, status }, { request: requestBody, response: responseBody });
    },
    onGateway({ direction, payload }) {
      masks.learn(payload);
      if (direction !== 'sent' || !isRecord(payload) || payload.op !== dispatch) return;
      keep({ line: 'gateway', title: String(payload.t), status: undefined }, payload);
    },
    begin(name) {
      next = name;
    },
    entries: () => kept,
    onEntry(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
