import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { appendEntry, appendParaphrases, type NewEntry } from '../../src/knowledge/append-entry.ts';
import { parseKnowledge } from '../../src/knowledge/parse.ts';
import { sampleText } from '../discord/sample-text.ts';
import { secondIncident } from './second-incident.ts';

const fact: NewEntry = {
  fact: {
    id: 'new',
    question: 'What is new?',
    paraphrases: ['any news'],
    answer: 'This: a “new” fact, # as said.',
    status: 'claimed',
    'said-by': 'someone',
    quotes: ['’It is so.', { text: 'It is: so', 'said-by': 'another' }],
    topics: ['news', 'late'],
  },
};
const notStated: NewEntry = { notStated: { id: 'new', question: 'What is not?', 'closest-sentence': '- It is.' } };

function itemOf(entry: NewEntry): object {
  return 'fact' in entry ? entry.fact : entry.notStated;
}

/** What was put in, with the old text before and behind it untouched. */
function inserted(before: string, after: string): string {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  expect(before.length).toBe(start + end);
  return after.slice(start, after.length - end);
}

/** The old data with the entry behind the others of its list. */
function expectAppended(before: string, after: string, entry: NewEntry): void {
  const [old, key] = [parse(before), 'fact' in entry ? 'facts' : 'not-stated'];
  expect(parse(after)).toEqual({ ...old, [key]: [...(old[key] ?? []), itemOf(entry)] });
}

test('An entry is appended to the shipped file in its own style', () => {
  const after = appendEntry(sampleText, fact);
  expect(inserted(sampleText, after)).toContain(`  - id: new
    question: What is new?
    paraphrases:
      - any news
    answer: "This: a “new” fact, # as said."
    status: claimed
    said-by: someone
    quotes:
      - ’It is so.
      - text: "It is: so"
        said-by: another
    topics: [news, late]
`);
  expectAppended(sampleText, after, fact);
});

test('The file with the new entry is valid', () => {
  const question = 'Was the mill insured?';
  const quote = 'It was not insured, the owner said.';
  const after = appendEntry(secondIncident, {
    fact: { id: 'insured', question, answer: 'It was not insured.', status: 'stated', quotes: [quote] },
  });
  const parsed = parseKnowledge(after);
  expect('knowledge' in parsed && parsed.knowledge.facts.at(-1)).toMatchObject({
    id: 'insured',
    question,
    citations: [{ quote }],
  });
});

describe('The rest of the file does not change by a single character', () => {
  test.each([
    ['a list of lines', 'facts:\n  - id: a\n    paraphrases:\n      - b\nterms: []\n'],
    ['lines that are not indented', 'facts:\n- id: a\n  paraphrases:\n  - b\nterms: []\n'],
    ['lines that are indented far', 'facts:\n     -   id: a\n         paraphrases:\n         - b\nterms: []\n'],
    ['an item that begins below its dash', 'facts:\n  -\n    id: a\n  -\n    id: b\nterms: []\n'],
    [
      'comments before, in and behind the list',
      '# x\nfacts: # y\n  # z\n  - id: a # u\n    # v\n  # w\n# last\nterms: []\n',
    ],
    ['a comment behind the last item', 'facts:\n  - id: a\n  # the end\nterms: []\n'],
    ['a comment that belongs to the last item', 'facts:\n  - id: a\n    text: b\n    # of a\nterms: []\n'],
    ['a comment and an empty line behind the list', 'facts:\n  - id: a\n\n# synonyms follow\nterms: []\n'],
    ['empty lines between items', 'facts:\n  - id: a\n\n  - id: b\n\nterms: []\n'],
    ['quotation marks of every kind', 'facts:\n  - {id: "a", \'text\': \'b\'}\n  - id: "c\n      d"\nterms: []\n'],
    ['Windows line ends', 'facts:\r\n  - id: a\r\n    text: |\r\n      b\r\nterms: []\r\n'],
    ['no line end at the end', 'facts:\n  - id: a\n    text: b'],
    ['no line end behind a text of several lines', 'facts:\n  - id: a\n    text: |\n      b'],
    ['no line end behind a comment', 'facts:\n  - id: a\n    text: b # c'],
    ['spaces at the end', 'facts:\n  - id: a   \n   \n   '],
    ['a text of several lines at the end', 'facts:\n  - id: a\n    text: |\n      b\n      c\nterms: []\n'],
    ['one that drops its last line end', 'facts:\n  - id: a\n    text: >-\n      b\n      c\n\n\nterms: []\n'],
    ['one that keeps its empty lines', 'facts:\n  - id: a\n    text: |+\n      b\n\n\nterms: []\n'],
    ['one that keeps its empty lines at the end of the file', 'facts:\n  - id: a\n    text: |+\n      b\n\n'],
    ['a list in brackets', 'facts: [{id: a}, {id: b}]\nterms: []\n'],
    ['brackets over several lines, with a comment and a comma', 'facts: [\n  {id: a}, # b\n]\nterms: []\n'],
    ['a byte order mark', '\ufefffacts:\n  - id: a\nterms: []\n'],
    ['a beginning of the document', '---\nfacts:\n  - id: a\n'],
    ['a whole file that is indented', '  facts:\n    - id: a\n  synonyms: []\n'],
    ['JSON', '{"facts": [{"id": "a"}], "synonyms": []}'],
    ['JSON over several lines', '{\n  "facts": [\n    {"id": "a"}\n  ]\n}\n'],
    ['JSON with an empty list', '{"facts": [], "synonyms": []}'],
    ['JSON without the list', '{"synonyms": []}'],
    ['no list at all', 'incident:\n  id: a\nterms: []\n'],
    ['no list at all, and no line end', 'incident:\n  id: a\nterms: []'],
    ['no list behind a text that keeps its empty lines', 'incident:\n  id: |+\n    a\n\n'],
    ['no list behind a comment', 'synonyms: []\n# the end'],
    ['a file with all entries', secondIncident],
  ])('%s', (_, before) => {
    for (const entry of [fact, notStated]) {
      const after = appendEntry(before, entry);
      expectAppended(before, after, entry);
      inserted(before, after);
    }
  });
});

