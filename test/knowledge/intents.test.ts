import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadIntentBank } from '../../src/knowledge/intents/intent-bank.ts';
import { incidentKinds, slotNames } from '../../src/knowledge/intents/intent-pack.ts';
import { paraphraseKey } from '../../src/knowledge/knowledge.ts';

const intents = [...loadIntentBank().values()];
const textsOf = ({ question, paraphrases }: (typeof intents)[number]) => [question, ...paraphrases];

describe('The packs of intents', () => {
  test('have an intent for each of at least 140 kinds of question, with at least 40 paraphrases', () => {
    expect(intents.length).toBeGreaterThanOrEqual(140);
    expect(intents.filter(({ paraphrases }) => paraphrases.length < 40).map(({ id }) => id)).toEqual([]);
    expect(new Set(intents.map(({ pack }) => pack))).toEqual(new Set(['common', ...incidentKinds]));
  });

  test('have no paraphrase in two intents', () => {
    const owners = Map.groupBy(
      intents.flatMap((intent) => textsOf(intent).map((text) => ({ id: intent.id, key: paraphraseKey(text) }))),
      ({ key }) => key,
    );
    expect([...owners.values()].filter((list) => list.length > 1)).toEqual([]);
  });

  test('use only slots that an incident can fill', () => {
    const used = intents.flatMap((intent) =>
      textsOf(intent).flatMap((text) => text.match(/(?<=\{)[^}]*(?=\})/g) ?? []),
    );
    expect(new Set(used).difference(new Set<string>(slotNames))).toEqual(new Set());
  });

  test('name only existing intents as confusable, and say how they differ', () => {
    const ids = new Set(intents.map(({ id }) => id));
    const others = intents.flatMap(({ id, confusable }) => confusable.map(({ intent }) => ({ id, intent })));
    expect(others.filter(({ id, intent }) => !ids.has(intent) || id === intent)).toEqual([]);
  });

  test('say that the article does not say', () => {
    expect(intents.filter(({ notStatedLine }) => !/^The article does not say .*\.$/.test(notStatedLine))).toEqual([]);
  });
});

const shared = join(import.meta.dirname, '../../../shared');

describe.skipIf(!existsSync(shared))('No paraphrase copies a question that the bot is measured with', () => {
  const files = ['questions.dev.jsonl', 'incidents/fire/questions.jsonl', 'incidents/crash/questions.jsonl'];
  test.each(files)('%s', (file) => {
    const lines = readFileSync(join(shared, file), 'utf8').trim().split('\n');
    const questions = lines.map((line) => {
      const { q, question } = JSON.parse(line);
      return paraphraseKey(q ?? question);
    });
    const keys = new Set(intents.flatMap((intent) => textsOf(intent).map(paraphraseKey)));
    expect(questions.filter((question) => question.split(' ').length > 3 && keys.has(question))).toEqual([]);
  });
});
