import { describe, expect, test } from 'vitest';
import type { MarkdownNode } from '../../src/emulator/page/protocol.ts';
import { toMarkdownNodes } from '../../src/emulator/page/server/to-markdown-nodes.ts';

const you = '100000000000000001';
const names = {
  userName: (id: string) => (id === you ? 'You' : undefined),
  channelName: (id: string) => (id === you ? 'general' : undefined),
  roleName: () => undefined,
};
const text = (words: string): MarkdownNode => ({ kind: 'text', text: words });
const link = (address: string, words = address): MarkdownNode => ({
  kind: 'link',
  url: address,
  children: [text(words)],
});

/** The typed text, and the displayed text. */
const cases: readonly (readonly [title: string, typed: string, seen: readonly MarkdownNode[]])[] = [
  ['words', 'a_b 2*3 :) <b>x</b>', [text('a_b 2*3 :) <b>x</b>')]],
  ['bold', '**a**', [{ kind: 'bold', children: [text('a')] }]],
  ['italics', '*a*', [{ kind: 'italic', children: [text('a')] }]],
  ['an underlined word', '__a__', [{ kind: 'underline', children: [text('a')] }]],
  ['a struck word', '~~a~~', [{ kind: 'strikethrough', children: [text('a')] }]],
  ['a spoiler', '||a||', [{ kind: 'spoiler', children: [text('a')] }]],
  ['code', '`**a**`', [{ kind: 'code', text: '**a**' }]],
  ['a block of code', '```js\na\n```', [{ kind: 'block', text: 'a', language: 'js' }]],
  ['what is escaped', '\\*a\\*', [text('*a*')]],
  ['a heading', '## a\nb', [{ kind: 'heading', level: 2, children: [text('a')] }, text('b')]],
  ['small print', '-# a', [{ kind: 'small', children: [text('a')] }]],
  [
    'a quotation with small print',
    '> a\n> -# b\nc',
    [{ kind: 'quote', children: [text('a'), { kind: 'small', children: [text('b')] }] }, text('c')],
  ],
  ['an empty line', 'a\n\nb', [text('a'), { kind: 'break' }, { kind: 'break' }, text('b')]],
  [
    'a list in a list',
    '- a\n  - b\n- c',
    [
      {
        kind: 'list',
        first: undefined,
        items: [[text('a'), { kind: 'list', first: undefined, items: [[text('b')]] }], [text('c')]],
      },
    ],
  ],
  ['a list with numbers', '3. a\n4. b', [{ kind: 'list', first: 3, items: [[text('a')], [text('b')]] }]],
  ['the address of a page', 'https://a.example/x', [link('https://a.example/x')]],
  ['a link with words', '[b](https://a.example)', [link('https://a.example', 'b')]],
  ['a link to mail', '[b](mailto:a@b.example)', [link('mailto:a@b.example', 'b')]],
  ['a script as a link', '[b](javascript:alert(1))', [text('[b](javascript:alert(1))')]],
  ['data as a link', '[b](data:text/html,x)', [text('[b](data:text/html,x)')]],
  ['a hidden script', '[b](JaVaScRiPt:x)', [text('[b](JaVaScRiPt:x)')]],
  ['somebody', `<@${you}>`, [{ kind: 'mention', text: '@You' }]],
  ['nobody', '<@100000000000000002>', [{ kind: 'mention', text: '@unknown-user' }]],
  ['a channel', `<#${you}>`, [{ kind: 'mention', text: '#general' }]],
  ['a command', `</knowledge upload:${you}>`, [{ kind: 'mention', text: '/knowledge upload' }]],
  ['everyone', '@everyone', [{ kind: 'mention', text: '@everyone' }]],
  ['a time', '<t:1700000000:R>', [{ kind: 'time', seconds: 1_700_000_000, style: 'R' }]],
  ['a time without a style', '<t:1700000000>', [{ kind: 'time', seconds: 1_700_000_000, style: 'f' }]],
];

describe('Markdown looks as on Discord', () => {
  test.each(cases)('%s', (_, typed, seen) => {
    expect(toMarkdownNodes(typed, names)).toEqual(seen);
  });
});
