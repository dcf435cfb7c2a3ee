import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for another one, on paper or by telephone, and no vowels, so that none make a word. */
const alphabet = '34679CDFGHJKMNPQRTVWXY';

/** What a request is called in the log, and in the message of whoever it failed: "7F3K", one of some 230 000. */
export function createRequestId(): string {
  return Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
