import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml';
import type { AnnotatedDraft } from './build-draft.ts';

const headerComment = (unusedSentences: readonly number[]) => ` yaml-language-server: $schema=./incident.schema.json

 A DRAFT, made from the article by a program that understands nothing: every answer is a sentence of the article, and who
 says it, what it answers and what the article leaves unsaid were guessed from words alone.
 What to do: read each entry beside the article, mend or delete it, add the questions that people ask, and then take its
 “draft: true” away; take away the one below last. After each change: npm run verify${
   unusedSentences.length === 0
     ? ''
     : `

 No fact was made of ${unusedSentences.length === 1 ? 'sentence' : 'the sentences'} ${formatRanges(unusedSentences)}: no words, words that stand in the article twice, or no room.`
 }`;

const incidentComment = ` Place and day are the article's first or most frequent; the summary is its beginning. The time zone is only assumed.`;
const speakersComment = ` Who speaks, by quotation marks and words like “said”. Put together those who are one, and correct names and roles.`;
const factsComment = ` What the article says: a fact for each sentence. The line above each tells what was found in it.
 Delete what nobody will ask; where one sentence answers several questions, make a fact of each.`;
const notStatedComment = ` What people usually ask and the article does not seem to say. Delete an entry where it does say it after all, or where
 nobody will ask; add what people will ask of this very incident.`;
const synonymsComment = ` Words that mean the same to those who ask, for instance:
   - concept: police
     phrases: [police, cops, officers, feds]`;
const supportNoticesComment = ` Help lines to show under answers that touch self-harm, violence and the like; never from the article, for instance:
   - topics: [self-harm]
     text: In the UK and Ireland you can call Samaritans free on 116 123, at any time.
     source: samaritans.org`;

const sectionComments = new Map([
  ['incident', incidentComment],
  ['speakers', speakersComment],
  ['facts', factsComment],
  ['not-stated', notStatedComment],
  ['synonyms', synonymsComment],
  ['support-notices', supportNoticesComment],
]);

/** The draft as the text of a knowledge file: a line for a sentence, a comment wherever a person has to decide. */
export function serializeDraft({ file, factComments, unusedSentences }: AnnotatedDraft): string {
  const document = new Document(file, { aliasDuplicateObjects: false });
  document.commentBefore = headerComment(unusedSentences);
  visit(document, {
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'string') return;
      if (/^\d\d:\d\d$/.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
    Pair: (_, { key, value }) => {
      // A text in quotation marks may not be so long (hostility.ts), and nobody could read it.
      if (isScalar(key) && key.value === 'text' && isScalar(value)) value.type = Scalar.BLOCK_LITERAL;
      if (isScalar(key) && (key.value === 'topics' || key.value === 'other-names') && isSeq(value)) value.flow = true;
    },
  });
  addComments(document, factComments);
  return document.toString({ lineWidth: 0, indentSeq: true, flowCollectionPadding: false });
}

function addComments(document: Document, factComments: readonly string[]): void {
  if (!isMap(document.contents)) return;
  for (const [index, { key }] of document.contents.items.entries()) {
    if (!isScalar(key)) continue;
    key.spaceBefore = index > 0;
    key.commentBefore = sectionComments.get(String(key.value)) ?? null;
  }
  const facts = document.get('facts', true);
  if (!isSeq(facts)) return;
  for (const [index, fact] of facts.items.entries()) {
    if (!isMap(fact)) continue;
    fact.spaceBefore = index > 0;
    fact.commentBefore = ` ${factComments[index] ?? ''}`;
  }
}

/** “3, 7–9, 12” */
function formatRanges(sentenceNumbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of sentenceNumbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}
