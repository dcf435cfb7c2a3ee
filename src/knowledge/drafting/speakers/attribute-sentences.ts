import type { Sentence } from '../../sentences.ts';
import {
  findQuotations,
  maskQuotations,
  measureQuotedShare,
  type Quotation,
  quotedPlaceholder,
} from '../text/quotations.ts';
import { type Attribution, findAttribution } from './attribution.ts';
import { findPersonNames } from './describe-speaker.ts';
import { findPersonMentions } from './person-mentions.ts';
import { createSpeakerResolver, type ResolvedSpeaker, type SpeakerResolver } from './speaker-resolver.ts';

/** A sentence of the article and its speaker. */
export type AttributedSentence = {
  /** Offsets in the whole article, which the draft may split into several sources. */
  readonly sentence: Sentence;
  /** The sentence with its quotations masked (quotations.ts). */
  readonly maskedText: string;
  readonly attribution?: Attribution;
  /** Index in `speakers`, `unknown` for a quotation without an attribution, undefined for the reporter. */
  readonly speakerIndex?: number | 'unknown';
};

/** With at least this share of quoted letters, the sentence belongs to the quoted speaker. */
const minQuotedShare = 0.5;
/** A shorter quotation is a borrowed expression: the incident is ‘contained’. */
const minSpokenWords = 5;

/** With at least this share of quoted letters, a sentence without an attribution has an unknown speaker. */
const minUnattributedShare = 0.85;

/** Finds the speaker of each sentence: by its own attribution, by its speech, or by the previous sentence. */
export function attributeSentences(
  text: string,
  sentences: readonly Sentence[],
): { attributedSentences: AttributedSentence[]; speakers: ResolvedSpeaker[] } {
  const quotations = findQuotations(text);
  const personNames = findPersonNames(text);
  const resolver = createSpeakerResolver(personNames);
  const parsedSentences = sentences.map((sentence) => parseSentence(text, sentence, quotations));
  const speakersBySpeech = new Map<number, number>();
  const attributedSentences: AttributedSentence[] = [];
  for (const [index, parsed] of parsedSentences.entries()) {
    const ownSpeaker = resolveSpeaker(resolver, parsed, personNames);
    const speaker = ownSpeaker ?? findUnnamedSpeaker(index, parsed);
    recordSpeeches(parsed, speaker, ownSpeaker !== undefined);
    attributedSentences.push(toAttributedSentence(parsed, speaker));
    resolver.endSentence();
  }
  return { attributedSentences, speakers: resolver.speakers() };

  function recordSpeeches(
    { speechNumbers }: ParsedSentence,
    speaker: AttributedSentence['speakerIndex'],
    isNamed: boolean,
  ) {
    if (typeof speaker !== 'number') return;
    for (const speech of speechNumbers)
      if (isNamed || !speakersBySpeech.has(speech)) speakersBySpeech.set(speech, speaker);
  }

  function findUnnamedSpeaker(index: number, parsed: ParsedSentence): AttributedSentence['speakerIndex'] {
    if (parsed.isUnclear) return 'unknown';
    return parsed.attribution || isSpoken(parsed) ? findSpeechSpeaker(index, parsed) : undefined;
  }

  function findSpeechSpeaker(
    index: number,
    { speechNumbers, attribution, quotedFraction }: ParsedSentence,
  ): AttributedSentence['speakerIndex'] {
    const known = speechNumbers.map((speech) => speakersBySpeech.get(speech)).find((speaker) => speaker !== undefined);
    if (known !== undefined) return known;
    const sharesSpeech = (other: ParsedSentence) =>
      other.speechNumbers.some((speech) => speechNumbers.includes(speech));
    const laterSentence = parsedSentences.slice(index + 1).find((other) => other.attribution && sharesSpeech(other));
    const laterSpeaker = laterSentence?.attribution && resolver.resolve(laterSentence.attribution.speaker);
    return (
      laterSpeaker ??
      findPreviousSpeaker(attributedSentences) ??
      (attribution || quotedFraction >= minUnattributedShare ? 'unknown' : undefined)
    );
  }
}

/** Records the persons before the pronoun is resolved: “When Ann Lee came home, she said …”. */
function resolveSpeaker(
  resolver: SpeakerResolver,
  { maskedText, attribution }: ParsedSentence,
  personNames: readonly string[],
): number | undefined {
  const mentions = findPersonMentions(maskedText, personNames);
  const isPronoun = attribution !== undefined && /^(?:he|she)$/i.test(attribution.speaker.text);
  const [before, after] = isPronoun
    ? [
        mentions.filter(({ start }) => start < attribution.start),
        mentions.filter(({ start }) => start >= attribution.start),
      ]
    : [[], mentions];
  for (const mention of before) resolver.recordMention(mention);
  const speaker = attribution && resolver.resolve(attribution.speaker);
  for (const mention of after) resolver.recordMention(mention);
  return speaker;
}

type ParsedSentence = {
  readonly sentence: Sentence;
  readonly maskedText: string;
  readonly speechNumbers: readonly number[];
  /** Share of quoted letters, 0 to 1. */
  readonly quotedFraction: number;
  readonly attribution: Attribution | undefined;
  /** Two persons may have said this. */
  readonly isUnclear: boolean;
};

function parseSentence(text: string, sentence: Sentence, quotations: readonly Quotation[]): ParsedSentence {
  const { start, end } = sentence;
  const maskedText = maskQuotations(text, start, end, quotations);
  const speechNumbers = quotations
    .filter((quotation) => quotation.start < end && quotation.end > start)
    .map(({ speechNumber }) => speechNumber);
  const quotedFraction = measureQuotedShare(sentence.text, maskedText);
  const attribution = findAttribution(maskedText);
  return {
    ...{ sentence, maskedText, speechNumbers, quotedFraction },
    attribution: attribution === 'unclear' ? undefined : attribution,
    isUnclear: attribution === 'unclear',
  };
}

function toAttributedSentence(
  { sentence, maskedText, attribution }: ParsedSentence,
  speakerIndex: number | 'unknown' | undefined,
): AttributedSentence {
  return {
    sentence,
    maskedText,
    ...(attribution && { attribution }),
    ...(speakerIndex !== undefined && { speakerIndex }),
  };
}

function isSpoken({ sentence, maskedText, speechNumbers, quotedFraction }: ParsedSentence): boolean {
  if (speechNumbers.length === 0 || quotedFraction < minQuotedShare) return false;
  const words =
    sentence.text.split(/\s+/).length -
    maskedText.split(/\s+/).filter((word) => !word.includes(quotedPlaceholder)).length;
  return words >= minSpokenWords || !maskedText.replaceAll(quotedPlaceholder, '').match(/\p{L}/u);
}

/** “…,” she said. “…”: a quotation after another one, or after “She said:”, has the same speaker. */
function findPreviousSpeaker(attributedSentences: readonly AttributedSentence[]): number | undefined {
  const previous = attributedSentences.at(-1);
  if (typeof previous?.speakerIndex !== 'number') return undefined;
  const continuesSpeech = previous.maskedText.includes(quotedPlaceholder) || previous.sentence.text.endsWith(':');
  return continuesSpeech ? previous.speakerIndex : undefined;
}
