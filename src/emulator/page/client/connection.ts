import type { PageEvent, PageRequests, PageResponse, PageResponses } from '../protocol.ts';

/** Why something was not done: what Discord's client would not send, or that the line is broken. */
export class RequestError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(' '));
    this.problems = problems;
  }
}

/** The line to the page's server. */
export type Connection = {
  /** Rejects with Refusal. */
  ask<Kind extends keyof PageRequests>(kind: Kind, payload: PageRequests[Kind]): Promise<PageResponses[Kind]>;
};

export type ConnectionOptions = {
  readonly key: string;
  readonly onEvent: (event: PageEvent) => void;
  /** Called when the line is cut, or was never there. */
  readonly onLost: () => void;
};

const subprotocol = 'on-record-page';

type Waiting = { resolve(answer: unknown): void; reject(error: RequestError): void };

/** Opens the line. */
export function connect({ key, onEvent, onLost }: ConnectionOptions): Connection {
  // A subprotocol can't be empty; without a key the line is refused like with a wrong one.
  const socket = new WebSocket(`ws://${location.host}/`, [subprotocol, key === '' ? 'none' : key]);
  const waiting = new Map<number, Waiting>();
  let number = 0;

  socket.addEventListener('message', ({ data }) => {
    const heard: PageEvent | PageResponse = JSON.parse(data);
    if ('event' in heard) return onEvent(heard);
    const asked = waiting.get(heard.requestNumber);
    waiting.delete(heard.requestNumber);
    if ('ok' in heard) asked?.resolve(heard.ok);
    else
      asked?.reject(new RequestError('problems' in heard ? heard.problems : [`Something is broken: ${heard.error}`]));
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new RequestError(['The connection is gone.']));
    waiting.clear();
    onLost();
  });

  return {
    ask(kind, payload) {
      if (socket.readyState !== WebSocket.OPEN) return Promise.reject(new RequestError(['The connection is gone.']));
      const { promise, resolve, reject } = Promise.withResolvers<PageResponses[typeof kind]>();
      number += 1;
      // The server answers each kind with what belongs to it.
      waiting.set(number, { resolve: (answer: PageResponses[typeof kind]) => resolve(answer), reject });
      socket.send(JSON.stringify({ number, kind, payload }));
      return promise;
    },
  };
}
