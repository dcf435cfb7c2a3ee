import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { measureCoverage } from '../../src/knowledge/diff.ts';
import { knowledgeFileJsonSchema } from '../../src/knowledge/schema.ts';
import { parseShippedKnowledge, readSharedFile, shippedText } from './shipped.ts';

const shipped = parseShippedKnowledge();
const entries = [...shipped.facts, ...shipped.notStated];
const article = readSharedFile('article.txt');
const questions = readSharedFile('questions.dev.jsonl');

/** Ignores case and punctuation, as readers do when they compare questions. */
function bare(question: string): string {
  return question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

describe('The shipped knowledge', () => {
  test.skipIf(article === undefined)('contains the article word for word', () => {
    expect(shipped.sources[0].text).toBe(article);
  });

  test('says that the article breaks off, and claims nothing unknown about it', () => {
    const { title, publisher, url, published, retrieved, note } = shipped.sources[0];
    expect(note).toContain('Head of Investigations');
    expect([title, publisher, url, published, retrieved]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(shipped.incident.day).toBe('Friday');
  });

  test('cites every sentence of the article', () => {
    expect(measureCoverage(shipped)).toEqual({ citedCount: 22, sentenceCount: 22 });
  });

  test('has the expected size', () => {
    expect(shipped.facts.length).toBeGreaterThanOrEqual(45);
    expect(shipped.facts.filter(({ command }) => command).length).toBeGreaterThanOrEqual(16);
    expect(shipped.notStated.length).toBeGreaterThanOrEqual(60);
    expect(shipped.supportNotices.length).toBeGreaterThanOrEqual(1);
  });

  test.each(['when-entered', 'who-investigates', 'what-happened', 'injuries', 'where', 'why-called', 'is-it-safe'])(
    'has the command /%s',
    (name) => {
      expect(shipped.facts.map(({ command }) => command?.name)).toContain(name);
    },
  );

  test('has at least 12 paraphrases for every question', () => {
    expect(entries.filter(({ paraphrases }) => paraphrases.length < 12).map(({ id }) => id)).toEqual([]);
  });

  test.skipIf(questions === undefined)('contains none of the sample questions', () => {
    const asked = new Set(entries.flatMap((entry) => [entry.question, ...entry.paraphrases]).map(bare));
    const sample = (questions ?? '')
      .trim()
      .split('\n')
      .map((line) => z.object({ q: z.string() }).parse(JSON.parse(line)).q);
    expect(sample.length).toBeGreaterThan(0);
    expect(sample.filter((question) => asked.has(bare(question)))).toEqual([]);
  });

  test('gives every claim a speaker who is not the reporter', () => {
    const claims = shipped.facts.filter(({ status }) => status === 'claimed');
    expect(claims.filter(({ saidBy }) => saidBy.reporter).map(({ id }) => id)).toEqual([]);
    expect(claims.length).toBeGreaterThan(0);
  });

  test('cites the exact text of the article', () => {
    const nearest = shipped.notStated.flatMap((entry) => entry.closestSentence ?? []);
    const citations = [...shipped.facts.flatMap((fact) => fact.citations), ...nearest];
    expect(citations.map(({ start, end }) => shipped.sources[0].text.slice(start, end))).toEqual(
      citations.map(({ quote }) => quote),
    );
  });

  test.each([
    ['the time officers entered', 'when-entered', 'the Met Police'],
    ['the negotiations', 'how-long-negotiated', 'the Met Police'],
  ])('has the right speaker for %s', (_, id, speaker) => {
    const fact = shipped.facts.find((one) => one.id === id || one.command?.name === id);
    expect(fact?.saidBy.name).toBe(speaker);
  });
});

describe('The JSON Schema', () => {
  test('is named in the first line of the file', () => {
    expect(shippedText.split('\n')[0]).toBe('# yaml-language-server: $schema=./incident.schema.json');
  });

  test('is up to date (otherwise: npm run schema)', () => {
    const written = readFileSync(new URL('../../knowledge/incident.schema.json', import.meta.url), 'utf8');
    expect(written).toBe(`${JSON.stringify(knowledgeFileJsonSchema(), null, 2)}\n`);
  });
});
