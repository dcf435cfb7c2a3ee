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
  const resolver = createSpeakerResolver(findPersonNames(text));
  const parsedSentences = sentences.map((sentence) => parseSentence(text, sentence, quotations));
  const speakersBySpeech = new Map<number, number>();
  const attributedSentences: AttributedSentence[] = [];
  for (const [index, parsed] of parsedSentences.entries()) {
    const ownSpeaker = resolveSpeaker(resolver, parsed);
    const speaker =
      ownSpeaker ?? (parsed.attribution || isSpoken(parsed) ? findSpeechSpeaker(index, parsed) : undefined);
    if (typeof speaker === 'number')
      for (const speech of parsed.speechNumbers)
        if (ownSpeaker !== undefined || !speakersBySpeech.has(speech)) speakersBySpeech.set(speech, speaker);
    attributedSentences.push(toAttributedSentence(parsed, speaker));
  }
  return { attributedSentences, speakers: resolver.speakers() };

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

/** Records the subject before the pronoun is resolved: “When Ann Lee came home, she said …”. */
function resolveSpeaker(resolver: SpeakerResolver, { maskedText, attribution }: ParsedSentence): number | undefined {
  const subject = /^(?:(?:When|While|As|After|Before|But|And|However),? )?((?:\p{Lu}[\p{L}’'-]+ ?)+)/u.exec(maskedText);
  const isPronoun = attribution !== undefined && /^(?:he|she)$/i.test(attribution.speaker.text);
  if (subject?.[1] !== undefined && (!attribution || isPronoun)) resolver.recordMention(subject[1].trim());
  return attribution && resolver.resolve(attribution.speaker);
}

type ParsedSentence = {
  readonly sentence: Sentence;
  readonly maskedText: string;
  readonly speechNumbers: readonly number[];
  /** Share of quoted letters, 0 to 1. */
  readonly quotedFraction: number;
  readonly attribution: Attribution | undefined;
};

function parseSentence(text: string, sentence: Sentence, quotations: readonly Quotation[]): ParsedSentence {
  const { start, end } = sentence;
  const maskedText = maskQuotations(text, start, end, quotations);
  const speechNumbers = quotations
    .filter((quotation) => quotation.start < end && quotation.end > start)
    .map(({ speechNumber }) => speechNumber);
  const quotedFraction = measureQuotedShare(sentence.text, maskedText);
  return { sentence, maskedText, speechNumbers, quotedFraction, attribution: findAttribution(maskedText) };
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
