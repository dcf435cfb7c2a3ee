import type { Sentence } from '../sentences.ts';
import { type Attribution, findAttribution } from './attribution.ts';
import { type Cast, type Member, openCast } from './cast.ts';
import { fullNamesIn } from './full-names.ts';
import { masked, quoted, quotedShare } from './masked.ts';
import { findQuotations, type Quotation } from './quotation.ts';

/** A sentence of the article and whose words it gives. */
export type Heard = {
  /** Offsets in the whole text, which may stand in several sources. */
  readonly sentence: Sentence;
  /** The sentence with what is quoted made unreadable (masked.ts). */
  readonly mask: string;
  readonly attribution?: Attribution;
  /** The place in `speakers`; `unknown` where words are quoted and nothing tells whose; else the reporter speaks. */
  readonly speaker?: number | 'unknown';
};

/** From this share of quoted letters on, a sentence is its speaker's, not the reporter's. */
const mostlyQuoted = 0.5;
/** A quotation of fewer words is a borrowed expression: the incident is ‘contained’. */
const fewestSpoken = 5;

/** From this share on, words that nobody is said to have spoken can't be the reporter's. */
const allQuoted = 0.85;

/** Who says each sentence: by what the sentence tells, by the speech it belongs to, or by who spoke just before. */
export function whoSpeaks(text: string, sentences: readonly Sentence[]): { heard: Heard[]; speakers: Member[] } {
  const quotations = findQuotations(text);
  const cast = openCast(fullNamesIn(text));
  const read = sentences.map((sentence) => readSentence(text, sentence, quotations));
  const bySpeech = new Map<number, number>();
  const heard: Heard[] = [];
  for (const [at, one] of read.entries()) {
    const own = speakIn(cast, one);
    const speaker = own ?? (one.attribution || isSpoken(one) ? speakerOfSpeech(at, one) : undefined);
    if (typeof speaker === 'number')
      for (const speech of one.speeches) if (own !== undefined || !bySpeech.has(speech)) bySpeech.set(speech, speaker);
    heard.push(toHeard(one, speaker));
  }
  return { heard, speakers: cast.members() };

  function speakerOfSpeech(at: number, { speeches, attribution, share }: Read): Heard['speaker'] {
    const known = speeches.map((speech) => bySpeech.get(speech)).find((speaker) => speaker !== undefined);
    if (known !== undefined) return known;
    const goesOn = (other: Read) => other.speeches.some((speech) => speeches.includes(speech));
    const later = read.slice(at + 1).find((other) => other.attribution && goesOn(other));
    const told = later?.attribution && cast.speak(later.attribution.who);
    return told ?? speakerBefore(heard) ?? (attribution || share >= allQuoted ? 'unknown' : undefined);
  }
}

/** “When Ann Lee came home, she said …”: the name before the pronoun is noted first, one without a report for later. */
function speakIn(cast: Cast, { mask, attribution }: Read): number | undefined {
  const subject = /^(?:(?:When|While|As|After|Before|But|And|However),? )?((?:\p{Lu}[\p{L}’'-]+ ?)+)/u.exec(mask);
  const isPronoun = attribution !== undefined && /^(?:he|she)$/i.test(attribution.who.words);
  if (subject?.[1] !== undefined && (!attribution || isPronoun)) cast.mention(subject[1].trim());
  return attribution && cast.speak(attribution.who);
}

type Read = {
  readonly sentence: Sentence;
  readonly mask: string;
  readonly speeches: readonly number[];
  /** The share of its letters that is quoted. */
  readonly share: number;
  readonly attribution: Attribution | undefined;
};

function readSentence(text: string, sentence: Sentence, quotations: readonly Quotation[]): Read {
  const { start, end } = sentence;
  const mask = masked(text, start, end, quotations);
  const speeches = quotations
    .filter((quotation) => quotation.start < end && quotation.end > start)
    .map(({ speech }) => speech);
  const share = quotedShare(sentence.text, mask);
  return { sentence, mask, speeches, share, attribution: findAttribution(mask) };
}

function toHeard({ sentence, mask, attribution }: Read, speaker: number | 'unknown' | undefined): Heard {
  return { sentence, mask, ...(attribution && { attribution }), ...(speaker !== undefined && { speaker }) };
}

function isSpoken({ sentence, mask, speeches, share }: Read): boolean {
  if (speeches.length === 0 || share < mostlyQuoted) return false;
  const words = sentence.text.split(/\s+/).length - mask.split(/\s+/).filter((word) => !word.includes(quoted)).length;
  return words >= fewestSpoken || !mask.replaceAll(quoted, '').match(/\p{L}/u);
}

/** “…,” she said. “…” – a quotation that follows on another, or on “She said:”, has the same speaker. */
function speakerBefore(heard: readonly Heard[]): number | undefined {
  const before = heard.at(-1);
  if (typeof before?.speaker !== 'number') return undefined;
  const goesOn = before.mask.includes(quoted) || before.sentence.text.endsWith(':');
  return goesOn ? before.speaker : undefined;
}
