import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world/world.ts';
import { ApiError, refusals } from './api-error.ts';
import type { Answer, Call } from './call.ts';
import type { Fault, Faults } from './faults.ts';
import { readBody } from './request-body.ts';

/** One request and its answer, as they went over the line. */
export type Exchange = {
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
export type Serving = {
  readonly api: (call: Omit<Call, 'param'>) => Answer;
  readonly world: World;
  readonly faults: Pick<Faults, 'take'>;
  exchanged(exchange: Exchange): void;
  problem(text: string): void;
};

const API = '/api/v10';

/** Answers a request: to the API, or for the file of an attachment. */
export async function serve(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const url = URL.parse(request.url ?? '/', serving.world.origin);
  if (!url) return send(response, { status: 400, body: refusals.badRequest().body });
  const { pathname, searchParams } = url;
  const path = decode(pathname);
  if (path.startsWith('/attachments/')) return serveAttachment(path, searchParams, response, serving);
  if (path.startsWith(`${API}/`)) return serveApi(request, response, path.slice(API.length), searchParams, serving);
  serving.problem(`${request.method} ${path} is outside of ${API}, which is all that this Discord has.`);
  send(response, { status: 404, body: refusals.notFound().body });
}

async function serveApi(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
  serving: Serving,
): Promise<void> {
  const { method = 'GET', headers } = request;
  const { answer, json } = await answerTo(request, { method, path, query }, serving);
  if ('connection' in answer) return meet(response, answer, { method, path }, serving);
  const { status, body } = answer;
  serving.exchanged({
    method,
    path,
    query: query.toString(),
    requestHeaders: headers,
    requestBody: json,
    status,
    responseBody: body,
  });
  send(response, answer);
}

async function answerTo(
  request: IncomingMessage,
  line: Pick<Call, 'method' | 'path' | 'query'>,
  { api, faults, problem }: Serving,
): Promise<{ answer: Fault; json?: unknown }> {
  try {
    const { json, files } = await readBody(request);
    const fault = faults.take(line.method, line.path);
    const carryOut = () => api({ ...line, authorization: request.headers.authorization, body: json, files });
    if (fault && 'connection' in fault && fault.connection === 'cut-when-done') carryOut();
    return { answer: fault ?? carryOut(), json };
  } catch (error) {
    if (error instanceof ApiError) return { answer: { status: error.status, body: error.body } };
    problem(`${line.method} ${line.path} met a fault of this Discord: ${error}`);
    return { answer: { status: 500, body: { message: '500: Internal Server Error', code: 0 } } };
  }
}

function serveAttachment(path: string, query: URLSearchParams, response: ServerResponse, serving: Serving): void {
  const fault = serving.faults.take('GET', path);
  if (fault) return void meet(response, fault, { method: 'GET', path }, serving);
  const file = serving.world.attachments.read(path, query);
  if (!file) return void response.writeHead(404).end('This content is no longer available.');
  // A browser must not run what somebody uploaded.
  const headers = { 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' };
  const contentType = file.contentType ?? 'application/octet-stream';
  response.writeHead(200, { ...headers, 'content-type': contentType }).end(file.data);
}

function meet(
  response: ServerResponse,
  fault: Fault,
  { method, path }: Pick<Call, 'method' | 'path'>,
  { world }: Pick<Serving, 'world'>,
): void {
  if (!('connection' in fault)) send(response, fault);
  else if (fault.connection === 'silent') world.events.emit('unanswered', { method, path });
  else response.destroy();
}

/** An answer without body must not name a content type: clients would try to read JSON from nothing. */
function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  if (body === undefined) return void response.writeHead(status, headers).end();
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
