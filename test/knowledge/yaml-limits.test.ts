import { describe, expect, test } from 'vitest';
import { findUnsafeYaml } from '../../src/knowledge/yaml-limits.ts';
import { editSecondIncident, findProblems, secondIncident } from './second-incident.ts';

const size = 400_000;
const deep = 'This is nested too deeply for a knowledge file.';
const many = 'The file has more than 120000 YAML tokens, far more than a knowledge file needs.';
const unclosed = 'This text in quotation marks has more than 4000 characters; is its closing mark missing?';

function repeated(text: string): string {
  return text.repeat(Math.floor(size / text.length));
}

function lines(line: (at: number) => string): string {
  let text = '';
  for (let at = 0; text.length < size; at += 1) text += `${line(at)}\n`;
  return text;
}

/** As many different words, as an item of a list each. */
function words(count: number): string {
  return Array.from({ length: count }, (_, at) => `- word${at}`).join('\n');
}

/** Each alias repeats the previous one. */
const bomb = [
  'a: &a0 [lol, lol]',
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((at) => `a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`),
].join('\n');

describe('A hostile file is refused with a clear problem', () => {
  test.each<[title: string, text: string | Uint8Array, message: string]>([
    ['10 MB', 'x'.repeat(10 * 1024 * 1024), 'The file has 10240 KB; the limit is 512 KB.'],
    ['10 MB of bytes', new Uint8Array(10 * 1024 * 1024), 'the limit is 512 KB'],
    ['20,001 different words', words(20_001), 'The file has more than 20000 different words'],
    ['NUL', editSecondIncident(['A mill burned', 'A mill\0 burned']), 'There is a control character here; remove it'],
    [
      'an escape sequence of a terminal',
      editSecondIncident(['# A small', '# \u001b[2J A small']),
      'There is a control character here',
    ],
    [
      'bytes that are not UTF-8',
      new Uint8Array([0x61, 0x3a, 0xff, 0xfe]),
      'The file is not UTF-8 text. Save it as UTF-8',
    ],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${secondIncident}`, 'utf16le')), 'not UTF-8'],
    ['deep brackets', repeated('['), deep],
    ['deep braces', repeated('{'), deep],
    ['deep braces with keys', repeated('{a: '), deep],
    ['deep lists on one line', repeated('- '), deep],
    ['deep keys on one line', repeated('? '), deep],
    ['deep lists over lines', lines((at) => `${' '.repeat(at)}-`), deep],
    ['deep groups over lines', lines((at) => `${' '.repeat(at)}a:`), deep],
    ['deep lists over lines, several a line', lines((at) => `${' '.repeat(12 * at)}- - - - - -`), deep],
    ['an alias bomb', bomb, 'YAML anchors (&name) are not allowed'],
    ['an alias', 'a: *b', 'YAML aliases (*name) are not allowed'],
    ['anchors only', repeated('&a '), 'YAML anchors'],
    ['a tag', 'a: !!binary aGVsbG8=', 'YAML tags (!name) are not allowed'],
    ['a tag of some language', 'a: !!js/function "x"', 'YAML tags'],
    ['a directive', '%YAML 1.1\n---\na: b', 'YAML directives (%…) are not allowed'],
    ['an open double quotation mark', `a: "${repeated('b')}`, unclosed],
    ['an open single quotation mark', `a: '${repeated('b')}`, unclosed],
    ['a storm of escapes', `a: "${repeated('\\x41')}"`, unclosed],
    ['a storm of quoted escapes', repeated('"\\x41"'), 'nothing may follow a closing quotation mark'],
    ['closing brackets', repeated(']'), 'This bracket has no opening bracket'],
    ['60,000 keys', lines((at) => `a${at}:`).slice(0, size), many],
    ['15,000 unknown keys', Array.from({ length: 15_000 }, (_, at) => `a${at}: 1\n`).join(''), '“incident” is missing'],
    ['one key, over and over', 'a:\n'.repeat(20_000), 'The key “a” occurs twice; keep one of them.'],
    ['lists as keys', '? [a]\n: b\n'.repeat(9000), '“incident” is missing'],
    ['empty documents', repeated('---\n'), 'A file can have only one YAML document'],
    ['documents', repeated('a\n---\n'), 'A file can have only one YAML document'],
    ['empty lists', repeated('[]\n'), many],
    ['a merge key', '<<: {a: b}\n', 'The file has an unknown key “<<”'],
    [
      'keys of every JavaScript object',
      '__proto__: {a: b}\nconstructor: c\n',
      'The file has an unknown key “__proto__”',
    ],
    ['a key of 400 KB', `? ${repeated('a')}\n: b`, 'The file has an unknown key “aaa'],
  ])('%s', (_, text, message) => {
    const messages = findProblems(text).map((problem) => problem.message);
    expect(messages.join('\n')).toContain(message);
    expect(Math.max(...messages.map(({ length }) => length))).toBeLessThan(1000);
  });

  test('The position of a control character is reported', () => {
    const [problem] = findProblems('incident:\n  id: a\u0007b\n');
    expect(problem).toMatchObject({ line: 2, column: 8 });
  });
});

