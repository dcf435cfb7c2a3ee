import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml';
import type { DraftFile } from './facts/draft-fact.ts';

/** A draft and notes for its editor. */
export type AnnotatedDraft = {
  readonly file: DraftFile;
  /** One comment for each fact, in the same order. */
  readonly factComments: readonly string[];
  /** Numbers of the sentences without a fact. */
  readonly unusedSentences: readonly number[];
};

const headerComment = (unusedSentences: readonly number[]) => ` yaml-language-server: $schema=./incident.schema.json

 A DRAFT, generated from the article by simple rules that do not understand it. Every answer is a sentence of the article.
 Its speaker, its questions and the list of what the article does not say are guesses.
 What to do: compare each entry with the article, correct or delete it, add the questions that people ask, and remove its
 “draft: true”. Remove the one under “incident” last. After each change, run: npm run verify${
   unusedSentences.length === 0
     ? ''
     : `

 No fact was made from ${unusedSentences.length === 1 ? 'sentence' : 'sentences'} ${formatRanges(unusedSentences)}: it has no words, occurs twice in the article, or did not fit.`
 }`;

const incidentComment = ` The place and the day are those that the article names most often, or first; the summary is its beginning. The time zone is assumed.`;
const speakersComment = ` Speakers, found by quotation marks and words like “said”. Merge duplicates, and correct names and roles.`;
const factsComment = ` What the article says: one fact for each sentence. The comment above each fact lists what was found in it.
 Delete facts that nobody will ask about. If a sentence answers several questions, make a fact for each.`;
const notStatedComment = ` What people usually ask and the article does not seem to say. Delete an entry if the article does say it or nobody will
 ask; add what people will ask about this incident.`;
const synonymsComment = ` Words with the same meaning in questions, for example:
   - concept: police
     phrases: [police, cops, officers, feds]`;
const supportNoticesComment = ` Helplines to show under answers about self-harm, violence and similar topics. They are never from the article. Example:
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

/** Writes the draft as YAML, with a comment above each part that its editor has to check. */
export function serializeDraft({ file, factComments, unusedSentences }: AnnotatedDraft): string {
  const document = new Document(file, { aliasDuplicateObjects: false });
  document.commentBefore = headerComment(unusedSentences);
  visit(document, {
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'string') return;
      if (/^\d\d:\d\d$/.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
    Pair: (_, { key, value }) => {
      // An article is longer than a quoted scalar may be (yaml-limits.ts).
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
