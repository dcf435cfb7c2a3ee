/** What kind of answer a question wants, as far as its words tell and the ranking makes a difference. */
export type QuestionType = 'when' | 'where' | 'who' | 'who-is' | 'why' | 'how-many' | 'how-long' | 'say' | 'other';

const rules: readonly (readonly [QuestionType, RegExp])[] = [
  ['who-is', /^(?:so )?who (?:is|was|are|were|exactly is) (?:the )?(?:\S+ ){0,2}\S+$/],
  ['how-long', /\bhow (?:long|old)\b|\bfor how\b|\bhow much time\b/],
  [
    'how-many',
    /\bhow (?:many|much|far|fast|high|big|large|tall|often|frequently|deep|heavy|expensive)\b|\b(?:what|which) (?:number|percentage|percent|proportion|amount|price|age|distance|fraction)\b|\bnumber of\b.* is$/,
  ],
  ['when', /\bwhen\b|\b(?:what|which) (?:year|day|date|time|month|century|decade|week|season|period)\b|\bsince when\b/],
  [
    'where',
    /\bwhere\b|\b(?:what|which) (?:place|city|country|town|state|region|location|area|village|continent|street|hospital)\b/,
  ],
  [
    'why',
    /\bwhy\b|\bwhat (?:\S+ )?(?:reason|cause|caused|causes|motivat\S+)\b|\bhow come\b|\bpurpose of\b|\breasons?\b/,
  ],
  [
    'say',
    /\b(?:say|says|said|think|thinks|believe|believes|claim|claims|according|suggest|suggests|state|states|stated|mention|mentions|warn|warned|feel|note|notes|report|opinion)\b/,
  ],
  [
    'who',
    /\bwho(?:m|se)?\b|\b(?:what|which) (?:person|man|woman|people|group|company|king|leader|president|scientist|author|organi[sz]ation|team|party)\b/,
  ],
];

/** The type by the first rule that fits; `words` are lower case, in order, function words included. */
export function questionType(words: readonly string[]): QuestionType {
  const text = words.join(' ');
  return rules.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}
