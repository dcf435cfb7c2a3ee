import { describe, expect, test } from 'vitest';
import {
  findQuotations,
  maskQuotations,
  measureQuotedShare,
  quotedPlaceholder,
} from '../../../src/knowledge/drafting/text/quotations.ts';

/** What is quoted in a text, the stretches of one speech together. */
function speechesIn(text: string): string[][] {
  const speeches = Map.groupBy(findQuotations(text), ({ speechNumber }) => speechNumber);
  return [...speeches.values()].map((stretches) => stretches.map(({ start, end }) => text.slice(start, end)));
}

describe('A quotation is found', () => {
  test.each<[string, string, string[][]]>([
    ['between “double marks”', 'She said: “It burned.” Then she left.', [['“It burned.”']]],
    ['between ‘single marks’', 'She said: ‘It burned.’ Then she left.', [['‘It burned.’']]],
    ['between "straight marks"', 'She said: "It burned." Then she left.', [['"It burned."']]],
    ["between 'straight single marks'", "She said: 'It burned.' Then she left.", [["'It burned.'"]]],
    ['between «angle marks»', 'She said: «It burned.» Then she left.', [['«It burned.»']]],
    ['where one and the same mark opens and closes', 'She said: ’It burned.’ Then she left.', [['’It burned.’']]],
    ['though an opening mark was typed for the closing one', '“It burned,“ she said.', [['“It burned,“']]],
    [
      'with another quotation within',
      '“He called it ‘a pity’, no more,” she said.',
      [['“He called it ‘a pity’, no more,”']],
    ],
    ['twice in a sentence', '“No,” she said, “never.”', [['“No,”'], ['“never.”']]],
  ])('%s', (_, text, speeches) => {
    expect(speechesIn(text)).toEqual(speeches);
  });
});

describe('An apostrophe is no quotation mark', () => {
  test.each([
    ['within a word', 'The mill’s owner didn’t come. It wasn’t his.'],
    ['behind a plural', 'The owners’ dogs and the neighbours’ cats ran away.'],
    ['before a shortened word', 'It was built in the ’90s, they told ’em.'],
    ['between figures', 'The ladder was 5’10 high.'],
  ])('%s', (_, text) => {
    expect(speechesIn(text)).toEqual([]);
  });

  test('also after a plural within a quotation', () => {
    expect(speechesIn('‘The owners’ dogs ran away,’ she said.')).toEqual([['‘The owners’ dogs ran away,’']]);
  });
});

describe('A quotation continues', () => {
  test('in paragraphs that each begin with a quotation mark', () => {
    const text = '’It burned.\n’It was terrible.\n\n’We ran.’\n’Who knows,’ said another.';
    expect(speechesIn(text)).toEqual([['’It burned.', '’It was terrible.', '’We ran.’'], ['’Who knows,’']]);
  });

  test('in paragraphs without a mark, until it is closed', () => {
    expect(speechesIn('“It burned.\nIt was terrible.\nWe ran.” He left.')).toEqual([
      ['“It burned.', 'It was terrible.', 'We ran.”'],
    ]);
  });

  test('over quotation marks that open again in the same paragraph', () => {
    expect(speechesIn('She said: ’It burned. ’We ran.’ Then she left.')).toEqual([['’It burned. ’We ran.’']]);
  });

  test('only to the end of its paragraph if nothing closes it', () => {
    expect(speechesIn('“It burned.\nThe mill was old.\n“We ran,” he said.')[0]).toEqual(['“It burned.']);
  });
});

/** Masks the whole text, with `_` for each masked character. */
function mask(text: string, start = 0, end = text.length): string {
  return maskQuotations(text, start, end, findQuotations(text)).replaceAll(quotedPlaceholder, '_');
}

describe('Masking replaces', () => {
  test.each<[reason: string, text: string, masked: string]>([
    ['nothing without a quotation', 'The mill’s roof fell.', 'The mill’s roof fell.'],
    ['a quotation with its marks', 'She said: “No.”', 'She said: _____'],
    ['both parts of a divided quotation', '“No,” she said, “no.”', '_____ she said, _____'],
    ['an unclosed quotation up to the end of its line', 'He said: “It fell.\nWe ran.', 'He said: _________\nWe ran.'],
  ])('%s', (_, text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  test('only the part of a quotation within the offsets', () => {
    const text = 'He said: “It fell. We ran.” He left.';
    expect(mask(text, text.indexOf('We'), text.indexOf(' He left'))).toBe('________');
  });
});

test.each<[reason: string, sentence: string, share: number]>([
  ['no quotation', 'It fell.', 0],
  ['only a quotation', '“It fell.”', 1],
  ['marks and spaces do not count', 'abc “def”', 0.5],
  ['no letters', '…', 0],
])('The quoted share of a sentence: %s', (_, sentence, share) => {
  const masked = maskQuotations(sentence, 0, sentence.length, findQuotations(sentence));
  expect(measureQuotedShare(sentence, masked)).toBe(share);
});
