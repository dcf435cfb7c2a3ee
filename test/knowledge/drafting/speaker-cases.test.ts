import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attributeSentences } from '../../../src/knowledge/drafting/speakers/attribute-sentences.ts';
import { splitSentences } from '../../../src/knowledge/sentences.ts';

const cases = readFileSync(join(import.meta.dirname, 'speaker-cases.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/** Writes the speaker that was found behind each sentence, as in the cases. */
function withSpeakers(text: string): string {
  const { attributedSentences, speakers } = attributeSentences(text, splitSentences('article', text));
  let [marked, end] = ['', 0];
  for (const { sentence, speakerIndex } of attributedSentences) {
    const name = speakerIndex === 'unknown' ? '?' : speakers[speakerIndex ?? -1]?.name;
    marked += text.slice(end, sentence.end) + (name === undefined ? '' : ` [${name}]`);
    end = sentence.end;
  }
  return marked;
}

describe('Each sentence is attributed to its speaker, or to nobody', () => {
  test.each(cases)('%s', (line) => {
    const marked = line.replaceAll(' / ', '\n\n').replaceAll(' [-]', '');
    const text = marked.replace(/ \[[^\]]+\]/g, '');
    expect(withSpeakers(text).toLowerCase()).toBe(marked.toLowerCase());
  });
});
