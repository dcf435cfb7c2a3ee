import { randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The secret of one start. It stands behind the # of the link, which a browser keeps to itself, and is shown with each
 * request. A cookie would be simpler, but goes to every other server on this machine too, whatever its port.
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
