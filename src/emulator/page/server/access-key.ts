import { randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The access key of one start. It follows the # of the link, which a browser does not send, and accompanies each
 * request. A cookie would be simpler, but browsers send it to every server on this machine, whatever the port.
 */
export type AccessKey = { readonly token: string; matches(candidate: string | undefined): boolean };

export function createAccessKey(): AccessKey {
  const token = randomBytes(24).toString('base64url');
  const expected = Buffer.from(token);
  return {
    token,
    matches(candidate = '') {
      const received = Buffer.from(candidate);
      return received.length === expected.length && timingSafeEqual(received, expected);
    },
  };
}
