import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/rendering/blocks.ts';
import { blockMarkdown, escapeText } from '../../src/rendering/markdown.ts';
import { visibleLines, visibleText } from './visible-text.ts';

describe('Text that Discord would read as Markdown is displayed as written', () => {
  test.each([
    ['a heading', '# Walthamstow'],
    ['a small heading', '### Walthamstow'],
    ['small print', '-# not small'],
    ['a list', '- not an item'],
    ['a list with stars', '* not an item'],
    ['a list with a plus', '+ not an item'],
    ['a numbered list', '1. not an item'],
    ['a long number', '2026. was a year'],
    ['a masked link', '[Met Police](https://evil.example)'],
    ['an address', 'see https://a.example/b_c_d?e=*f*#g'],
    ['an address in brackets', '<https://a.example>'],
    ['a block quote', '> not a quote'],
    ['a long block quote', '>>> not a quote'],
    ['bold, italics and underline', '**a** *b* _c_ __d__ ***e***'],
    ['struck-through words', '~~a~~'],
    ['a spoiler', '||a||'],
    ['code', '`a` ``b``'],
    ['a code block', '```js\na\n```'],
    ['mentions', '<@123456789012345678> <@!123456789012345678> <@&123456789012345678> <#123456789012345678>'],
    ['everyone and here', '@everyone and @here'],
    ['a custom emoji', '<:ab:123456789012345678> <a:ab:123456789012345678>'],
    ['emojis by name', ':smile: a:smile:b 12:100:30 :+1:'],
    ['a moment', '<t:1700000000:R>'],
    ['a command', '</ask:123456789012345678>'],
    ['a way through the server', '<id:browse> <123456789012345678:customize>'],
    ['escapes', '\\*a\\* \\\\ \\'],
    ['a shrug', '¯\\_(ツ)_/¯'],
    ['a name with underscores', 'snake_case_name __init__'],
    ['a sum', '2 * 3 * 4 = 24'],
    ['marks of the article', '’Around 2pm, officers entered’ – 4,000 calls (IOPC).'],
  ])('%s', (_, text) => {
    const flat = text.replace(/\s+/g, ' ');
    expect(visibleText(escapeText(text))).toBe(flat);
    expect(visibleLines(blockMarkdown({ kind: 'quote', text, label: text }))).toEqual([
      { text: flat, styles: ['quoted'] },
      { text: flat, styles: ['quoted', 'small'] },
    ]);
  });
});

test('Escaping keeps the message readable: harmless characters stay as they are', () => {
  const text = 'An IOPC spokesperson said on Friday: it began at 4:13pm, 10:00, in split-second time. E.g. so.';
  expect(escapeText(text)).toBe(text);
});

/** Text full of Markdown characters. */
const piece = fc.constantFrom(
  ...'\\*_~`|<>[]()#:@+.-!/&=1290aZé🙂’ \n\t',
  ...[
    '**',
    '__',
    '~~',
    '||',
    '```',
    '-# ',
    '# ',
    '- ',
    '> ',
    '1. ',
    'https://',
    '@everyone',
    '<@1234567890123456789>',
    ':smile:',
    '](',
    '\u00a0',
    '\u200b',
  ],
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

function collapseSpaces(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

test('Any text is displayed as that text', () => {
  fc.assert(
    fc.property(text, (words) => {
      expect(visibleText(escapeText(words))).toBe(collapseSpaces(words));
    }),
    { numRuns: 1500 },
  );
});

test('Any text is displayed as that text in each kind of block, without effect on its neighbours', () => {
  const kinds = ['strong', 'paragraph', 'small', 'item', 'strikethrough'] as const;
  const block = fc.record({
    kind: fc.constantFrom(...kinds),
    text: text.filter((words) => collapseSpaces(words) !== ''),
  });
  const before: Block = { kind: 'paragraph', text: 'before' };
  const after: Block = { kind: 'quote', text: 'after', label: 'label' };
  fc.assert(
    fc.property(block, (drawn) => {
      const lines = visibleLines([before, drawn, after].map(blockMarkdown).join('\n'));
      expect(lines.map((line) => line.text)).toEqual(['before', collapseSpaces(drawn.text), 'after', 'label']);
    }),
    { numRuns: 1000 },
  );
});
