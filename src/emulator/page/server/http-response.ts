import type { ServerResponse } from 'node:http';
import type { PageContext } from './request-handlers.ts';

/**
 * Headers of every response. The page runs and loads only files of its own server; images of messages are fetched with
 * the access key and shown as blobs.
 */
export const securityHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // No text can become markup or code.
    "require-trusted-types-for 'script'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Responds to a request of the page. */
export function sendResponse(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array = '',
  extraHeaders: Readonly<Record<string, string>> = {},
): void {
  const isText = body !== '' && !('content-type' in extraHeaders);
  response.writeHead(status, {
    ...securityHeaders,
    ...(isText && { 'content-type': 'text/plain; charset=utf-8' }),
    ...extraHeaders,
  });
  response.end(body);
}

/**
 * Serves a file of a message that one of the two roles sees, at `/files/channel/message/index`. It is fetched only from
 * the emulator: addresses of other servers get status 404.
 */
export async function serveFile(response: ServerResponse, path: string, context: PageContext): Promise<void> {
  const [, channelId = '', messageId = '', attachmentIndex = ''] =
    /^\/files\/(\d{1,20})\/(\d{1,20})\/(\d{1,2})$/.exec(path) ?? [];
  const url = context.participants.findMessage(channelId, messageId)?.attachments[Number(attachmentIndex)]?.url;
  if (url === undefined || URL.parse(url)?.origin !== new URL(context.discord.apiUrl).origin)
    return sendResponse(response, 404);
  const file = await fetch(url, { redirect: 'error' }).catch(() => undefined);
  if (!file?.ok) return sendResponse(response, 404, 'This file is no longer available.');
  const type = file.headers.get('content-type') ?? 'application/octet-stream';
  sendResponse(response, 200, new Uint8Array(await file.arrayBuffer()), {
    'content-type': type,
    'content-disposition': 'attachment',
  });
}
