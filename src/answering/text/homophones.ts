/** A cheap test that excludes nearly all texts. */
const mayContainHomophone = /\b(?:nos?|were|dose|whose|i am$)/;

const knowingSubjects =
  'anyone|anybody|someone|somebody|everyone|everybody|nobody|people|who|you|we|i|not|(?:want|need|like|love|got) to';

/** Stems of -ing forms after which "whose" is "who is"; others may be nouns, as in "whose dwelling was it". */
const ingVerbs = 'lead|investigat|runn|look|do|handl|head|tak|check|overse|ask|speak|talk|say|ly|watch|help|com|go|pay';

/**
 * Correctly spelt words that stand for others of the same sound. Only the context shows it: "does anyone no" means "know",
 * "he is no longer there" does not.
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

/** `words` are in lower case, with chat abbreviations expanded. */
export function fixHomophones(words: readonly string[]): readonly string[] {
  const text = words.join(' ');
  if (!mayContainHomophone.test(text)) return words;
  return rules.reduce((fixed, [written, intended]) => fixed.replace(written, intended), text).split(' ');
}
