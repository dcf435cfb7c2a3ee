/** A part of a sentence that sets it in another time: “In 2009”, “two years ago”, “the 1998 fire”, “could have killed”. */
const otherTime = new RegExp(
  [
    String.raw`\b(?:in|since|during|back in|as far back as)(?: \p{L}+)? (?:1[5-9]|20)\d\d\b`,
    String.raw`\bthe (?:1[5-9]|20)\d\d\b`,
    String.raw`\bin the (?:1[5-9]|20)\d0s\b`,
    String.raw`\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|many|some|few) (?:years?|months?|weeks?|decades?|centur\p{L}+) (?:ago|before|earlier|after|since)\b`,
    String.raw`\b(?:last|the previous) (?:year|month|winter|spring|summer|autumn|decade|century)\b`,
    String.raw`\b(?:previous|earlier|similar|past|former) (?:incident|accident|fire|blaze|blast|explosion|crash|collision|attack|shooting|stabbing|flood|storm|outbreak|protest|disaster|tragedy|case)s?\b`,
    String.raw`\b(?:could|would|might|should) (?:easily |well |also )?have\b`,
    String.raw`\bhas happened before\b`,
  ].join('|'),
  'iu',
);
/** What happens in an incident. “The plant opened in 1974” is background that may answer a question. */
const event =
  /\b(?:kill\p{L}*|died?|dead|deaths?|fatal\p{L}*|injur\p{L}*|hurt|wound\p{L}*|arrest\p{L}*|charged|convicted|fires?|blazes?|blasts?|explo\p{L}+|crash\p{L}*|colli\p{L}+|collaps\p{L}*|shot|shoot\p{L}*|stabb\p{L}*|attack\p{L}*|flood\p{L}*|accidents?|incidents?|evacuat\p{L}*|derail\p{L}*|outbreaks?|burn\p{L}*|destroyed|rescued?|missing)\b/iu;
/** A question about another time. */
const askedTime =
  /\b(?:before|previous\p{L}*|earlier|ever|last|history|again|similar|first time|past|(?:1[5-9]|20)\d\d|ago|could|would|might|should|if|worse)\b/iu;
/** The next sentence is about the same: “Two more died in hospital.” */
const continuation =
  /^["“'‘]?(?:He|She|It|They|That|Those|His|Her|Their|Its|Both|Another|(?:\p{L}+|\d+) (?:more|others?))\b/u;

export type DatedText = { readonly text: string; readonly paragraph: number };

/**
 * For each sentence, whether it tells of another incident or of one that did not happen. Such a sentence must not answer how
 * many people were killed now.
 */
export function findOtherTimes(sentences: readonly DatedText[]): boolean[] {
  const isOther: boolean[] = [];
  for (const [index, { text, paragraph }] of sentences.entries()) {
    const follows =
      isOther[index - 1] === true && sentences[index - 1]?.paragraph === paragraph && continuation.test(text);
    isOther.push(event.test(text) && (otherTime.test(text) || follows));
  }
  return isOther;
}

export function asksForOtherTime(question: string): boolean {
  return askedTime.test(question);
}
