import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What every answer carries. Nothing runs or loads that is not a file of the page's own server; pictures that were sent
 * are shown as blobs, since they are fetched with the key.
 */
const headers = {
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
export function answer(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array = '',
  more: Readonly<Record<string, string>> = {},
): void {
  const isText = body !== '' && !('content-type' in more);
  response.writeHead(status, { ...headers, ...(isText && { 'content-type': 'text/plain; charset=utf-8' }), ...more });
  response.end(body);
}

/** Whether no other site had a hand in the request. A browser names the site that sends one, except for a plain visit. */
export function isFromThePage({ headers: { origin } }: IncomingMessage, own: string): boolean {
  return origin === undefined || origin === own;
}
