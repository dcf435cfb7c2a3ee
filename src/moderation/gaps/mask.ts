/** A question is kept no longer than this; a wording of a knowledge file may not be longer either (schema.ts). */
const longest = 300;
/** What comes after so many characters is not even looked at. */
const longestRead = 1000;

const figure = '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)';

/**
 * What is found in people's words and must not be kept, in the order in which it is looked for: a link may hold an address,
 * an address a number. Each is written as what it was, so that whoever reads the question still understands it.
 */
const masks: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  // As Discord writes emoji of a server, mentions, and mentions of commands.
  [/<a?:\w+:\d+>/g, ' '],
  [/<[@#][!&]?\d+>|<\/[^<>]{1,100}:\d+>/g, '[name]'],
  [/\b[a-z][a-z0-9+.-]{1,20}:\/\/\S+|\bwww\.\S+|\bdiscord(?:app)?\s*\.\s*(?:gg|com|io)\s*\/\s*\S+/gi, '[link]'],
  [/[^\s@<>()[\]]+(?:@\s?|\s@\s)[^\s@<>()[\]]+\.[^\s@<>()[\]]+/g, '[e-mail]'],
  // "john (at) example.com", "john at example dot com".
  [/\S+\s*[([{]\s*at\s*[)\]}]\s*\S+(?:\s*[([{]?\s*(?:dot|\.)\s*[)\]}]?\s*\w+)*/gi, '[e-mail]'],
  [/\S+\s+at\s+\S+(?:\s+dot\s+\w+)+/gi, '[e-mail]'],
  // Addresses without a scheme, with a path or of the domains that people know.
  [/(?<![\w.-])(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?::\d+)?\/\S*/gi, '[link]'],
  [/(?<![\w.-])(?:[\w-]{1,63}\.){1,8}(?:com|org|net|info|gg|io|tv|uk|eu|de|fr|ie|app|dev|xyz)\b/gi, '[link]'],
  // "@john", "john#1234", and whatever at sign is left.
  [/@+[\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu, '[name]'],
  [/[\p{L}\p{N}_.]+#\d{4}\b/gu, '[name]'],
  [/@+/g, ' '],
  // Keys and tokens: so long and with a figure in it, a word is none.
  [/(?<![\w.-])(?=[\w.-]*\d)(?=[\w.-]*[a-z])[\w.-]{20,}/gi, '[number]'],
  // British postcodes and number plates; addresses of machines.
  [/\b[a-z]{1,2}\d[a-z\d]?\s*\d[abd-hjlnp-uw-z]{2}\b/gi, '[postcode]'],
  [/\b[a-z]{2}\d{2}\s?[a-z]{3}\b/gi, '[number]'],
  [/\b\d{1,3}(?:\s*\.\s*\d{1,3}){3}\b/g, '[number]'],
  // A number that is told figure by figure.
  [new RegExp(`\\b${figure}(?:[\\s,.-]+${figure}\\b){5,}`, 'gi'), '[number]'],
  // Five figures with no letter between them, whatever else stands there; times like "10:00 14:30" are kept.
  [/[+(]*\p{N}(?:[^\p{L}\p{N}?!;:]{0,3}\p{N}){4,}/gu, (found) => (isPhone(found) ? '[phone]' : '[number]')],
];

/** What has no width, or changes only how the letter before it looks. */
const unseen = /[\p{Cf}\p{Me}\p{Variation_Selector}]/gu;

function isPhone(found: string): boolean {
  const figures = found.match(/\p{N}/gu)?.length ?? 0;
  return found.startsWith('+') || (figures >= 9 && figures <= 15);
}

/**
 * A question as it may be kept: on one line, and without anything by which a person could be reached or known: e-mail
 * addresses, phone numbers, mentions, links, postcodes, keys and long numbers. '' where nothing is left.
 */
export function masked(question: string): string {
  const plain = withoutTail(question.normalize('NFKC').replace(unseen, ''))
    .replace(/\p{Cc}+/gu, ' ')
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
