import type { Answers, PageAnswer, PageEvent, Requests } from '../protocol.ts';

/** Why something was not done: what Discord's client would not send, or that the line is broken. */
export class Refusal extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join(' '));
    this.reasons = reasons;
  }
}

/** The line to the page's server. */
export type Connection = {
  /** Rejects with Refusal. */
  ask<Kind extends keyof Requests>(kind: Kind, what: Requests[Kind]): Promise<Answers[Kind]>;
};

export type ConnectionOptions = {
  readonly key: string;
  readonly onEvent: (event: PageEvent) => void;
  /** Called when the line is cut, or was never there. */
  readonly onLost: () => void;
};

const subprotocol = 'on-record-page';

type Waiting = { resolve(answer: unknown): void; reject(error: Refusal): void };

/** Opens the line. */
export function connect({ key, onEvent, onLost }: ConnectionOptions): Connection {
  // A subprotocol can't be empty; without a key the line is refused like with a wrong one.
  const socket = new WebSocket(`ws://${location.host}/`, [subprotocol, key === '' ? 'none' : key]);
  const waiting = new Map<number, Waiting>();
  let number = 0;

  socket.addEventListener('message', ({ data }) => {
    const heard: PageEvent | PageAnswer = JSON.parse(data);
    if ('event' in heard) return onEvent(heard);
    const asked = waiting.get(heard.answer);
    waiting.delete(heard.answer);
    if ('ok' in heard) asked?.resolve(heard.ok);
    else asked?.reject(new Refusal('refused' in heard ? heard.refused : [`Something is broken: ${heard.fault}`]));
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Refusal(['The connection is gone.']));
    waiting.clear();
    onLost();
  });

  return {
    ask(kind, what) {
      if (socket.readyState !== WebSocket.OPEN) return Promise.reject(new Refusal(['The connection is gone.']));
      const { promise, resolve, reject } = Promise.withResolvers<Answers[typeof kind]>();
      number += 1;
      // The server answers each kind with what belongs to it.
      waiting.set(number, { resolve: (answer: Answers[typeof kind]) => resolve(answer), reject });
      socket.send(JSON.stringify({ number, kind, what }));
      return promise;
    },
  };
}
