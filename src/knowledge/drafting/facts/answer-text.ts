import type { AttributedSentence } from '../speakers/attribute-sentences.ts';
import type { Attribution } from '../speakers/attribution.ts';
import { quotedPlaceholder } from '../text/quotations.ts';

/** Limit of schema.ts, in UTF-16 code units. */
const maxAnswerLength = 400;

/**
 * The sentence in its own words, without quotation marks and without “she said” if the rest is a complete sentence:
 * a fact names its speaker separately.
 */
export function createAnswerText(attributed: AttributedSentence): string {
  const { text, isQuoted } = extractStatement(attributed);
  const unquoted = isQuoted ? text.replace(opening, '').replace(closing, '') : text;
  return completeSentence(truncateAtClause(unquoted.replace(/\s+/g, ' ').trim()));
}

const entirelyQuoted = new RegExp(`^${quotedPlaceholder}+$`);
const endsQuoted = new RegExp(`^(${quotedPlaceholder}+)[\\s,]*([^${quotedPlaceholder}]*)$`);
const startsWithAttribution = new RegExp(`^[^${quotedPlaceholder}]*[:,]\\s*(${quotedPlaceholder}+)\\s*$`);

type Statement = { readonly text: string; readonly isQuoted: boolean };

function extractStatement({ sentence: { text }, maskedText, attribution }: AttributedSentence): Statement {
  if (entirelyQuoted.test(maskedText)) return { text, isQuoted: true };
  if (attribution?.form === 'according') return { text: stripAccordingTo(text, attribution.start), isQuoted: false };
  if (!attribution) return { text, isQuoted: false };
  if (startsWithAttribution.test(maskedText))
    return { text: text.slice(maskedText.indexOf(quotedPlaceholder)), isQuoted: true };
  const withoutAttribution = stripAttribution(text, attribution);
  if (withoutAttribution !== undefined) return { text: withoutAttribution, isQuoted: false };
  const quotedTail = endsQuoted.exec(maskedText)?.[1];
  const saysMore = attribution.form === 'before' && maskedText.slice(attribution.end).trim().split(/\s+/).length > 4;
  return quotedTail !== undefined && !saysMore
    ? { text: text.slice(0, quotedTail.length), isQuoted: true }
    : { text, isQuoted: false };
}

/** “The road is closed, the police said.” */
function stripAttribution(text: string, { form, start, end, speaker }: Attribution): string | undefined {
  const speakerOffset = text.lastIndexOf(speaker.text, start);
  if (form !== 'before' || speakerOffset <= 0 || !/^[.!]?$/.test(text.slice(end).trim())) return undefined;
  const statement = text
    .slice(0, speakerOffset)
    .replace(/(?:and|but)\s+$/, '')
    .trimEnd();
  return /[\p{L}\p{N}],$/u.test(statement) ? statement.slice(0, -1) : undefined;
}

function stripAccordingTo(text: string, start: number): string {
  if (start > 0) {
    const rest = text.slice(start);
    return /^[^,]*[.!?]?$/.test(rest) ? text.slice(0, start).replace(/[\s,–—-]+$/u, '') : text;
  }
  const commaOffset = text.indexOf(', ');
  return commaOffset === -1 ? text : text.slice(commaOffset + 2);
}

const opening = /^\s*[‘’‚‛'`“”„‟"«»]+(?=\S)/;
const closing = /[‘’‚‛'`“”„‟"«»]+(?=[.!?…]?\s*$)/;

/** Cuts a long sentence at the end of a clause. The quote has the whole sentence. */
function truncateAtClause(statement: string): string {
  if (statement.length <= maxAnswerLength - 1) return statement;
  const head = statement.slice(0, maxAnswerLength - 3);
  const clauseEnd = Math.max(head.lastIndexOf(', '), head.lastIndexOf('; '), head.lastIndexOf(' – '));
  const endOffset = clauseEnd > maxAnswerLength / 2 ? clauseEnd : head.lastIndexOf(' ');
  return `${(endOffset > 0 ? head.slice(0, endOffset) : head).toWellFormed().replace(/\ufffd$/, '')} …`;
}

function completeSentence(statement: string): string {
  const punctuated = /[.!?…。！？]['’”")\]]*$/u.test(statement)
    ? statement
    : `${statement.replace(/[\s,;:–—-]+$/u, '')}.`;
  const [first = ''] = punctuated;
  const upper = first.toUpperCase();
  return upper.toLowerCase() === first ? upper + punctuated.slice(first.length) : punctuated;
}
