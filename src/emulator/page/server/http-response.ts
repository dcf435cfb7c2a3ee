import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What every answer carries. Nothing runs or loads that is not a file of the page's own server; pictures that were sent
 * are shown as blobs, since they are fetched with the key.
 */
const securityHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Answers a request of the page. */
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

/** Whether no other site had a hand in the request. A browser names the site that sends one, except for a plain visit. */
export function isSameOrigin({ headers: { origin } }: IncomingMessage, ownOrigin: string): boolean {
  return origin === undefined || origin === ownOrigin;
}
