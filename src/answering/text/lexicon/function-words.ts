/**
 * Words with a grammatical role only. Question words, negation and words of time and quantity are not included: "when did they
 * not enter" is another question than "did they enter".
 */
export const functionWords: ReadonlySet<string> = new Set(
  `a an the this that these those it its he him his she her hers they them their theirs we us our ours you your yours i me my mine
  myself himself herself themselves itself be am is are was were been being do does did done doing have has had having will would shall
  should can could may might must to of in on at by for with from into onto about as and or but if so then than too also just really
  actually even please pls okay ok yes yeah yep oh well like kind sort bit quite very some any there here thanks thank lol lmao omg bro mate
  mate's hi hello hey guys everyone anyone somebody someone anybody tell know think say said get got go going want would up out off
  again still now ever only such own same both each other another either`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** They show what kind of answer is expected, but not what the question is about. */
export const questionWords: ReadonlySet<string> = new Set([
  'what',
  'when',
  'where',
  'who',
  'whom',
  'whose',
  'which',
  'why',
  'how',
]);

/** Whether a word can show what a question is about. */
export function isContentWord(word: string): boolean {
  return !functionWords.has(word) && !questionWords.has(word);
}
