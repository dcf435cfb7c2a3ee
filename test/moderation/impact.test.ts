import { describe, expect, test } from 'vitest';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { assessImpact, summarizeDiff } from '../../src/moderation/revisions/impact.ts';
import { sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';

type Parts = {
  readonly facts: readonly string[];
  readonly quotes: readonly string[];
  readonly sentences: readonly string[];
};

const tenFacts = numbered('fact', 10);
const tenQuotes = numbered('Quote', 10);
const tenSentences = numbered('Sentence', 10);

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);
}

/** Knowledge in which every fact cites every quote, so that facts, quotes and sentences are lost independently. */
function knowledgeWith({ facts = tenFacts, quotes = tenQuotes, sentences = tenSentences }: Partial<Parts>): Knowledge {
  const fact = sampleFact('where');
  const [source] = sampleKnowledge.sources;
  const [firstQuote = '', ...otherQuotes] = quotes;
  const cite = (quote: string) => ({ ...fact.citations[0], quote });
  return {
    ...sampleKnowledge,
    facts: facts.map((id) => ({ ...fact, id, citations: [cite(firstQuote), ...otherQuotes.map(cite)] })),
    sources: [
      {
        ...source,
        sentences: source.sentences
          .slice(0, sentences.length)
          .map((sentence, index) => ({ ...sentence, text: sentences[index] ?? '' })),
      },
    ],
  };
}

describe('A large deletion is the loss of more than a fifth of', () => {
  test.each<readonly [what: string, before: Partial<Parts>, after: Partial<Parts>, isLarge: boolean, reason: string]>([
    ['nothing', {}, {}, false, 'the files are equal'],
    ['the facts', {}, { facts: tenFacts.slice(2) }, false, '2 of 10 is exactly a fifth'],
    ['the facts', {}, { facts: tenFacts.slice(3) }, true, '3 of 10 is more than a fifth'],
    ['the facts', { facts: numbered('fact', 9) }, { facts: numbered('fact', 7) }, true, '2 of 9 is 22 %'],
    ['the facts', { facts: numbered('fact', 4) }, { facts: numbered('fact', 3) }, true, '1 of 4 is 25 %'],
    [
      'the facts',
      {},
      { facts: [...tenFacts.slice(3), ...numbered('new', 9)] },
      true,
      'new facts do not make up for lost ones',
    ],
    ['the facts', {}, { facts: [...tenFacts, 'new'] }, false, 'nothing is lost'],
    ['the facts', { facts: [] }, {}, false, 'the first revision of an incident replaces nothing'],
    ['the facts', {}, { facts: [] }, true, 'all are lost'],
    ['the cited sentences', {}, { quotes: tenQuotes.slice(2) }, false, '2 of 10 is exactly a fifth'],
    ['the cited sentences', {}, { quotes: tenQuotes.slice(3) }, true, '3 of 10 is more than a fifth'],
    [
      'the cited sentences',
      {},
      { quotes: [...tenQuotes.slice(3), ...numbered('New', 3)] },
      true,
      'other sentences do not make up for them',
    ],
    ['the article', {}, { sentences: tenSentences.slice(2) }, false, '2 of 10 is exactly a fifth'],
    ['the article', {}, { sentences: tenSentences.slice(3) }, true, '3 of 10 is more than a fifth'],
    ['the article', {}, { sentences: tenSentences.toReversed() }, false, 'the order does not count'],
    [
      'the article',
      {},
      { sentences: tenSentences.map((text, index) => (index < 3 ? `${text}!` : text)) },
      true,
      'a rewritten sentence is lost',
    ],
  ])('%s: %j to %j is %s, since %s', (_, before, after, isLarge) => {
    expect(assessImpact(knowledgeWith(before), knowledgeWith(after)).isLargeDeletion).toBe(isLarge);
  });
});

test('Commands are added and removed with their facts', () => {
  const [first, ...others] = sampleKnowledge.facts;
  if (!first?.command) throw new Error('The first fact of the sample has no command.');
  const renamed = { ...first, command: { ...first.command, name: 'another-name' } };
  const { commandsAdded, commandsRemoved } = assessImpact(sampleKnowledge, {
    ...sampleKnowledge,
    facts: [renamed, ...others.filter(({ id }) => id !== 'where')],
  });
  expect([commandsAdded, commandsRemoved]).toEqual([['another-name'], [first.command.name, 'where']]);
});

test('The audit log counts facts only', () => {
  const [first, second, ...others] = sampleKnowledge.facts;
  if (!first || !second) throw new Error('The sample has fewer than two facts.');
  const after = {
    ...sampleKnowledge,
    notStated: [],
    facts: [{ ...second, answer: 'Another answer.' }, { ...first, id: 'new-id' }, ...others],
  };
  expect(summarizeDiff(assessImpact(sampleKnowledge, after).difference)).toBe('1 added, 1 changed, 1 removed');
});
