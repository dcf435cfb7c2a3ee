/** What a sentence is about, by its words; `/facts` groups by the first that fits. */
const topicPatterns: readonly (readonly [string, RegExp])[] = [
  ['injuries', /injur|hurt|wound|hospital|ambulance|paramedic|died|dead|death|killed|casualt/i],
  ['investigation', /investigat|inquir|enquir|inquest|watchdog|evidence|forensic|detective|referral/i],
  ['court', /\b(?:court|judge|jury|trial|charged|sentenced|convicted|pleaded|prosecut\p{L}*|appeal)\b/iu],
  ['police', /police|officer|arrest|constable|custody/i],
  ['safety', /\b(?:safe|safety|danger\p{L}*|threat|risk|warn\p{L}*|evacuat\p{L}*)\b/iu],
  ['fire', /\b(?:fire|firefighters?|blaze|smoke|flames?|explosion)\b/i],
  ['weather', /\b(?:weather|rain|snow|storm|flood\p{L}*|wind|heat|temperature)\b/iu],
  ['travel', /\b(?:road|roads|train|trains|bus|traffic|motorway|airport|flight|railway|diver\p{L}+)\b/iu],
  ['money', /[£$€]\s?\d|\b(?:cost|price|pay|paid|budget|tax|funding)\b/i],
  ['reactions', /thank|grateful|thoughts|condolence|tribute|praised|criticis|condemn|concern/i],
  ['science', /\b(?:scientists?|research\p{L}*|study|experiment\p{L}*)\b/iu],
  ['politics', /\b(?:minister|government|parliament|council|election|president|mayor|law)\b/i],
];
const maxTopics = 3;

export function assignTopics(sentence: string, hasTime: boolean): string[] {
  const found = topicPatterns.filter(([, words]) => words.test(sentence)).map(([topic]) => topic);
  return [...(found.length > 0 ? found.slice(0, maxTopics) : ['general']), ...(hasTime ? ['timeline'] : [])];
}
