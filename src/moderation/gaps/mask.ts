import { masks } from './masks.ts';

/** A question is kept no longer than this; a wording of a knowledge file may not be longer either (schema.ts). */
const longest = 300;
/** What comes after so many characters is not even looked at. */
const longestRead = 1000;

/** What has no width, or changes only how the letter before it looks. */
const unseen = /[\p{Cf}\p{Me}\p{Variation_Selector}]/gu;

/**
 * A question as it may be kept: on one line, and without anything by which a person could be reached or known: e-mail
 * addresses, phone numbers, mentions, links, postcodes, keys and long numbers. '' where nothing is left.
 */
export function masked(question: string): string {
  const plain = withoutTail(question.normalize('NFKC').replace(unseen, ''))
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .toWellFormed();
  const safe = masks.reduce(
    (text, [sort, name]) => text.replace(sort, (found) => (typeof name === 'string' ? name : name(found))),
    plain,
  );
  const line = safe.replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(line.replace(/\[[a-z-]+\]/g, '')) ? shortened(line) : '';
}

/** Half an address looks like none; so the word that is cut goes as a whole. */
function withoutTail(text: string): string {
  return text.length > longestRead ? text.slice(0, longestRead).replace(/\S*$/, '') : text;
}

function shortened(line: string): string {
  return line.length > longest ? `${line.slice(0, longest - 1).replace(/\s\S*$/, '')}…` : line;
}
