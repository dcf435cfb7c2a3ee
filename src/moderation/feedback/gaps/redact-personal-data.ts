/** Maximum length of a stored question, equal to that of a paraphrase in a knowledge file (schema.ts). */
const maxQuestionLength = 300;
/** The rest of a longer text is not read. */
const maxInputLength = 1000;

/** Characters without width, or that only change the look of the previous one. */
const invisibleCharacters = /[\p{Cf}\p{Me}\p{Variation_Selector}]/gu;

/**
 * Returns the question on one line, without data that identifies a person: e-mail addresses, phone numbers, mentions, links, postcodes, keys
 * and long numbers. '' if nothing is left.
 */
export function redactPersonalData(question: string): string {
  // Truncated first as well: NFKC makes up to 18 characters of one.
  const truncated = truncateInput(question.replace(invisibleCharacters, ''));
  const normalized = truncateInput(truncated.normalize('NFKC').replace(invisibleCharacters, ''))
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

/** A truncated address would not be recognized, so the truncated word is removed. */
function truncateInput(text: string): string {
  return text.length > maxInputLength ? text.slice(0, maxInputLength).replace(/\S*$/, '') : text;
}

function truncateLine(line: string): string {
  return line.length > maxQuestionLength ? `${line.slice(0, maxQuestionLength - 1).replace(/\s\S*$/, '')}…` : line;
}

/** A pattern and its replacement. */
type RedactionRule = readonly [RegExp, string | ((found: string) => string)];

const word = '[^\\s@<>()[\\]]+';
const topLevelDomains = '(?:com|org|net|info|gg|io|tv|uk|eu|de|fr|ie|app|dev|xyz)';
/** Mail providers, recognized without a top-level domain. */
const mailProviders = '(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|proton(?:mail)?|aol)';
const spelledDomain = '(?: dot \\w+| \\. \\w+)';

/** E-mail addresses in any spelling, with a word before the sign. User names, which have none, are handled later. */
const emailRules: readonly RedactionRule[] = [
  [ignoringCase(`(?<![^\\s@<>()[\\]])(?:"[^"@]{1,64}"|${word})@(?: ?\\[?[^\\s@<>()]+)?${spelledDomain}*`), '[e-mail]'],
  [ignoringCase(`${word} @ (?:${word}\\.${word}|${mailProviders}\\b)${spelledDomain}*`), '[e-mail]'],
  [ignoringCase(`${word} @[\\w-]+(?:\\.[\\w-]+)*\\.${topLevelDomains}\\b`), '[e-mail]'],
  // "john (at) example.com", "john at example dot com".
  [/\S+\s*[([{]\s*at\s*[)\]}]\s*\S+(?:\s*[([{]?\s*(?:dot|\.)\s*[)\]}]?\s*\w+)*/gi, '[e-mail]'],
  [
    ignoringCase(
      `\\S+(?: dot \\S+)* at (?:\\S+(?: dot \\w+)+|(?:[\\w-]+\\.)+${topLevelDomains}\\b|${mailProviders}\\b)`,
    ),
    '[e-mail]',
  ],
];

const digit =
  '(?:\\p{N}|zero|oh|o|one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|double|triple)(?![\\p{L}\\p{N}])';
/** A letter used as a digit next to a digit. Both cases are listed, because ignoring case makes it slow to compile. */
const digitLookalike = '(?:(?<=[\\p{N}oilOIL])[oilOIL]|[oilOIL](?=[\\p{N}oilOIL]))';
const separators = '[^\\p{L}\\p{N}?!:]{0,3}';

const numberRules: readonly RedactionRule[] = [
  // British postcodes and number plates; IP addresses.
  [/\b[a-z]{1,2}\d[a-z\d]?\s*\d[abd-hjlnp-uw-z]{2}\b/gi, '[postcode]'],
  [/\b[a-z]{2}\d{2}\s?[a-z]{3}\b/gi, '[number]'],
  [/(?:(?<![\w:])[0-9a-f:]{2,30}:)?\b\d{1,3}(?:\s*\.\s*\d{1,3}){3}\b/gi, '[number]'],
  [/(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}(?![\w:])/gi, '[number]'],
  [
    /(?<![\w:])(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})(?![\w:])/gi,
    '[number]',
  ],
  // Five digits without letters between them; times like "10:00 14:30" are kept.
  [ignoringCase(`[+(]*\\p{N}(?:${separators}\\p{N}){4,}`), numberPlaceholder],
  [
    /\p{N}{3,}(?:[^\p{L}\p{N}\s]{1,3}\p{N}+)+/gu,
    (found) => (countDigits(found) > 4 ? numberPlaceholder(found) : found),
  ],
  [
    new RegExp(`(?<!\\p{L})(?:\\p{N}|${digitLookalike})(?:${separators}(?:\\p{N}|${digitLookalike}))+(?!\\p{L})`, 'gu'),
    // Counted here, because a repetition of at least six takes 0.1 s to compile.
    (found) =>
      countDigits(found) > 3 && countDigitsAndLookalikes(found) > 6 && /\p{N}[oil]|[oil]\p{N}/iu.test(found)
        ? '[phone]'
        : found,
  ],
  // A number spelled out digit by digit.
  [ignoringCase(`(?<![\\p{L}\\p{N}])${digit}(?:[\\s,.-]+${digit}){5,}`), '[number]'],
];

/**
 * Personal data that must not be stored, in the order of search: a link may contain an address, an address a number. The replacement
 * names the kind of data, so that the question stays readable.
 */
const redactionRules: readonly RedactionRule[] = [
  // Discord's syntax for server emoji, mentions and command mentions.
  [/<a?:\w+:\d+>/g, ' '],
  [/<[@#][!&]?\d+>|<\/[^<>]{1,100}:\d+>/g, '[name]'],
  [/\b[a-z][a-z0-9+.-]{1,20}:\/\/\S+|\bwww\.\S+|\bdiscord(?:app)?\s*\.\s*(?:gg|com|io)\s*\/\s*\S+/gi, '[link]'],
  ...emailRules,
  // Links without a scheme, with a path or a common domain.
  [/(?<![\w.-])(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?::\d+)?\/\S*/gi, '[link]'],
  [ignoringCase(`(?<![\\w.-])(?:[\\w-]{1,63}\\.){1,8}${topLevelDomains}\\b`), '[link]'],
  // "@john", "john#1234", and any other at sign.
  [/@+[\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu, '[name]'],
  [/[\p{L}\p{N}_.]+#\d{4}\b/gu, '[name]'],
  [/@+/g, ' '],
  // Keys and tokens: long words with a digit.
  [/(?<![\w.-])(?=[\w.-]*\d)(?=[\w.-]*[a-z])[\w.-]{20,}/gi, '[number]'],
  ...numberRules,
];

/** Matches everywhere, ignoring case. */
function ignoringCase(pattern: string): RegExp {
  return new RegExp(pattern, 'giu');
}

function numberPlaceholder(found: string): string {
  const digitCount = countDigits(found);
  return found.startsWith('+') || (digitCount >= 9 && digitCount <= 15) ? '[phone]' : '[number]';
}

function countDigitsAndLookalikes(text: string): number {
  return text.match(/[\p{N}oil]/giu)?.length ?? 0;
}

function countDigits(text: string): number {
  return text.match(/\p{N}/gu)?.length ?? 0;
}