describe('An empty list in brackets becomes a block list', () => {
  test.each([
    ['facts: []\nterms: []\n', 'facts:\n  - id: new\n'],
    ['facts: [ ] # none yet\nterms: []\n', 'facts: # none yet\n  - id: new\n'],
    ['synonyms: []\nfacts: []', 'synonyms: []\nfacts:\n  - id: new\n'],
    ['facts:\n  []\nterms: []\n', 'facts:\n  - id: new\n'],
    ['  facts: []\n  synonyms: []\n', '  facts:\n    - id: new\n'],
    ['facts: []\r\nterms: []\r\n', 'facts:\r\n  - id: new\r\n'],
  ])('%j', (before, beginning) => {
    const after = appendEntry(before, fact);
    expect(after.startsWith(beginning)).toBe(true);
    expectAppended(before, after, fact);
  });
});

test('Line endings stay those of the file', () => {
  const after = appendEntry(secondIncident.replaceAll('\n', '\r\n'), fact);
  expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('A file that is not a knowledge file is refused', () => {
  expect(() => appendEntry('- a\n- b\n', fact)).toThrow('knowledge file');
});

const word = fc.oneof(
  fc.string({ maxLength: 20, unit: 'grapheme' }),
  fc.constantFrom(
    '- a',
    'a: b',
    '# c',
    "it's",
    '"q"',
    'null',
    '~',
    '1',
    '2pm',
    '14:00',
    '{',
    '[',
    '*a',
    '&b',
    '!c',
    '%d',
    '@e',
    '`f',
    '|',
    '>',
    '? g',
    '---',
    '...',
    '<<',
    'yes',
    'a #b',
    'a:',
    ' a ',
    '\\n',
    '’',
  ),
);
const written = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
const entries = fc.oneof(
  fc
    .record({
      question: written,
      paraphrases: fc.array(written, { maxLength: 3 }),
      answer: written,
      quotes: fc.array(written, { minLength: 1, maxLength: 2 }),
    })
    .map((some): NewEntry => ({ fact: { id: 'new', status: 'stated', ...some } })),
  fc
    .record({ question: written, 'closest-sentence': written })
    .map((some): NewEntry => ({ notStated: { id: 'new', ...some } })),
);
const styles = fc.record({
  indent: fc.constantFrom('', '  ', '    '),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  items: fc.array(fc.constantFrom('id: a', 'id: "b" # c', "{id: 'd'}", 'id: e', '"x y": [f, g]'), {
    minLength: 1,
    maxLength: 4,
  }),
  between: fc.constantFrom('', '\n', '\n\n', '# c\n', '    # d\n'),
  last: fc.constantFrom('', 'synonyms: []', '# end', '\n# end\nterms:\n- a', 'not-stated: []'),
  hasEnd: fc.boolean(),
});

test('With any text and any style of file, exactly one entry is added and no other changes', () => {
  fc.assert(
    fc.property(styles, entries, ({ indent, lineEnd, items, between, last, hasEnd }, entry) => {
      const lines = `# begin\nfacts:\n${items.map((item) => `${indent}- ${item}\n`).join(between)}${between}${last}${hasEnd ? '\n' : ''}`;
      const before = lines.replaceAll('\n', lineEnd);
      const after = appendEntry(before, entry);
      expectAppended(before, after, entry);
      if (!before.includes('not-stated: []') || 'fact' in entry) inserted(before, after);
    }),
    { numRuns: 300 },
  );
});

describe('Paraphrases are added to their entry, and nothing else changes', () => {
  const add = (text: string, entryId: string, ...paraphrases: string[]) =>
    appendParaphrases(text, { entryId, paraphrases });

  test('behind the others', () => {
    const after = add(sampleText, 'when-entered', 'new: one', 'new two');
    expect(inserted(sampleText, after).trim()).toBe('- "new: one"\n      - new two');
    const [before, changed] = [parse(sampleText), parse(after)].map(({ facts }) =>
      facts.find(({ id }: { id: string }) => id === 'when-entered'),
    );
    expect(changed).toEqual({ ...before, paraphrases: [...before.paraphrases, 'new: one', 'new two'] });
  });

  test.each([
    ['an entry without any', 'facts:\n  - id: a\n    question: Who?\n    answer: He.\n'],
    ['a list in brackets', 'facts:\n  - id: a\n    question: Who?\n    paraphrases: [he]\n'],
    ['an empty list in brackets', 'facts:\n  - id: a\n    question: Who?\n    paraphrases: []\n'],
    ['an entry in braces', 'facts: [{id: a, question: "Who?", answer: He}]\n'],
    ['a not-stated entry', 'not-stated:\n  - id: a\n    question: Who?\n    # a comment\n    topics: [x]\n'],
    ['Windows line endings', 'facts:\r\n  - id: a\r\n    question: Who?\r\n    answer: He.\r\n'],
  ])('of %s', (_, text) => {
    const { facts = [], 'not-stated': notStated = [] } = parse(add(text, 'a', 'one', 'two'));
    expect([...facts, ...notStated][0].paraphrases.slice(-2)).toEqual(['one', 'two']);
    expect(add(text, 'a', 'one')).toHaveLength(add(text, 'a', 'two').length);
  });

  test('and an unknown entry is an error', () => {
    expect(() => add(sampleText, 'gone', 'one')).toThrow('no entry gone');
  });
});
