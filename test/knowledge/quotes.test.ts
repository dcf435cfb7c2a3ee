import { describe, expect, test } from 'vitest';
import { editSecondIncident, findProblemLines, parseValidKnowledge, positionOf } from './second-incident.ts';

const quote = '      - A mill burned down in Mill Lane on Tuesday.';

function withQuote(text: string): string {
  return editSecondIncident([quote, `      - ${JSON.stringify(text)}`]);
}

describe('A quote that is not in the article word for word is refused', () => {
  test.each<[title: string, quote: string, closest: number, difference: string]>([
    ['a wrong letter', 'A mill burnt down in Mill Lane on Tuesday.', 1, ' mill burnt down i” where the source has “'],
    ['a missing word', 'Six engines came at 9am, the fire brigade said.', 2, ' came at 9am, th'],
    ['another case', 'a mill burned down in Mill Lane on Tuesday.', 1, '“a mill b” where the source has “A mill b”'],
    ['two spaces', 'A mill burned down in Mill Lane  on Tuesday.', 1, 'Mill Lane  on '],
    ['a look-alike letter', 'A mill burned down in Mill L\u0430ne on Tuesday.', 1, '(U+0430, not U+0061)'],
    ['another quotation mark', '‘We counted 12 people outside.', 4, '(U+2018, not U+2019)'],
    ['an invisible letter', 'A mill\u200b burned down in Mill Lane on Tuesday.', 1, '(U+200B, not U+0020)'],
  ])('%s: with the fact, the quote, the closest sentence and the difference', (_, wrong, closest, difference) => {
    const text = withQuote(wrong);
    const lines = findProblemLines(text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${positionOf(text, JSON.stringify(wrong))} Fact “what-burned”: the quote “`));
    expect(lines[0]).toContain(`“${wrong}” is not in the source word for word`);
    expect(lines[0]).toContain(`The closest is sentence ${closest}: “`);
    expect(lines[0]).toContain(difference);
  });

  test('A quote that resembles no sentence has no closest one', () => {
    const [line = ''] = findProblemLines(withQuote('Xyz qqq.'));
    expect(line).toContain('No similar sentence was found');
  });

  test('A closest sentence must be in the article too', () => {
    const text = editSecondIncident([
      'closest-sentence: It burned until noon.',
      'closest-sentence: It burned until one.',
    ]);
    expect(findProblemLines(text)).toEqual([
      expect.stringContaining('Not-stated entry “cause”: the quote “It burned until one.” is not'),
    ]);
  });
});

describe('A quote becomes the whole sentences that contain it', () => {
  const spring = 'The mill had stood empty since spring.';
  test.each<[title: string, quote: string, sentences: string[]]>([
    ['a whole sentence', 'It burned until noon.', ['It burned until noon.']],
    ['a part of one', 'not insured', ['It was not insured, the owner said.']],
    ['words of two', 'until noon. It was not', ['It burned until noon.', 'It was not insured, the owner said.']],
    [
      'words of two paragraphs',
      'hurt.\n’We',
      ['Chief Ada Brown said: ’Nobody was hurt.', '’We counted 12 people outside.'],
    ],
    ['words that occur twice in one sentence', 'long', ['It was so before, long, long before.']],
    ['a whole sentence that another one ends with', spring, [spring]],
  ])('%s', (_, words, sentences) => {
    const { facts } = parseValidKnowledge(withFact(words));
    expect(facts.at(-1)?.citations.map((citation) => citation.quote)).toEqual(sentences);
  });

  test('Words that occur in several sentences are refused with the numbers of the sentences', () => {
    const text = withFact('The mill had stood empty');
    expect(findProblemLines(text)).toEqual([
      `${positionOf(text, '"The mill had stood empty"')} Fact “extra”: the quote “The mill had stood empty” occurs in several sentences (8, 9, 10); quote more of the sentence you mean, or name its “source”.`,
    ]);
  });
});

describe('A repeated sentence', () => {
  const lead = 'A mill burned down in Mill Lane on Tuesday.';
  const other = `  - id: other
    text: |-
      Fire in the lane.
      ${lead}
`;
  const repeated = editSecondIncident([lead, `${lead}\n      ${lead}`], ['\nspeakers:', `${other}\nspeakers:`]);
  const citationsOf = (text: string) =>
    parseValidKnowledge(text).facts[0]?.citations.map(({ sourceId, sentenceNumber }) => [sourceId, sentenceNumber]);

  test.each([lead, 'burned down in Mill Lane'])('is cited at its first occurrence: “%s”', (words) => {
    expect(citationsOf(repeated.replace(quote, `      - ${words}`))).toEqual([['article', 1]]);
  });

  test('is cited in the source that the quote names', () => {
    const text = repeated.replace(quote, `      - {text: "${lead}", source: other}`);
    expect(citationsOf(text)).toEqual([['other', 2]]);
  });

  test('cannot name a source that does not exist', () => {
    const text = repeated.replace(quote, `      - {text: "${lead}", source: missing}`);
    expect(findProblemLines(text)).toContain(
      `${positionOf(text, 'missing')} “missing” is not a source of this file; the sources are article, other.`,
    );
  });
});

describe('A quote that is the end of a sentence is refused, because the whole may say the opposite', () => {
  test.each([
    ['after a title', 'A post said that Gov. Lee Hart had died.', 'Lee Hart had died.'],
    ['after a rank', 'It is not true that Det. Sgt. Moss fired.', 'Moss fired.'],
    ['after a company', 'Nobody said that Hale & Co. Ltd. set the fire.', 'Ltd. set the fire.'],
    ['after a question', '“Did he shoot?” Mr Hale shouted.', 'Mr Hale shouted.'],
    ['after a time', 'The siren did not sound at 5 p.m. Friday is a holiday.', 'Friday is a holiday.'],
  ])('%s', (_, sentence, words) => {
    const text = editSecondIncident(
      ['It burned until noon.', `${sentence}\n      It burned until noon.`],
      [quote, `      - ${JSON.stringify(words)}`],
    );
    const [problem = ''] = findProblemLines(text);
    expect(problem).toContain(`the quote “${words}” is the end of a sentence that may say something else`);
    expect(problem).toContain(sentence);
  });

  test('but the rest of a sentence after a comma is allowed', () => {
    const { facts } = parseValidKnowledge(withFact('the owner said.'));
    expect(facts.at(-1)?.citations.map((citation) => citation.quote)).toEqual(['It was not insured, the owner said.']);
  });
});

/** The sample file with another fact that has this quote, and with sentences that contain the words of others. */
function withFact(words: string): string {
  const fact = `  - {id: extra, question: Extra?, answer: It was so., status: claimed, said-by: brown, quotes: [${JSON.stringify(words)}]}`;
  return editSecondIncident(
    [
      'stood empty before.',
      'stood empty before. So: The mill had stood empty since spring. It was so before, long, long before.',
    ],
    ['\n\nnot-stated:', `\n${fact}\n\nnot-stated:`],
  );
}
