import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseKnowledge } from '../../src/knowledge/parse.ts';
import { secondIncident } from './second-incident.ts';

/** Either knowledge whose citations are the article's very words, or problems that have a text and a place in the file. */
function expectAnOutcome(input: string | Uint8Array): void {
  const parsed = parseKnowledge(input);
  if ('knowledge' in parsed) {
    const texts = new Map(parsed.knowledge.sources.map(({ id, text }) => [id, text]));
    const citations = parsed.knowledge.facts.flatMap((fact) => fact.citations);
    expect(citations.map(({ sourceId, start, end }) => texts.get(sourceId)?.slice(start, end))).toEqual(
      citations.map(({ quote }) => quote),
    );
    return;
  }
  const lines = new TextDecoder().decode(Buffer.from(input)).split('\n').length;
  expect(parsed.problems.length).toBeGreaterThan(0);
  for (const { line = 1, column = 1, message } of parsed.problems) {
    expect(message).not.toBe('');
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    expect(column).toBeGreaterThanOrEqual(1);
  }
}

/** What YAML is made of, and what a knowledge file is. */
const marks = [
  ...'-?:,[]{}#&*!|>\'"%@`~ \t\n\\’',
  '- ',
  ': ',
  '\n  ',
  '---',
  '...',
  '<<',
  'null',
  '1e9',
  '\u2028',
  '\ufeff',
];
const words = [
  'facts',
  'quotes',
  'id',
  'said-by',
  'status: stated',
  'sources',
  'text: |-\n      ',
  'A mill burned down',
  '__proto__',
];
const piece = fc.constantFrom(...marks, ...words);

/** Some letters of the small file are taken out, and something else is put there. */
const slip = fc.record({
  at: fc.nat(secondIncident.length),
  length: fc.oneof(fc.nat(3), fc.nat(80)),
  instead: fc.oneof(piece, fc.constant(''), fc.string({ maxLength: 5, unit: 'binary' })),
});

test('No text throws an exception', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), expectAnOutcome), { numRuns: 150 });
});

test('No bytes throw an exception', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), expectAnOutcome), { numRuns: 150 });
});

test('No combination of YAML characters throws an exception', () => {
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
  fc.assert(fc.property(text, expectAnOutcome), { numRuns: 250 });
});

test('No single mistake in a knowledge file throws an exception', () => {
  const slips = fc.array(slip, { minLength: 1, maxLength: 4 });
  const slipped = slips.map((all) =>
    all.reduce(
      (text, { at, length, instead }) => text.slice(0, at) + instead + text.slice(at + length),
      secondIncident,
    ),
  );
  fc.assert(fc.property(slipped, expectAnOutcome), { numRuns: 250 });
});

test('No value in the wrong place throws an exception', () => {
  const value = fc.json({ maxDepth: 3 });
  const places = fc.constantFrom(
    'Fire in Mill Lane',
    'The mill is gone',
    '[fire]',
    'claimed',
    'Six engines came.',
    '- A mill burned down in Mill Lane on Tuesday.',
  );
  fc.assert(
    fc.property(places, value, (place, json) => expectAnOutcome(secondIncident.replace(place, () => json))),
    { numRuns: 150 },
  );
});
