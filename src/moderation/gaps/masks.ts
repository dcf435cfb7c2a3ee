/** What is found, and what is written in its place. */
export type Mask = readonly [RegExp, string | ((found: string) => string)];

const word = '[^\\s@<>()[\\]]+';
const domains = '(?:com|org|net|info|gg|io|tv|uk|eu|de|fr|ie|app|dev|xyz)';
/** By the name of one alone people tell an address. */
const providers = '(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|proton(?:mail)?|aol)';
const inWords = '(?: dot \\w+| \\. \\w+)';

/** Addresses of people, however they are written; always with the word before the sign. Names come after: they have no word there. */
const addresses: readonly Mask[] = [
  [any(`(?<![^\\s@<>()[\\]])(?:"[^"@]{1,64}"|${word})@(?: ?\\[?[^\\s@<>()]+)?${inWords}*`), '[e-mail]'],
  [any(`${word} @ (?:${word}\\.${word}|${providers}\\b)${inWords}*`), '[e-mail]'],
  [any(`${word} @[\\w-]+(?:\\.[\\w-]+)*\\.${domains}\\b`), '[e-mail]'],
  // "john (at) example.com", "john at example dot com".
  [/\S+\s*[([{]\s*at\s*[)\]}]\s*\S+(?:\s*[([{]?\s*(?:dot|\.)\s*[)\]}]?\s*\w+)*/gi, '[e-mail]'],
  [any(`\\S+(?: dot \\S+)* at (?:\\S+(?: dot \\w+)+|(?:[\\w-]+\\.)+${domains}\\b|${providers}\\b)`), '[e-mail]'],
];

const figure =
  '(?:\\p{N}|zero|oh|o|one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|double|triple)(?![\\p{L}\\p{N}])';
/** A letter that stands for a figure, beside one. */
const lookalike = '(?:(?<=[\\p{N}oil])[oil]|[oil](?=[\\p{N}oil]))';
const between = '[^\\p{L}\\p{N}?!:]{0,3}';

const numbers: readonly Mask[] = [
  // British postcodes and number plates; addresses of machines.
  [/\b[a-z]{1,2}\d[a-z\d]?\s*\d[abd-hjlnp-uw-z]{2}\b/gi, '[postcode]'],
  [/\b[a-z]{2}\d{2}\s?[a-z]{3}\b/gi, '[number]'],
  [/(?:(?<![\w:])[0-9a-f:]{2,30}:)?\b\d{1,3}(?:\s*\.\s*\d{1,3}){3}\b/gi, '[number]'],
  [/(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}(?![\w:])/gi, '[number]'],
  [
    /(?<![\w:])(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})(?![\w:])/gi,
    '[number]',
  ],
  // Five figures with no letter between them, whatever else stands there; times like "10:00 14:30" are kept.
  [any(`[+(]*\\p{N}(?:${between}\\p{N}){4,}`), named],
  [/\p{N}{3,}(?:[^\p{L}\p{N}\s]{1,3}\p{N}+)+/gu, (found) => (figuresIn(found) > 4 ? named(found) : found)],
  [
    any(`(?<!\\p{L})(?:\\p{N}|${lookalike})(?:${between}(?:\\p{N}|${lookalike})){6,}(?!\\p{L})`),
    (found) => (figuresIn(found) > 3 && /\p{N}[oil]|[oil]\p{N}/iu.test(found) ? '[phone]' : found),
  ],
  // A number that is told figure by figure.
  [any(`(?<![\\p{L}\\p{N}])${figure}(?:[\\s,.-]+${figure}){5,}`), '[number]'],
];

/**
 * What is found in people's words and must not be kept, in the order in which it is looked for: a link may hold an address,
 * an address a number. Each is written as what it was, so that whoever reads the question still understands it.
 */
export const masks: readonly Mask[] = [
  // As Discord writes emoji of a server, mentions, and mentions of commands.
  [/<a?:\w+:\d+>/g, ' '],
  [/<[@#][!&]?\d+>|<\/[^<>]{1,100}:\d+>/g, '[name]'],
  [/\b[a-z][a-z0-9+.-]{1,20}:\/\/\S+|\bwww\.\S+|\bdiscord(?:app)?\s*\.\s*(?:gg|com|io)\s*\/\s*\S+/gi, '[link]'],
  ...addresses,
  // Addresses without a scheme, with a path or of the domains that people know.
  [/(?<![\w.-])(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?::\d+)?\/\S*/gi, '[link]'],
  [any(`(?<![\\w.-])(?:[\\w-]{1,63}\\.){1,8}${domains}\\b`), '[link]'],
  // "@john", "john#1234", and whatever at sign is left.
  [/@+[\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu, '[name]'],
  [/[\p{L}\p{N}_.]+#\d{4}\b/gu, '[name]'],
  [/@+/g, ' '],
  // Keys and tokens: so long and with a figure in it, a word is none.
  [/(?<![\w.-])(?=[\w.-]*\d)(?=[\w.-]*[a-z])[\w.-]{20,}/gi, '[number]'],
  ...numbers,
];

/** Wherever it stands, in small letters or large. */
function any(pattern: string): RegExp {
  return new RegExp(pattern, 'giu');
}

function named(found: string): string {
  const figures = figuresIn(found);
  return found.startsWith('+') || (figures >= 9 && figures <= 15) ? '[phone]' : '[number]';
}

function figuresIn(text: string): number {
  return text.match(/\p{N}/gu)?.length ?? 0;
}
