/**
 * Compares sentence splitters on test/knowledge/sentence-cases.txt: `npx node bench/sentences.ts`.
 * With the name of a splitter, it also prints the texts that this one splits incorrectly.
 */
import nlp from 'compromise/one';
import { compareStarts, sentenceCases } from '../test/knowledge/sentence-cases.ts';

type Split = (text: string) => readonly string[];

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Line breaks end a sentence in all of them. */
function byLine(split: Split): Split {
  return (text) => text.split(/[\r\n\t]+/).flatMap(split);
}

/** The offsets at which the second and later sentences begin. */
function findStarts(text: string, sentences: readonly string[]): number[] {
  const starts: number[] = [];
  let offset = 0;
  for (const sentence of sentences.map((untrimmed) => untrimmed.trim()).filter((trimmed) => trimmed !== '')) {
    const start = text.indexOf(sentence, offset);
    starts.push(start);
    offset = start + sentence.length;
  }
  return starts.slice(1);
}

function report(name: string, split: Split): void {
  const results = sentenceCases.map((sentenceCase) => {
    const sentences = split(sentenceCase.text);
    return { sentences, ...compareStarts(sentenceCase, findStarts(sentenceCase.text, sentences)) };
  });
  const wrong = results.filter(({ falseStarts, missedStarts }) => falseStarts.length + missedStarts.length > 0);
  const splitTooOften = results.filter(({ falseStarts }) => falseStarts.length > 0);
  const notSplit = results.filter(({ missedStarts }) => missedStarts.length > 0);
  const correctCount = results.length - wrong.length;
  const errors = process.argv.includes(name) ? wrong.map(({ sentences }) => `  ${JSON.stringify(sentences)}\n`) : [];
  process.stdout.write(
    `${name}: ${correctCount} of ${results.length} correct, ${splitTooOften.length} split too often, ${notSplit.length} not split\n${errors.join('')}`,
  );
}

report(
  'Intl.Segmenter',
  byLine((line) => [...segmenter.segment(line)].map(({ segment }) => segment)),
);
report(
  'compromise',
  byLine((line): readonly string[] => nlp.tokenize(line).out('array')),
);
// Loaded last, because it adds abbreviations to compromise.
const { splitSentences } = await import('../src/knowledge/sentences.ts');
report('On Record', (text) => splitSentences('article', text).map((sentence) => sentence.text));
