/** Whether a text may hold a word that is written for another one; nearly none does, and asking is cheaper than looking. */
const mayContainHomophone = /\b(?:nos?|were|dose|whose|i am$)/;

const knowingSubjects =
  'anyone|anybody|someone|somebody|everyone|everybody|nobody|people|who|you|we|i|not|(?:want|need|like|love|got) to';

/** What people ask who is doing it; other words in -ing may be things, as in "whose dwelling was it". */
const ingVerbs = 'lead|investigat|runn|look|do|handl|head|tak|check|overse|ask|speak|talk|say|ly|watch|help|com|go|pay';

/**
 * Words that are right in themselves and yet stand for others of the same sound. Only their neighbours tell: "does anyone no"
 * is about knowing, "he is no longer there" is not.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/\bno one\b/g, 'nobody'],
  [
    new RegExp(`(?<=\\b(?:${knowingSubjects}) )no(s?)\\b(?! (?:longer|more|idea|doubt|matter|good|less|way)\\b)`, 'g'),
    'know$1',
  ],
  [/\bwere(?= (?:did|do|does|is|are|was|were|abouts)\b)/g, 'where'],
  [/^dose(?= )/, 'does'],
  [/(?<!\b(?:who|what|where|how|that|than|think|know|here|there|as|yes|because) )\bi am$/, 'him'],
  [new RegExp(`\\bwhose(?= (?:the|in charge|(?:${ingVerbs})ing)\\b)`, 'g'), 'who is'],
];

/** The words (lower case, chat spellings written out) with those put right that only sound like what was meant. */
export function fixHomophones(words: readonly string[]): readonly string[] {
  const text = words.join(' ');
  if (!mayContainHomophone.test(text)) return words;
  return rules.reduce((fixed, [written, intended]) => fixed.replace(written, intended), text).split(' ');
}
