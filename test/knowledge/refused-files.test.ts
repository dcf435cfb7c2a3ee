import { describe, expect, test } from 'vitest';
import { parseKnowledge } from '../../src/knowledge/parse.ts';
import { formatFileProblem } from '../../src/knowledge/problem.ts';
import { sampleText } from '../discord/sample-text.ts';

function replaced(from: string, to: string): string {
  expect(sampleText).toContain(from);
  return sampleText.replace(from, to);
}

const encode = (text: string, encoding: 'latin1' | 'utf16le') => Buffer.from(text, encoding);

describe('A file that is not a knowledge file is refused with the reason', () => {
  test.for<readonly [title: string, file: () => string | Uint8Array, reason: string]>([
    [
      'keys of an older format',
      () => sampleText.replaceAll('    paraphrases:', '    asked:'),
      '“asked” is now called “paraphrases”; rename it here and in ',
    ],
    ['Latin-1', () => encode(sampleText.replaceAll('’', '\u0092'), 'latin1'), 'The file is not UTF-8 text.'],
    ['UTF-16 with a byte order mark', () => encode(`\ufeff${sampleText}`, 'utf16le'), 'The file is not UTF-8 text.'],
    ['UTF-16, big-endian', () => encode(`\ufeff${sampleText}`, 'utf16le').swap16(), 'The file is not UTF-8 text.'],
    [
      'UTF-16 without a byte order mark',
      () => encode(sampleText, 'utf16le'),
      'There is a control character here; remove it. Is this a text file?',
    ],
    ['a NUL', () => replaced('title: Police', 'title: Pol\0ice'), 'There is a control character here'],
    [
      'a sequence that clears a terminal',
      () => replaced('Police shooting', '\u001b[2J'),
      'There is a control character here',
    ],
    ['nested brackets', () => '['.repeat(100_000), 'This is nested too deeply for a knowledge file.'],
    ['nested lists', () => '- '.repeat(100_000), 'This is nested too deeply for a knowledge file.'],
    [
      'a duplicate key',
      () => replaced('incident:\n', 'incident:\n  id: other\n'),
      'The key “id” occurs twice; keep one of them.',
    ],
    ['a duplicate id', () => replaced('- id: where\n', '- id: what-happened\n'), '“what-happened” is used twice'],
    ['HTML', () => '<!doctype html>\n<html><body><p>Facts: none</p></body></html>\n', 'facts.yaml:1:1'],
    ['a program', () => encode('MZ\x90\0\x03\0\0\0', 'latin1'), 'The file is not UTF-8 text.'],
    ['nothing', () => '', 'must be a group of “key: value” lines'],
    ['whitespace', () => ' \n\n \n', 'must be a group of “key: value” lines'],
    ['a list', () => '- a\n- b\n', 'facts.yaml:1:1'],
    [
      'a quotation with one letter of another alphabet',
      () => replaced('- ’Around 2pm, officers', '- ’Around 2pm, \u043efficers'),
      'U+043E, not U+006F',
    ],
    [
      'a number that its quotations do not contain',
      () => replaced('at around 2pm, after', 'at around 3pm, after'),
      '3pm',
    ],
    [
      'a property name of JavaScript',
      () => `${sampleText}\n__proto__: {a: b}\n`,
      'The file has an unknown key “__proto__”',
    ],
  ])('%s', ([, file, reason]) => {
    const parsed = parseKnowledge(file());
    const lines =
      'problems' in parsed ? parsed.problems.map((problem) => formatFileProblem('facts.yaml', problem)) : [];
    expect(lines.join('\n')).toContain(reason);
  });
});
