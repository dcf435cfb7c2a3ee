import { createQuoteFinder } from '../quotes.ts';
import { type Sentence, splitSentences } from '../sentences.ts';
import { draftIncident, type IncidentMetadata } from './draft-incident.ts';
import { type DraftContext, type DraftedFact, type DraftFile, draftFact } from './facts/draft-fact.ts';
import { extractEntities } from './facts/extract-entities.ts';
import { findLowercaseWords } from './facts/find-names.ts';
import { findCompleteDate } from './facts/find-times.ts';
import { createIdAllocator } from './id-allocator.ts';
import { createParaphraseGenerator } from './questions/paraphrases.ts';
import { findUnstatedQuestions, type UnstatedQuestion } from './questions/unstated-questions.ts';
import { type AnnotatedDraft, serializeDraft } from './serialize-draft.ts';
import { type AttributedSentence, attributeSentences } from './speakers/attribute-sentences.ts';
import { findPersonNames } from './speakers/describe-speaker.ts';
import { draftSpeakers } from './speakers/draft-speakers.ts';
import { normalizeArticle, splitIntoSources } from './text/article-text.ts';
import { countDocumentFrequencies } from './text/keywords.ts';

/** What the article's page or the user adds to its text. */
export type ArticleMetadata = IncidentMetadata & {
  /** The title of the article. `title` is the title of the incident. */
  readonly headline?: string | undefined;
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
  readonly author?: string | undefined;
};

/** A knowledge file for a moderator to edit, or the reason why there is none. */
export type DraftResult = { readonly yaml: string } | { readonly problem: string };

/** Where a dateline can be, in UTF-16 code units. */
const maxDatelineOffset = 500;

/** Bytes are limited so that the file stays below the 512 KB of a knowledge file. */
const limits = { maxFacts: 500, maxBytes: 440 * 1024 } as const;

/**
 * Drafts a knowledge file for any article. Each sentence becomes a fact in its own words, with the speaker, time and
 * questions that simple rules find in it. Everything is marked as a draft. The file always parses.
 */
export function draftArticle(article: string, metadata: ArticleMetadata = {}): DraftResult {
  const normalized = normalizeArticle(article);
  return 'problem' in normalized ? normalized : { yaml: serializeDraft(buildDraft(normalized.text, metadata)) };
}

function buildDraft(text: string, metadata: ArticleMetadata): AnnotatedDraft {
  const sourceTexts = splitIntoSources(text);
  const articleText = sourceTexts.join('\n');
  const sentences = splitSentences('article', articleText);
  const sources = sourceTexts.map((sourceText, index) => ({ ...draftSource(index, metadata), text: sourceText }));
  const findQuote = createQuoteFinder(
    sources.map(({ id, text: sourceText }) => ({ id, text: sourceText, sentences: splitSentences(id, sourceText) })),
  );
  const personNames = findPersonNames(articleText);
  const unstatedQuestions = findUnstatedQuestions(articleText, sentences, findQuote, answeredByMetadata(metadata));
  const { attributedSentences, speakers: resolvedSpeakers } = attributeSentences(articleText, sentences);
  const { speakers, findSpeaker } = draftSpeakers(resolvedSpeakers, attributedSentences);
  const context: DraftContext = {
    findQuote,
    documentFrequencies: countDocumentFrequencies(sentences.map((sentence) => sentence.text)),
    lowercaseWords: findLowercaseWords(articleText),
    isPerson: (name) => personNames.includes(name),
    findSpeaker,
    published: findCompleteDate(metadata.published ?? '') ?? findCompleteDate(articleText.slice(0, maxDatelineOffset)),
    allocateId: createIdAllocator(unstatedQuestions.map(({ id }) => id)),
    generateParaphrases: createParaphraseGenerator(
      unstatedQuestions.flatMap(({ question, paraphrases }) => [question, ...paraphrases]),
    ),
  };
  const facts = firstOccurrences(attributedSentences).flatMap((attributed) => draftFact(attributed, context) ?? []);
  const keptFacts = limitFacts(facts, byteLength(articleText));
  const entities = sentences.map((sentence) =>
    extractEntities(sentence.text, context.isPerson, context.lowercaseWords),
  );
  const title = metadata.title ?? metadata.headline ?? findHeadline(articleText, sentences);
  return {
    file: {
      incident: draftIncident(sentences, entities, { ...metadata, title }),
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

/** A repeated sentence, such as a headline and a lead, is one fact. */
function firstOccurrences(attributedSentences: readonly AttributedSentence[]): readonly AttributedSentence[] {
  const firstByText = new Map(
    attributedSentences.toReversed().map((attributed) => [attributed.sentence.text, attributed]),
  );
  return attributedSentences.filter((attributed) => firstByText.get(attributed.sentence.text) === attributed);
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

/** Ids of common questions that the metadata answers. */
function answeredByMetadata({ author, published }: ArticleMetadata): string[] {
  return [...(author ? ['article-author'] : []), ...(published ? ['article-published'] : [])];
}

/** The first line is the headline if it has no full stop and more text follows. */
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
