import { describe, expect, test } from 'vitest';
import { editSecondIncident, findProblemLines, positionOf, secondIncident, type TextEdit } from './second-incident.ts';

/** Every old key of the file format, and its current name. */
const renames = [
  ['asked', 'paraphrases'],
  ['terms', 'synonyms'],
  ['name', 'concept'],
  ['words', 'phrases'],
  ['care', 'support-notices'],
  ['nearest', 'closest-sentence'],
] as const;

const edits: Record<(typeof renames)[number][0], TextEdit> = {
  asked: ['    paraphrases:\n      - how did', '    asked:\n      - how did'],
  terms: ['synonyms:', 'terms:'],
  name: ['  - concept: fire', '  - name: fire'],
  words: ['    phrases: [fire', '    words: [fire'],
  care: ['support-notices:', 'care:'],
  nearest: ['    closest-sentence: It', '    nearest: It'],
};

describe('An old key is reported once, with its new name', () => {
  test.each(renames)('“%s” is now called “%s”', (from, to) => {
    const [, edited] = edits[from];
    const text = editSecondIncident(edits[from]);
    const location = from === 'name' || from === 'words' ? 'Under “synonyms”, ' : '';
    expect(findProblemLines(text)).toEqual([
      `${positionOf(text, edited.trimStart().replace(/^- /, ''))} ${location}“${from}” is now called “${to}”; rename it.`,
    ]);
  });

  test('at its first place, with the number of the others', () => {
    const one = secondIncident.replace('    paraphrases:\n      - how did', '    asked:\n      - how did');
    const two = one.replace('paraphrases:', 'asked:');
    const three = two.replace('    answer: Six', '    asked: [how many fire engines]\n    answer: Six');
    expect(findProblemLines(two)).toEqual([
      `${positionOf(two, 'asked')} “asked” is now called “paraphrases”; rename it here and in 1 other place.`,
    ]);
    expect(findProblemLines(three)).toEqual([
      `${positionOf(three, 'asked')} “asked” is now called “paraphrases”; rename it here and in 2 other places.`,
    ]);
  });

  test('together with every other old key', () => {
    const text = editSecondIncident(...Object.values(edits));
    expect(findProblemLines(text).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      '“asked” is now called “paraphrases”; rename it.',
      '“nearest” is now called “closest-sentence”; rename it.',
      '“terms” is now called “synonyms”; rename it.',
      'Under “synonyms”, “name” is now called “concept”; rename it.',
      'Under “synonyms”, “words” is now called “phrases”; rename it.',
      '“care” is now called “support-notices”; rename it.',
    ]);
  });

  test('together with the problems of its value, and of everything else', () => {
    const text = editSecondIncident(
      ['    closest-sentence: It burned until noon.', '    nearest: It burned all day.'],
      ['      - how did it start', '      - how many engines came'],
      ['    paraphrases:\n      - how many', '    asked:\n      - how many'],
      [
        'support-notices:\n  - topics: [people]\n    text: Talk to somebody.',
        'care:\n  - topics: [people]\n    text: ""',
      ],
      ['said-by: brigade', 'said-by: mayor'],
    );
    expect(findProblemLines(text)).toEqual([
      expect.stringMatching(`^${positionOf(text, 'mayor')} “mayor”`),
      expect.stringMatching(`^${positionOf(text, 'asked')} “asked” is now called`),
      expect.stringMatching(`^${positionOf(text, 'how many engines came')} “how many engines came”`),
      expect.stringMatching(`^${positionOf(text, 'nearest')} “nearest” is now called`),
      expect.stringMatching(`^${positionOf(text, 'It burned all day')} Not-stated entry “cause”`),
      expect.stringMatching(`^${positionOf(text, 'care')} “care” is now called`),
      expect.stringMatching(`^${positionOf(text, '""')} Support notice 1: “text”`),
    ]);
  });

  test('even if the new key is there too', () => {
    const text = editSecondIncident([
      '    topics: [people]\n',
      '    topics: [people]\n    asked: [a]\n    paraphrases: [b]\n',
    ]);
    expect(findProblemLines(text)).toEqual([
      `${positionOf(text, 'asked')} “asked” is now called “paraphrases”; rename it.`,
    ]);
  });
});

describe('An old key name is an unknown key elsewhere', () => {
  test.each<[title: string, edit: TextEdit, label: string]>([
    ['at the top of the file', ['synonyms:', 'asked: []\nsynonyms:'], 'The file'],
    ['in a fact', ['    topics: [people]\n', '    topics: [people]\n    nearest: It.\n'], 'Fact “people”'],
    ['in a source', ['    title: The mill', '    name: The mill'], 'Source “article”'],
  ])('%s', (_, edit, label) => {
    expect(findProblemLines(editSecondIncident(edit))).toEqual([
      expect.stringContaining(`${label} has an unknown key “`),
    ]);
  });

  test('and remains usable as a name or word', () => {
    const text = editSecondIncident([
      '  - topics: [people]\n    text',
      '  - topics: [people]\n    words: [me]\n    text',
    ]);
    expect(findProblemLines(text)).toEqual([]);
  });
});
