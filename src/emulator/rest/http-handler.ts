import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DiscordState } from '../state/discord-state.ts';
import type { ApiCall, ApiResponse } from './api-call.ts';
import { ApiError, apiErrors } from './api-error.ts';
import type { Fault, Faults } from './faults.ts';
import { readRequestBody } from './read-request-body.ts';

/** One request and its answer, as they went over the line. */
export type RestExchange = {
  readonly method: string;
  /** Behind `/api/v10`, decoded (`@original`), without the query. */
  readonly path: string;
  /** Such as `with_response=true`; empty if there is none. */
  readonly query: string;
  readonly requestHeaders: Readonly<Record<string, string | string[] | undefined>>;
  /** JSON; of a form with files its `payload_json`. */
  readonly requestBody: unknown;
  readonly status: number;
  /** Undefined where there is none. */
  readonly responseBody: unknown;
};

/** What answers, what goes wrong on the way, and who is told. */
export type RestContext = {
  readonly handleCall: (call: Omit<ApiCall, 'param'>) => ApiResponse;
  readonly state: DiscordState;
  readonly faults: Pick<Faults, 'take'>;
  onExchange(exchange: RestExchange): void;
  reportProblem(text: string): void;
};

const apiPath = '/api/v10';

/** Answers a request: to the API, or for the file of an attachment. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: RestContext,
): Promise<void> {
  const url = URL.parse(request.url ?? '/', context.state.origin);
  if (!url) return send(response, { status: 400, body: apiErrors.badRequest().body });
  const { pathname, searchParams } = url;
  const path = decodePath(pathname);
  if (path.startsWith('/attachments/')) return serveAttachment(path, searchParams, response, context);
  if (path.startsWith(`${apiPath}/`))
    return serveApi(request, response, path.slice(apiPath.length), searchParams, context);
  context.reportProblem(`${request.method} ${path} is outside of ${apiPath}, which is all that this Discord has.`);
  send(response, { status: 404, body: apiErrors.notFound().body });
}

async function serveApi(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
  context: RestContext,
): Promise<void> {
  const { method = 'GET', headers } = request;
  const { answer: apiResponse, json } = await respondTo(request, { method, path, query }, context);
  if ('connection' in apiResponse) return applyFault(response, apiResponse, { method, path }, context);
  const { status, body } = apiResponse;
  context.onExchange({
    method,
    path,
    query: query.toString(),
    requestHeaders: headers,
    requestBody: json,
    status,
    responseBody: body,
  });
  send(response, apiResponse);
}

async function respondTo(
  request: IncomingMessage,
  requestLine: Pick<ApiCall, 'method' | 'path' | 'query'>,
  { handleCall, faults, reportProblem }: RestContext,
): Promise<{ answer: Fault; json?: unknown }> {
  try {
    const { json, files } = await readRequestBody(request);
    const fault = faults.take(requestLine.method, requestLine.path);
    const execute = () =>
      handleCall({ ...requestLine, authorization: request.headers.authorization, body: json, files });
    if (fault && 'connection' in fault && fault.connection === 'cut-when-done') execute();
    return { answer: fault ?? execute(), json };
  } catch (error) {
    if (error instanceof ApiError) return { answer: { status: error.status, body: error.body } };
    reportProblem(`${requestLine.method} ${requestLine.path} met a fault of this Discord: ${error}`);
    return { answer: { status: 500, body: { message: '500: Internal Server Error', code: 0 } } };
  }
}

function serveAttachment(path: string, query: URLSearchParams, response: ServerResponse, context: RestContext): void {
  const fault = context.faults.take('GET', path);
  if (fault) return void applyFault(response, fault, { method: 'GET', path }, context);
  const file = context.state.attachments.read(path, query);
  if (!file) return void response.writeHead(404).end('This content is no longer available.');
  // A browser must not run what somebody uploaded.
  const headers = { 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' };
  const contentType = file.contentType ?? 'application/octet-stream';
  response.writeHead(200, { ...headers, 'content-type': contentType }).end(file.data);
}

function applyFault(
  response: ServerResponse,
  fault: Fault,
  { method, path }: Pick<ApiCall, 'method' | 'path'>,
  { state }: Pick<RestContext, 'state'>,
): void {
  if (!('connection' in fault)) send(response, fault);
  else if (fault.connection === 'silent') state.events.emit('unanswered', { method, path });
  else response.destroy();
}

/** An answer without body must not name a content type: clients would try to read JSON from nothing. */
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
