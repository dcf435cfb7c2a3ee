import { randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The secret of one start. It stands behind the # of the link, which a browser keeps to itself, and is shown with each
 * request. A cookie would be simpler, but goes to every other server on this machine too, whatever its port.
 */
export type PageKey = { readonly words: string; opens(shown: string | undefined): boolean };

export function makeKey(): PageKey {
  const words = randomBytes(24).toString('base64url');
  const right = Buffer.from(words);
  return {
    words,
    opens(shown = '') {
      const tried = Buffer.from(shown);
      return tried.length === right.length && timingSafeEqual(tried, right);
    },
  };
}
