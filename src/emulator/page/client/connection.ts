import { type PageEvent, type PageRequests, type PageResponse, type PageResponses, subprotocol } from '../protocol.ts';
import { readTabStorage, writeTabStorage } from './tab-storage.ts';

/** Discord's client would not send the request, or the connection is lost. */
export class RequestError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(' '));
    this.problems = problems;
  }
}

/** The reasons to show for an error, one per line. Anything but a RequestError is a bug of the page and must be visible. */
export function describeError(error: unknown): readonly string[] {
  return error instanceof RequestError ? error.problems : [`Error on this page: ${error}`];
}

export type Connection = {
  /** Rejects with RequestError. */
  request<Kind extends keyof PageRequests>(kind: Kind, payload: PageRequests[Kind]): Promise<PageResponses[Kind]>;
  /** Downloads a file from the page server. Rejects with RequestError. */
  fetchFile(path: string): Promise<Blob>;
};

export type ConnectionOptions = {
  readonly onEvent: (event: PageEvent, connection: Connection) => void;
  /** Called when the connection is closed or cannot be opened. */
  readonly onLost: () => void;
};

type PendingRequest = { resolve(result: unknown): void; reject(error: RequestError): void };

/** Connects to the page server over one WebSocket. */
export function connect({ onEvent, onLost }: ConnectionOptions): void {
  const key = readAccessKey();
  // A subprotocol cannot be empty; the server refuses a missing key like a wrong one.
  const socket = new WebSocket(`ws://${location.host}/`, [subprotocol, key === '' ? 'none' : key]);
  const pendingRequests = new Map<number, PendingRequest>();
  let requestNumber = 0;

  const connection: Connection = {
    request(kind, payload) {
      if (socket.readyState !== WebSocket.OPEN) return Promise.reject(connectionLost());
      const { promise, resolve, reject } = Promise.withResolvers<PageResponses[typeof kind]>();
      requestNumber += 1;
      // The server answers each kind of request with its own kind of response.
      pendingRequests.set(requestNumber, { resolve: (result: PageResponses[typeof kind]) => resolve(result), reject });
      socket.send(JSON.stringify({ number: requestNumber, kind, payload }));
      return promise;
    },
    async fetchFile(path) {
      const response = await fetch(path, { headers: { authorization: `Bearer ${key}` } });
      if (!response.ok) throw new RequestError(['This file is no longer available.']);
      return response.blob();
    },
  };

  function receive(message: PageEvent | PageResponse): void {
    if ('event' in message) onEvent(message, connection);
    else receiveResponse(message);
  }
  function receiveResponse(message: PageResponse): void {
    const pending = pendingRequests.get(message.requestNumber);
    pendingRequests.delete(message.requestNumber);
    if ('ok' in message) pending?.resolve(message.ok);
    else pending?.reject(new RequestError('problems' in message ? message.problems : [`Error: ${message.error}`]));
  }
  // Messages that have arrived together are applied together, so that the page renders once for a burst of them.
  const inbox: (PageEvent | PageResponse)[] = [];
  const { port1, port2 } = new MessageChannel();
  const receiveAll = (): void => inbox.splice(0).forEach(receive);
  port1.addEventListener('message', receiveAll);
  port1.start();
  socket.addEventListener('message', ({ data }) => {
    if (inbox.push(JSON.parse(data)) === 1) port2.postMessage(undefined);
  });
  socket.addEventListener('close', () => {
    receiveAll();
    for (const { reject } of pendingRequests.values()) reject(connectionLost());
    pendingRequests.clear();
    onLost();
  });
}

function connectionLost(): RequestError {
  return new RequestError(['Connection lost.']);
}

/** The key of the link. It is moved from the address bar to the tab's storage, so that it is not copied by accident. */
function readAccessKey(): string {
  const keyInLink = location.hash.slice(1);
  if (keyInLink !== '') {
    writeTabStorage('key', keyInLink);
    history.replaceState(null, '', location.pathname);
  }
  return readTabStorage('key');
}
