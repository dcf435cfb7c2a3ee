import { createQuoteFinder } from '../quotes.ts';
import { type Sentence, splitSentences } from '../sentences.ts';
import { draftIncident, type IncidentMetadata } from './draft-incident.ts';
import { type DraftedFact, type DraftFile, draftFact } from './facts/draft-fact.ts';
import { extractEntities } from './facts/extract-entities.ts';
import { findLowercaseWords } from './facts/find-names.ts';
import { createIdAllocator } from './id-allocator.ts';
import { createParaphraseGenerator } from './questions/paraphrases.ts';
import { findUnstatedQuestions, type UnstatedQuestion } from './questions/unstated-questions.ts';
import { attributeSentences } from './speakers/attribute-sentences.ts';
import { draftSpeakers } from './speakers/draft-speakers.ts';
import { findPersonNames } from './speakers/person-names.ts';
import { countDocumentFrequencies } from './text/keywords.ts';
import { splitIntoSources } from './text/split-sources.ts';

/** What stands beside the text, on its page or in the mind of whoever drafts it. */
export type ArticleMetadata = IncidentMetadata & {
  /** The title of the article itself, where that of the incident is another. */
  readonly headline?: string | undefined;
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
  readonly author?: string | undefined;
};

/** A draft, and what whoever edits it should know. */
export type AnnotatedDraft = {
  readonly file: DraftFile;
  /** A line for each fact, in their order. */
  readonly factComments: readonly string[];
  /** Sentences that made no fact, by their numbers. */
  readonly unusedSentences: readonly number[];
};

/** Limits: facts by schema.ts; bytes so that the whole stays below the 512 KB of a knowledge file. */
const limits = { maxFacts: 500, maxBytes: 440 * 1024 } as const;

/** The knowledge file that an article makes by itself, from a text that articleText has laid out. */
export function buildDraft(text: string, metadata: ArticleMetadata): AnnotatedDraft {
  const sourceTexts = splitIntoSources(text);
  const articleText = sourceTexts.join('\n');
  const sentences = splitSentences('article', articleText);
  const sources = sourceTexts.map((sourceText, index) => ({ ...draftSource(index, metadata), text: sourceText }));
  const findQuote = createQuoteFinder(
    sources.map(({ id, text: sourceText }) => ({ text: sourceText, sentences: splitSentences(id, sourceText) })),
  );
  const personNames = findPersonNames(articleText);
  const lowercaseWords = findLowercaseWords(articleText);
  const isPerson = (name: string) => personNames.includes(name);
  const { attributedSentences, speakers: resolvedSpeakers } = attributeSentences(articleText, sentences);
  const { speakers, findSpeaker } = draftSpeakers(resolvedSpeakers, attributedSentences);
  const unstatedQuestions = findUnstatedQuestions(articleText, sentences, findQuote, answeredByMetadata(metadata));
  const documentFrequencies = countDocumentFrequencies(sentences.map((sentence) => sentence.text));
  const allocateId = createIdAllocator(unstatedQuestions.map(({ id }) => id));
  const generateParaphrases = createParaphraseGenerator(
    unstatedQuestions.flatMap(({ question, paraphrases }) => [question, ...paraphrases]),
  );
  const context = {
    findQuote,
    documentFrequencies,
    lowercaseWords,
    isPerson,
    findSpeaker,
    allocateId,
    generateParaphrases,
  };
  const facts = attributedSentences
    .map((attributed) => draftFact(attributed, context))
    .filter((fact) => fact !== undefined);
  const keptFacts = limitFacts(facts, byteLength(articleText));
  const entities = sentences.map((sentence) => extractEntities(sentence.text, isPerson, lowercaseWords));
  return {
    file: {
      incident: draftIncident(sentences, entities, {
        ...metadata,
        title: metadata.title ?? metadata.headline ?? findHeadline(articleText, sentences),
      }),
      sources,
      speakers,
      facts: keptFacts.map(({ fact }) => fact),
      'not-stated': unstatedQuestions.map(toNotStatedEntry),
      synonyms: [],
      'support-notices': [],
    },
    factComments: keptFacts.map(({ comment }) => comment),
    unusedSentences: findUnusedSentences(sentences, keptFacts),
  };
}

function draftSource(index: number, { headline, publisher, published, author }: ArticleMetadata) {
  return {
    id: index === 0 ? 'article' : `article-${index + 1}`,
    ...(headline && { title: headline.slice(0, 200).toWellFormed().trim() }),
    ...(publisher && { publisher: publisher.slice(0, 100).toWellFormed().trim() }),
    ...(published && published.length <= 60 && { published }),
    ...(author && {
      note: `The page it was taken from names as its author: ${author.slice(0, 200).toWellFormed().trim()}.`,
    }),
  };
}

function answeredByMetadata({ author, published }: ArticleMetadata): string[] {
  return [...(author ? ['article-author'] : []), ...(published ? ['article-published'] : [])];
}

/** A short first line without a full stop is the headline, where more follows. */
function findHeadline(text: string, [first]: readonly Sentence[]): string | undefined {
  const isHeadline = first && text.length > first.text.length && !/[.!?…:][’”"')]*$/.test(first.text);
  return isHeadline ? first.text : undefined;
}

function toNotStatedEntry({
  topic,
  closestSentence,
  ...entry
}: UnstatedQuestion): NonNullable<DraftFile['not-stated']>[number] {
  return {
    id: entry.id,
    draft: true,
    question: entry.question,
    paraphrases: [...entry.paraphrases],
    ...(closestSentence !== undefined && { 'closest-sentence': closestSentence }),
    topics: [topic],
  };
}

function limitFacts(facts: readonly DraftedFact[], textBytes: number): DraftedFact[] {
  let bytes = textBytes;
  return facts.slice(0, limits.maxFacts).filter(({ fact, comment }) => {
    bytes += byteLength(JSON.stringify(fact)) + byteLength(comment) + 200;
    return bytes <= limits.maxBytes;
  });
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function findUnusedSentences(sentences: readonly Sentence[], keptFacts: readonly DraftedFact[]): number[] {
  const used = new Set(keptFacts.map(({ sentenceNumber }) => sentenceNumber));
  return sentences.map(({ number }) => number).filter((number) => !used.has(number));
}
