import { redactionRules } from './redaction-rules.ts';

/** A question is kept no longer than this; a wording of a knowledge file may not be longer either (schema.ts). */
const maxQuestionLength = 300;
/** What comes after so many characters is not even looked at. */
const maxInputLength = 1000;

/** What has no width, or changes only how the letter before it looks. */
const invisibleCharacters = /[\p{Cf}\p{Me}\p{Variation_Selector}]/gu;

/**
 * A question as it may be kept: on one line, and without anything by which a person could be reached or known: e-mail
 * addresses, phone numbers, mentions, links, postcodes, keys and long numbers. '' where nothing is left.
 */
export function redactPersonalData(question: string): string {
  const normalized = truncateInput(question.normalize('NFKC').replace(invisibleCharacters, ''))
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .toWellFormed();
  const redacted = redactionRules.reduce(
    (text, [pattern, replacement]) =>
      text.replace(pattern, (found) => (typeof replacement === 'string' ? replacement : replacement(found))),
    normalized,
  );
  const line = redacted.replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(line.replace(/\[[a-z-]+\]/g, '')) ? truncateLine(line) : '';
}

/** Half an address looks like none; so the word that is cut goes as a whole. */
function truncateInput(text: string): string {
  return text.length > maxInputLength ? text.slice(0, maxInputLength).replace(/\S*$/, '') : text;
}

function truncateLine(line: string): string {
  return line.length > maxQuestionLength ? `${line.slice(0, maxQuestionLength - 1).replace(/\s\S*$/, '')}…` : line;
}
