import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DiscordState } from '../state/discord-state.ts';
import { ApiError, apiErrors } from './api-error.ts';
import type { Fault, Faults } from './faults.ts';
import { readRequestBody } from './read-request-body.ts';
import type { ApiCall, ApiResponse } from './router.ts';

/** A request and its response. */
export type RestExchange = {
  readonly method: string;
  /** After `/api/v10`, decoded (`@original`), without the query. */
  readonly path: string;
  /** Such as `with_response=true`; empty without a query. */
  readonly query: string;
  readonly requestHeaders: Readonly<Record<string, string | string[] | undefined>>;
  /** The JSON body, or the `payload_json` of a form with files. */
  readonly requestBody: unknown;
  readonly status: number;
  /** Undefined without a body. */
  readonly responseBody: unknown;
};

export type RestContext = {
  readonly handleCall: (call: ApiCall) => ApiResponse;
  readonly state: DiscordState;
  readonly faults: Pick<Faults, 'take'>;
  onExchange(exchange: RestExchange): void;
  reportProblem(text: string): void;
};

type RequestLine = Pick<ApiCall, 'method' | 'path' | 'query'>;

const apiPath = '/api/v10';

/** Responds to a request for the API or for an attachment. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: RestContext,
): Promise<void> {
  const url = URL.parse(request.url ?? '/', context.state.origin);
  if (!url) return send(response, apiErrors.badRequest());
  const path = decodePath(url.pathname);
  const requestLine = { method: request.method ?? 'GET', path, query: url.searchParams };
  if (path.startsWith('/attachments/')) return serveAttachment(requestLine, response, context);
  if (path.startsWith(`${apiPath}/`)) {
    return serveApi(request, response, { ...requestLine, path: path.slice(apiPath.length) }, context);
  }
  context.reportProblem(`The emulator does not support ${request.method} ${path}: only paths below ${apiPath}.`);
  send(response, apiErrors.notFound());
}

async function serveApi(
  request: IncomingMessage,
  response: ServerResponse,
  requestLine: RequestLine,
  context: RestContext,
): Promise<void> {
  const { result, json } = await respondTo(request, requestLine, context);
  if (!('connection' in result)) {
    context.onExchange({
      method: requestLine.method,
      path: requestLine.path,
      query: requestLine.query.toString(),
      requestHeaders: request.headers,
      requestBody: json,
      status: result.status,
      responseBody: result.body,
    });
  }
  sendOrBreak(response, result, requestLine, context);
}

async function respondTo(
  request: IncomingMessage,
  requestLine: RequestLine,
  { handleCall, faults, reportProblem }: RestContext,
): Promise<{ result: Fault; json?: unknown }> {
  try {
    const { json, files } = await readRequestBody(request);
    const { authorization } = request.headers;
    const execute = () => handleCall({ ...requestLine, authorization, body: json, files });
    const fault = faults.take(requestLine.method, requestLine.path);
    if (fault && 'connection' in fault && fault.connection === 'cut-when-done') execute();
    return { result: fault ?? execute(), json };
  } catch (error) {
    if (error instanceof ApiError) return { result: error };
    reportProblem(`The emulator failed to handle ${requestLine.method} ${requestLine.path}: ${error}`);
    return { result: { status: 500, body: { message: '500: Internal Server Error', code: 0 } } };
  }
}

function serveAttachment(requestLine: RequestLine, response: ServerResponse, context: RestContext): void {
  const fault = context.faults.take('GET', requestLine.path);
  if (fault) return void sendOrBreak(response, fault, requestLine, context);
  const file = context.state.attachments.read(requestLine.path, requestLine.query);
  if (!file) return void response.writeHead(404).end('This content is no longer available.');
  // A browser must not run an uploaded file.
  const headers = { 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' };
  const contentType = file.contentType ?? 'application/octet-stream';
  response.writeHead(200, { ...headers, 'content-type': contentType }).end(file.data);
}

function sendOrBreak(
  response: ServerResponse,
  result: Fault,
  { method, path }: RequestLine,
  { state }: Pick<RestContext, 'state'>,
): void {
  if (!('connection' in result)) send(response, result);
  else if (result.connection === 'silent') state.events.emit('unanswered', { method, path });
  else response.destroy();
}

/** Without a body there is no content type either: clients would try to parse the JSON. */
function send(response: ServerResponse, { status, body, headers = {} }: ApiResponse): void {
  if (body === undefined) return void response.writeHead(status, headers).end();
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
