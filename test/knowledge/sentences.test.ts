import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/knowledge/sentences.ts';
import { parseShippedKnowledge } from './shipped.ts';

/** The sentences of a text, as texts. */
function split(text: string): string[] {
  return splitSentences('article', text).map((sentence) => sentence.text);
}

describe('A text is split into the sentences that a reader sees', () => {
  test.each<[title: string, text: string, sentences: string[]]>([
    ['two sentences on a line', 'He came. He went.', ['He came.', 'He went.']],
    ['a question and a cry', 'Who was it? Nobody knows! Ask again.', ['Who was it?', 'Nobody knows!', 'Ask again.']],
    ['a quotation that opens with ’', 'She said: ’We came. We saw.’', ['She said: ’We came.', 'We saw.’']],
    ['a quotation over several lines, closed once', '’We came.\n’We saw.’', ['’We came.', '’We saw.’']],
    ['double quotation marks', '“We came.” They left.', ['“We came.”', 'They left.']],
    ['straight quotation marks', '"We came." They left.', ['"We came."', 'They left.']],
    ['a word in quotation marks', 'It is ’contained’ and over.', ['It is ’contained’ and over.']],
    ['an apostrophe', 'The Met’s men came. It’s over.', ['The Met’s men came.', 'It’s over.']],
    ['a time written a.m.', 'At 10 a.m. Friday they came.', ['At 10 a.m. Friday they came.']],
    ['a time written p.m. and its zone', 'At 4:13 p.m. BST it began.', ['At 4:13 p.m. BST it began.']],
    ['a time that ends its sentence', 'It began at 2 p.m. They left.', ['It began at 2 p.m.', 'They left.']],
    ['a time that may or may not end its sentence', 'At 2 p.m. Officers left.', ['At 2 p.m. Officers left.']],
    ['a time written 10am', 'It was 10am. They came.', ['It was 10am.', 'They came.']],
    ['Mr and Mrs', 'Mr. Smith met Mrs. Jones. They spoke.', ['Mr. Smith met Mrs. Jones.', 'They spoke.']],
    ['a rank', 'Sgt. Brown and Det. Green spoke.', ['Sgt. Brown and Det. Green spoke.']],
    [
      'officers',
      'PC. Jones, Insp. Hale, Supt. May and Lt. Fox spoke.',
      ['PC. Jones, Insp. Hale, Supt. May and Lt. Fox spoke.'],
    ],
    ['initials', 'J. R. Smith spoke. He left.', ['J. R. Smith spoke.', 'He left.']],
    [
      'a country',
      'The U.K. Government spoke. So did the U.S. He left.',
      ['The U.K. Government spoke.', 'So did the U.S.', 'He left.'],
    ],
    ['a letter that ends a sentence', 'They chose plan B. Then they left.', ['They chose plan B.', 'Then they left.']],
    ['a number', 'They met at No. 10 then. He left.', ['They met at No. 10 then.', 'He left.']],
    ['a short answer', 'Was it safe? No. It was not.', ['Was it safe?', 'No.', 'It was not.']],
    ['a question within a sentence', '’What now?’ he asked. They left.', ['’What now?’ he asked.', 'They left.']],
    ['a cry within a sentence', '“Stop!” shouted an officer.', ['“Stop!” shouted an officer.']],
    ['a time that goes on', 'At 2 p.m. in London it began.', ['At 2 p.m. in London it began.']],
    ['an address on the web', 'See www.met.police.uk. It helps.', ['See www.met.police.uk.', 'It helps.']],
    ['words left out', 'They came ... and went. Then … nothing.', ['They came ... and went.', 'Then … nothing.']],
    [
      'a number with a decimal point',
      'It rose by 3.5 per cent. Then it fell.',
      ['It rose by 3.5 per cent.', 'Then it fell.'],
    ],
    ['a number with a comma', 'They take 4,000 calls. A year.', ['They take 4,000 calls.', 'A year.']],
    [
      'a fragment without a full stop',
      'It is early.\n\nHead of Investigations',
      ['It is early.', 'Head of Investigations'],
    ],
    ['a headline before the text', 'Mill burns\nA mill burned.', ['Mill burns', 'A mill burned.']],
    ['blank lines and lines of spaces', 'One.\n\n   \n\t\nTwo.', ['One.', 'Two.']],
    ['lines as Windows ends them', 'One.\r\nTwo.\r\n', ['One.', 'Two.']],
    ['spaces around a line', '  One.   Two.  ', ['One.', 'Two.']],
    ['nothing', '', []],
    ['only blank lines', ' \n\n ', []],
  ])('%s', (_, text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });
});

test('A sentence has its number, its paragraph and its offsets', () => {
  const text = 'One. Two.\n\n  Three.';
  expect(splitSentences('mill', text)).toEqual([
    { sourceId: 'mill', number: 1, paragraph: 1, text: 'One.', start: 0, end: 4 },
    { sourceId: 'mill', number: 2, paragraph: 1, text: 'Two.', start: 5, end: 9 },
    { sourceId: 'mill', number: 3, paragraph: 2, text: 'Three.', start: 13, end: 19 },
  ]);
});

describe('The shipped article', () => {
  const [source] = parseShippedKnowledge().sources;

  test('has 22 sentences in 21 paragraphs: one line has two', () => {
    expect(source.sentences.map(({ paragraph }) => paragraph)).toEqual([
      1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    ]);
  });

  test.each<[number: number, opens: string, closes: string]>([
    [1, 'A man has sustained ’life-changing’', 'in east London.'],
    [2, 'Officers were called', 'threatening to harm himself.'],
    [3, 'Negotiators spent', 'according to the Met Police.'],
    [4, 'The force said in a statement: ’As', 'to shoot himself.'],
    [5, '’Around 2pm, officers', 'from inside.'],
    [6, 'As they entered', 'weapons were discharged.'],
    [7, '’The circumstances', 'part of the investigation.’'],
    [8, 'The man was taken', 'not life-threatening injuries.'],
    [9, 'Assistant Commissioner Matt Twist said: ’Our', 'and his family.'],
    [10, '’I know this news', 'broader public in London.'],
    [11, '’However, I want', 'incredibly rare.'],
    [12, '’It is right', '(IOPC) is leading this.'],
    [13, '’This process', 'to comment further.'],
    [14, '’Armed officers', 'protect others.'],
    [15, '’They make', 'professionalism and bravery.'],
    [16, '’Our officers remain', 'throughout the day.’'],
    [17, 'The Met says', 'to the public.'],
    [18, 'A Met Police spokesperson said: ’The', 'an independent investigation.’'],
    [19, 'An IOPC spokesperson said on Friday: ’We', 'taken to hospital.'],
    [20, '’After being notified', 'gathering evidence.'],
    [21, '’Our investigation', 'very early stages.’'],
    [22, 'Head of', 'Investigations'],
  ])('sentence %i runs from “%s” to “%s”', (number, opens, closes) => {
    const sentence = source.sentences.find((one) => one.number === number);
    expect(sentence?.text.slice(0, opens.length)).toBe(opens);
    expect(sentence?.text.slice(-closes.length)).toBe(closes);
  });

  test('consists of its sentences and whitespace only', () => {
    expect(source.sentences.map(({ start, end }) => source.text.slice(start, end))).toEqual(
      source.sentences.map(({ text }) => text),
    );
    const ends = [0, ...source.sentences.map(({ end }) => end)];
    const starts = [...source.sentences.map(({ start }) => start), source.text.length];
    expect(
      ends
        .map((end, gap) => source.text.slice(end, starts[gap]))
        .join('')
        .trim(),
    ).toBe('');
  });
});