describe('A text that is slow to search is refused too', () => {
  const article = 'A mill burned down in Mill Lane on Tuesday.';
  const facts = (quote: (at: number) => string) =>
    Array.from(
      { length: 400 },
      (_, at) => `  - {id: f${at}, question: Q${at}?, answer: So., status: stated, quotes: [${quote(at)}]}`,
    );

  test.each<[title: string, text: string, quote: (at: number) => string, message: string]>([
    ['abbreviations, 12,000 of them', 'Mr. '.repeat(12_000), (at) => `Mrs ${at}`, 'is not in the source'],
    ['9,000 short sentences', 'A b. '.repeat(9000), (at) => `zz${at}`, 'is not in the source'],
    [
      'a word and a number a line',
      Array.from({ length: 6000 }, (_, at) => `a ${at}`).join('\n      '),
      () => 'a',
      'occurs in several sentences',
    ],
    ['one sentence without an end', 'word '.repeat(9000), (at) => `wrd${at}`, 'is not in the source'],
  ])('%s', (_, text, quote, message) => {
    const hostile = editSecondIncident([article, text], ['\nnot-stated:', `\n${facts(quote).join('\n')}\nnot-stated:`]);
    expect(
      findProblems(hostile)
        .map(({ message }) => message)
        .join('\n'),
    ).toContain(message);
  });
});

describe('A limit is exact', () => {
  test.each<[reason: string, allowed: string, refused: string]>([
    ['8 brackets may be open', '['.repeat(8), '['.repeat(9)],
    ['brackets close', '[]'.repeat(100), '[]]'],
    ['6 indicators may start a line', '- '.repeat(6), '- '.repeat(7)],
    ['a comma in a list in brackets starts again', `[${'? a: b, '.repeat(20)}]`, `[${'? : '.repeat(4)}]`],
    ['60 columns of indentation', `a:\n${' '.repeat(60)}b`, `a:\n${' '.repeat(61)}b`],
    ['a comment may be indented further', `a:\n${' '.repeat(90)}# b`, `a:\n${' '.repeat(90)}b`],
    ['4000 characters in quotation marks', `"${'a'.repeat(3998)}"`, `"${'a'.repeat(3999)}"`],
    ['a plain text may be longer', 'a'.repeat(5000), `'${'a'.repeat(5000)}'`],
    ['a document mark at the start', '---\na: b', 'a: b\n---'],
    ['characters inside a text are not indicators', 'a: x &y *z !w', 'a: &y x'],
  ])('%s', (_, allowed, refused) => {
    expect(findUnsafeYaml(allowed)).toBeUndefined();
    expect(findUnsafeYaml(refused)).toBeDefined();
  });
});
