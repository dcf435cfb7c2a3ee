import type { IncomingMessage, ServerResponse } from 'node:http';

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

/** Whether the request comes from this page or a plain visit. Browsers name the site that sends a request. */
export function isSameOrigin({ headers: { origin } }: IncomingMessage, ownOrigin: string): boolean {
  return origin === undefined || origin === ownOrigin;
}
