import type { IncomingMessage } from 'node:http';
import { maxRequestBytes } from '../file-limits.ts';
import { parseJson } from '../json.ts';
import type { Upload } from '../state/attachments.ts';
import { apiErrors } from './api-error.ts';

/** The JSON of a request, and its files by their number. */
export type RequestBody = { readonly json: unknown; readonly files: ReadonlyMap<number, Upload> };

/** Reads JSON, or a form with `payload_json` and `files[n]`. Throws ApiError for oversized and malformed bodies. */
export async function readRequestBody(request: IncomingMessage): Promise<RequestBody> {
  const bytes = await readBytes(request);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { json: undefined, files: new Map() };
  if (!type.startsWith('multipart/form-data')) return { json: requireJson(bytes.toString()), files: new Map() };
  const formData = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const payload = formData.get('payload_json');
  return { json: typeof payload === 'string' ? requireJson(payload) : {}, files: await readFiles(formData) };
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // The rest is read too: a client that is disconnected while it sends never reads the response.
    if (size <= maxRequestBytes) chunks.push(chunk);
  }
  if (size > maxRequestBytes) throw apiErrors.requestTooLarge();
  return Buffer.concat(chunks);
}

async function readFiles(formData: FormData): Promise<Map<number, Upload>> {
  const files = new Map<number, Upload>();
  for (const [field, file] of formData) {
    const number = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (number === undefined || typeof file === 'string') continue;
    const upload = { name: file.name, data: new Uint8Array(await file.arrayBuffer()) };
    files.set(Number(number), file.type ? { ...upload, contentType: file.type } : upload);
  }
  return files;
}

function requireJson(text: string): unknown {
  const json = parseJson(text);
  if (json === undefined) throw apiErrors.invalidJson();
  return json;
}
