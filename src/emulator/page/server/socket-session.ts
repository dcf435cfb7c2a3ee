import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { ClientValidationError } from '../../clients/client-validation-error.ts';
import { isRecord, parseJson } from '../../json.ts';
import type { PageEvent, PageRequests, PageResponse, PageResponses } from '../protocol.ts';
import { createRequestHandlers, type PageContext } from './request-handlers.ts';
import { requestSchemas } from './request-schemas.ts';
import { sendEvents } from './send-events.ts';

const requestEnvelope = z.looseObject({ number: z.int() });

/** Serves one open page until it is closed. */
export function serveSocket(socket: WebSocket, context: PageContext): void {
  const send = (message: PageEvent | PageResponse): void => socket.send(JSON.stringify(message));
  const handlers = createRequestHandlers(context, send);
  const events = sendEvents(context, send);
  socket.on('close', events.unsubscribe);
  // The error is followed by a close event.
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => void handleMessage(data));

  async function handleMessage(data: RawData): Promise<void> {
    const { data: request } = requestEnvelope.safeParse(parseJson(String(data)));
    if (!request) return socket.close(1008, 'No number');
    try {
      send({ requestNumber: request.number, ok: await dispatchRequest(request) });
    } catch (error) {
      if (error instanceof ClientValidationError) send({ requestNumber: request.number, problems: error.problems });
      else send({ requestNumber: request.number, error: String(error) });
    }
  }

  function dispatchRequest(request: object): Promise<unknown> {
    const { kind, payload } = 'kind' in request && 'payload' in request ? request : { kind: '', payload: undefined };
    const knownKind = requestKinds.find((one) => one === kind);
    if (!knownKind) throw new ClientValidationError([`There is no request ${kind}.`]);
    if (knownKind === 'watchTraffic') events.watchTraffic(isRecord(payload) && payload.isWatching === true);
    return handle(knownKind, payload);
  }

  async function handle<Kind extends keyof PageRequests>(kind: Kind, payload: unknown): Promise<PageResponses[Kind]> {
    const result = requestSchemas[kind].safeParse(payload);
    if (result.success) return handlers[kind](result.data);
    throw new ClientValidationError(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
}

const requestKinds = [
  'listMessages',
  'listCommands',
  'sendMessage',
  'runCommand',
  'autocomplete',
  'runMessageCommand',
  'pressButton',
  'selectOption',
  'submitModal',
  'watchTraffic',
] as const satisfies readonly (keyof PageRequests)[];
