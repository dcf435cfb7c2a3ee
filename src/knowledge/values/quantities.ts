import { findHedge } from './hedges.ts';
import { alternatives, numberWordPattern, wordAmount } from './number-words.ts';
import type { Value } from './value.ts';

const scales = new Map([
  ['hundred', 100],
  ['dozen', 12],
  ['k', 1e3],
  ['thousand', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['million', 1e6],
  ['bn', 1e9],
  ['billion', 1e9],
  ['tn', 1e12],
  ['trillion', 1e12],
]);
const ordinalWords = `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth`.split(' ');

/** The spellings of each unit; the first one is its name. */
const unitSpellings = `
  £ pound pounds sterling quid|$ dollar dollars|€ euro euros|p pence penny|c cent cents|% percent|mph|kph km/h
  |km kilometre kilometres kilometer kilometers|mile miles|metre metres meter meters|cm centimetre centimetres|mm|ft foot feet|inch inches
  |yard yards|kg kilo kilos kilogram kilograms|g gram grams|tonne tonnes|ton tons|lb lbs|litre litres liter liters|gallon gallons
  |acre acres|hectare hectares|° degree degrees|second seconds|minute minutes min mins|hour hours hr hrs|day days|night nights
  |week weeks|month months|year years`;
const unitNames = new Map(
  unitSpellings.split('|').flatMap((spellings) => {
    const [name = '', ...others] = spellings.trim().split(/\s+/);
    return [name, ...others].map((spelling): [string, string] => [spelling, name]);
  }),
);

const pattern = new RegExp(
  [
    String.raw`(?<![\w.])(?<currency>[£$€])?\s?(?<!\w)`,
    String.raw`(?:(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<ordinal>st|nd|rd|th)?`,
    String.raw`|(?<article>half an?|an?)(?= (?:hundred|thousand|million|billion|dozen)\b)`,
    `|(?<word>${numberWordPattern})(?: hundred and (?<rest>${numberWordPattern}))?`,
    `|(?<ordinalWord>${alternatives(ordinalWords)})(?!-))`,
    // “1.2m wide” is a length.
    String.raw`(?<length>m(?= (?:wide|long|high|deep|tall|away|apart|above|below|from|down)\b))?`,
    String.raw`(?:[- ]?(?<scale>${alternatives(scales.keys())})(?!\p{L}))?`,
    String.raw`(?:\s?(?<percent>%|per cent\b)|[- ]?(?<unit>${alternatives(unitNames.keys())})(?!\p{L}))?(?!\w)`,
  ].join(''),
  'giu',
);

/** The quantities and ordinals in a text, in order. A plain “one” is left out, because it is usually a pronoun. */
export function findQuantities(text: string): Value[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const groups = match.groups ?? {};
    const amount = readAmount(groups);
    const unit = readUnit(groups);
    const written = match[0].trim();
    if (amount === undefined || /^one$/i.test(written)) return [];
    const start = match.index + match[0].indexOf(written);
    return [
      {
        kind: isOrdinal(groups) ? ('ordinal' as const) : ('quantity' as const),
        text: written,
        start,
        amount,
        unit,
        ...findHedge(text, start, start + written.length, false),
      },
    ];
  });
}

type Groups = Readonly<Record<string, string | undefined>>;

function isOrdinal({ ordinal, ordinalWord }: Groups): boolean {
  return ordinal !== undefined || ordinalWord !== undefined;
}

function readAmount({ scale = '', ...groups }: Groups): number | undefined {
  const base = readBase(groups);
  // Rounded, because 1.1 × 1,000,000 is not a whole number in binary.
  return base === undefined ? undefined : Math.round(base * (scales.get(scale.toLowerCase()) ?? 1) * 1000) / 1000;
}

function readBase({ digits, article, word, rest, ordinalWord }: Groups): number | undefined {
  if (digits !== undefined) return Number(digits.replaceAll(',', ''));
  if (article !== undefined) return article.toLowerCase().startsWith('half') ? 0.5 : 1;
  if (ordinalWord !== undefined) return ordinalWords.indexOf(ordinalWord.toLowerCase()) + 1;
  const base = wordAmount(word ?? '');
  return rest === undefined || base === undefined ? base : base * 100 + (wordAmount(rest) ?? 0);
}

function readUnit({ currency, percent, length, unit = '' }: Groups): string {
  if (percent !== undefined) return '%';
  if (length !== undefined) return 'metre';
  return currency ?? unitNames.get(unit.toLowerCase()) ?? '';
}
