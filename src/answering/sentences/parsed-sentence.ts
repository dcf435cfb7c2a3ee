import { isContentWord } from '../text/lexicon/function-words.ts';
import { type Token, tokenise } from '../text/tokenizer.ts';

/** One sentence of an article. */
export type ParsedSentence = {
  readonly contentTokens: readonly Token[];
  /** The first position of each stem among the content tokens. */
  readonly firstPositions: ReadonlyMap<string, number>;
  /** In lower case. */
  readonly contentWords: ReadonlySet<string>;
  readonly cues: AnswerCues;
};

/** Which kinds of answer a sentence contains. */
type AnswerCues = {
  readonly date: boolean;
  readonly duration: boolean;
  readonly place: boolean;
  readonly reason: boolean;
  readonly person: boolean;
  readonly amount: boolean;
  /** Somebody says, thinks or decides something. */
  readonly reported: boolean;
  readonly quoted: boolean;
  /** Begins with a word that refers to the previous sentence: "He", "This", "But". */
  readonly startsWithAnaphor: boolean;
  readonly isQuestion: boolean;
};

export function parseSentence(text: string): ParsedSentence {
  const contentTokens = tokenise(text).filter(({ word }) => isContentWord(word));
  return {
    contentTokens,
    firstPositions: new Map(contentTokens.map(({ stem }, position) => [stem, position] as const).reverse()),
    contentWords: new Set(contentTokens.map(({ word }) => word)),
    cues: detectCues(text),
  };
}

const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const weekdays = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const patterns = {
  date: new RegExp(
    `\\b(?:1[0-9]{3}|20[0-9]{2}|(?:${months})(?= \\d|,| this| last| next|$)|in (?:${months})|${weekdays}|yesterday|today|tomorrow|tonight|ago|century|decades?|(?:last|next|this|every) (?:year|month|week|summer|winter|spring|autumn|night)|\\d+(?::\\d\\d)? ?(?:am|pm|a\\.m|p\\.m)|(?:since|until|before|after|during) )\\b`,
    'i',
  ),
  duration:
    /\b(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|few|many|a)[ -](?:more )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries|century)|long|for years)\b/i,
  place:
    /\b(?:in|at|near|from|to|off|outside|inside|across|around|towards?|into|through|of) (?:the )?(?:\p{L}+ )?\p{Lu}\p{L}+/u,
  reason:
    /\b(?:because|since|so that|due to|owing to|therefore|as a result|in order to|caused?|causing|reasons?|so |thanks to|to (?:\p{Ll}{3,}))\b/u,
  person:
    /(?:\p{Lu}\p{Ll}+[ -](?:(?:de|van|von|al|bin|der|la) )?\p{Lu}\p{Ll}+|\b(?:Mr|Mrs|Ms|Dr|Sir|Professor|President|Prof)\b|\b(?:he|she|who|people|man|woman|men|women)\b)/u,
  amount:
    /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter|many|most|few|several|percent|majority)\b|[%£$€]/i,
  reported:
    /\b(?:said|says?|saying|told|tells?|according|believe[sd]?|thinks?|thought|added|adds|explain(?:s|ed)?|argue[sd]?|claim(?:s|ed)?|warn(?:s|ed)?|insist(?:s|ed)?|described?|describes|announced?|suggest(?:s|ed)?|hopes?|hoped|wants?|wanted|admit(?:s|ted)?|report(?:s|ed)?|predict(?:s|ed)?|agree[sd]?|expects?|expected|concluded?|stated?|wrote|asked|recall(?:s|ed)|noted?|estimates?)\b/i,
  quoted: /["“”„«»]|(?:^|\s)'\p{L}/u,
  startsWithAnaphor:
    /^["“'‘]?(?:He|She|It|They|This|That|These|Those|But|And|His|Her|Their|Its|There|We|However|Also|Instead|Then|Others?|Some|Another|Both|Such)\b/,
  isQuestion: /\?/,
};

/** `sentence` has its original case and punctuation. */
function detectCues(sentence: string): AnswerCues {
  return {
    date: patterns.date.test(sentence),
    duration: patterns.duration.test(sentence),
    place: patterns.place.test(sentence),
    reason: patterns.reason.test(sentence),
    person: patterns.person.test(sentence),
    amount: patterns.amount.test(sentence),
    reported: patterns.reported.test(sentence),
    quoted: patterns.quoted.test(sentence),
    startsWithAnaphor: patterns.startsWithAnaphor.test(sentence),
    isQuestion: patterns.isQuestion.test(sentence),
  };
}
