import nlp from 'compromise/one';

/** Abbreviations of reports and news that compromise does not have. */
const abbreviations = `
  adj adm amb apt asst atty br cdr ch cpl cllr const corp deg dep det dist fr gov hon hwy insp just messrs pc pres prof pte
  pty rep ret rev sec sen sgt sr supt wg
  approx bldg blvd bros dept ed est fri ft govt mon mt nov oct para reg sept sq thu thurs tue tues wed yrs
  al ave c fig i.e e.g etc inc int jr ltd max min rd tel v vs`
  .trim()
  .split(/\s+/);

nlp.plugin({
  model: { one: { abbreviations: Object.fromEntries(abbreviations.map((abbreviation) => [abbreviation, true])) } },
});

/** “Sat. 6 June”, “No. 10”: words of their own, so they are abbreviations only before a number. */
const numberedAbbreviation = /(?:^|[\s’'"“(])(?:Sat|Sun|Mar|[Nn]os?)\.\s*$/;
/** “No. He was not.” is an answer and a sentence. */
const shortAnswer = /^[’'"“‘(]?No\.\s+(?=\D)/;
/** “The U.S. It left”, “Elm St. They came”: compromise joins after these abbreviations, but these words begin a sentence. */
const endAfterAbbreviation =
  /(?<=(?:^|[\s’'"“(])(?:[A-Z]\.)+\s|\b(?:[ap]\.m|St|Sq|Rd|Ave|Blvd|Inc|Ltd|Co|Corp|etc)\.\s)(?=(?:But|He|However|It|She|That|The|Then|There|They|This|We)\s)/g;
/** “Is anyone there?” Mr Hale shouted. “Help!” said one. */
const quotedExclamation = /[?!][’'"”»]\s*$/;
const attribution =
  /^(?:[\p{L}’'.-]+\s+){1,6}?(?:said|says|asked|asks|shouted|screamed|cried|called|yelled|wondered|replied|answered|added|wrote|read|told|demanded|exclaimed|whispered|repeated|posted|tweeted)\b/u;
/** A capitalized word without a vowel is an abbreviation: “Cst. Lo”. */
const vowelless = /(?:^|[\s’'"“(])\p{Lu}[b-df-hj-np-tv-xz]+\.\s*$/u;
/** “Yahoo! News”, “Help! A child”: one word and an exclamation mark. */
const oneWordExclamation = /^[’'"“‘(]?\p{L}+!\s*$/u;

/** Characters that are searched for sentence ends at once, since the time grows with the square; a longer line is rare. */
const maxSearchLength = 2000;
/** Characters before and after an end that decide about it. */
const maxContextLength = 100;

/** The offsets in a line at which a sentence starts, beginning with 0. */
export function findSentenceStarts(line: string): number[] {
  const starts = [0];
  for (const candidate of findCandidates(line)) {
    const before = line.slice(Math.max(starts.at(-1) ?? 0, candidate - maxContextLength), candidate);
    if (!continuesIn(before, line.slice(candidate, candidate + maxContextLength))) starts.push(candidate);
  }
  return starts.flatMap((start) => {
    const answer = shortAnswer.exec(line.slice(start, start + maxContextLength));
    return answer ? [start, start + answer[0].length] : [start];
  });
}

/** The offsets at which a sentence may begin, without the first. Opening quotation marks belong to the sentence. */
function findCandidates(line: string): number[] {
  const blanked = blankQuotationMarks(line);
  const starts: number[] = [];
  for (let offset = 0; offset < line.length; ) {
    const end = offset + maxSearchLength;
    const lastSpace = end < line.length ? blanked.lastIndexOf(' ', end) : -1;
    const part = blanked.slice(offset, lastSpace > offset ? lastSpace + 1 : end);
    for (const start of findPartStarts(part)) starts.push(start + offset - openingLength(line, start + offset));
    offset += part.length;
  }
  const afterAbbreviations = [...line.matchAll(endAfterAbbreviation)].map(({ index }) => index);
  return [...new Set([...starts, ...afterAbbreviations])].toSorted((one, other) => one - other);
}

/** The offsets at which compromise begins a sentence, without the first. */
function findPartStarts(part: string): number[] {
  const sentences: readonly string[] = nlp.tokenize(part).out('array');
  const starts: number[] = [];
  let offset = 0;
  for (const sentence of sentences) {
    const start = part.indexOf(sentence, offset);
    if (start === -1) continue;
    starts.push(start);
    offset = start + sentence.length;
  }
  return starts.slice(1);
}

/** The number of characters between the start of a sentence and the space before it. */
function openingLength(line: string, start: number): number {
  return /\S*$/.exec(line.slice(Math.max(start - 10, 0), start))?.[0].length ?? 0;
}

/** compromise joins the sentences of a quotation, and expects a full stop to be followed by a space. */
function blankQuotationMarks(line: string): string {
  return line.replace(/["“”„‟«»‹›]|(?<=[.!?…])[’'](?=\s|$)/g, ' ');
}

/** Whether a sentence continues after this text. In doubt it does: half a sentence can say the opposite of the whole. */
function continuesIn(text: string, rest: string): boolean {
  if (rest.trim() === '') return false;
  return (
    /^\p{Ll}/u.test(rest) ||
    text.lastIndexOf('[') > text.lastIndexOf(']') ||
    oneWordExclamation.test(text) ||
    (vowelless.test(text) && !/^(?:It|They|The)\s/.test(rest)) ||
    (numberedAbbreviation.test(text) && /^\d/.test(rest)) ||
    (quotedExclamation.test(text) && attribution.test(rest))
  );
}
