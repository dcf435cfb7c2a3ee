import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { ClientValidationError } from '../../clients/client-validation-error.ts';
import { isRecord, parseJson } from '../../json.ts';
import type {
  PageEvent,
  PageFieldValue,
  PageOptionValue,
  PageRequests,
  PageResponse,
  PageResponses,
} from '../protocol.ts';
import { createRequestHandlers, type PageContext } from './request-handlers.ts';
import { sendEvents } from './send-events.ts';

/** Maximum length of a name or id on Discord, in characters. */
const shortString = z.string().max(100);
const snowflake = z.string().regex(/^\d{1,20}$/);
const origin = { role: z.literal(['member', 'moderator']), channelId: snowflake };
const commandRequest = { ...origin, name: shortString, subcommand: shortString.exactOptional() };
const uploadedFile = z.object({ name: z.string().min(1).max(255), type: z.string().max(255), data: z.string() });
const optionValue: z.ZodType<PageOptionValue> = z.union([uploadedFile, z.string(), z.number(), z.boolean()]);
const fieldValue: z.ZodType<PageFieldValue> = z.union([z.string(), z.array(z.string()), z.array(uploadedFile)]);

/** The payload of each request of the page. */
const requestSchemas: { readonly [Kind in keyof PageRequests]: z.ZodType<PageRequests[Kind]> } = {
  listMessages: z.object({ ...origin, beforeId: snowflake.exactOptional() }),
  listCommands: z.object(origin),
  sendMessage: z.object({
    ...origin,
    content: z.string(),
    repliedMessageId: snowflake.exactOptional(),
    pingsAuthor: z.boolean().exactOptional(),
  }),
  runCommand: z.object({ ...commandRequest, values: z.record(z.string(), optionValue) }),
  autocomplete: z.object({
    ...commandRequest,
    option: shortString,
    text: z.string(),
    values: z.record(z.string(), optionValue),
  }),
  runMessageCommand: z.object({ ...origin, name: shortString, messageId: snowflake }),
  pressButton: z.object({ ...origin, messageId: snowflake, customId: shortString }),
  selectOption: z.object({ ...origin, messageId: snowflake, customId: shortString, values: z.array(shortString) }),
  submitModal: z.object({ ...origin, modalId: snowflake, values: z.record(z.string(), fieldValue) }),
  watchTraffic: z.object({ isWatching: z.boolean() }),
};

const requestEnvelope = z.object({ number: z.int(), kind: z.string().catch(''), payload: z.unknown() });

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

  function dispatchRequest({ kind, payload }: z.infer<typeof requestEnvelope>): Promise<unknown> {
    if (!isRequestKind(kind)) throw new ClientValidationError([`There is no request ${kind}.`]);
    if (kind === 'watchTraffic') events.watchTraffic(isRecord(payload) && payload.isWatching === true);
    return handle(kind, payload);
  }

  async function handle<Kind extends keyof PageRequests>(kind: Kind, payload: unknown): Promise<PageResponses[Kind]> {
    const result = requestSchemas[kind].safeParse(payload);
    if (result.success) return handlers[kind](result.data);
    throw new ClientValidationError(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
}

function isRequestKind(kind: string): kind is keyof PageRequests {
  return Object.hasOwn(requestSchemas, kind);
}
