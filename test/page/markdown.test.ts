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
  ['plain text', 'a_b 2*3 :) <b>x</b>', [text('a_b 2*3 :) <b>x</b>')]],
  ['bold text', '**a**', [{ kind: 'bold', children: [text('a')] }]],
  ['italic text', '*a*', [{ kind: 'italic', children: [text('a')] }]],
  ['underlined text', '__a__', [{ kind: 'underline', children: [text('a')] }]],
  ['struck-through text', '~~a~~', [{ kind: 'strikethrough', children: [text('a')] }]],
  ['a spoiler', '||a||', [{ kind: 'spoiler', children: [text('a')] }]],
  ['code', '`**a**`', [{ kind: 'code', text: '**a**' }]],
  ['a code block', '```js\na\n```', [{ kind: 'block', text: 'a', language: 'js' }]],
  ['escaped characters', '\\*a\\*', [text('*a*')]],
  ['a heading', '## a\nb', [{ kind: 'heading', level: 2, children: [text('a')] }, text('b')]],
  ['subtext', '-# a', [{ kind: 'small', children: [text('a')] }]],
  [
    'a block quote with subtext',
    '> a\n> -# b\nc',
    [{ kind: 'quote', children: [text('a'), { kind: 'small', children: [text('b')] }] }, text('c')],
  ],
  ['an empty line', 'a\n\nb', [text('a'), { kind: 'break' }, { kind: 'break' }, text('b')]],
  [
    'a nested list',
    '- a\n  - b\n- c',
    [
      {
        kind: 'list',
        first: undefined,
        items: [[text('a'), { kind: 'list', first: undefined, items: [[text('b')]] }], [text('c')]],
      },
    ],
  ],
  ['a numbered list', '3. a\n4. b', [{ kind: 'list', first: 3, items: [[text('a')], [text('b')]] }]],
  ['a URL', 'https://a.example/x', [link('https://a.example/x')]],
  ['a masked link', '[b](https://a.example)', [link('https://a.example', 'b')]],
  ['a mailto link', '[b](mailto:a@b.example)', [link('mailto:a@b.example', 'b')]],
  ['a javascript: link', '[b](javascript:alert(1))', [text('[b](javascript:alert(1))')]],
  ['a data: link', '[b](data:text/html,x)', [text('[b](data:text/html,x)')]],
  ['a javascript: link in mixed case', '[b](JaVaScRiPt:x)', [text('[b](JaVaScRiPt:x)')]],
  ['a mention of a user', `<@${you}>`, [{ kind: 'mention', text: '@You' }]],
  ['a mention of an unknown user', '<@100000000000000002>', [{ kind: 'mention', text: '@unknown-user' }]],
  ['a mention of a channel', `<#${you}>`, [{ kind: 'mention', text: '#general' }]],
  ['a mention of a command', `</knowledge upload:${you}>`, [{ kind: 'mention', text: '/knowledge upload' }]],
  ['a mention of everyone', '@everyone', [{ kind: 'mention', text: '@everyone' }]],
  ['a timestamp', '<t:1700000000:R>', [{ kind: 'time', seconds: 1_700_000_000, style: 'R' }]],
  ['a timestamp without a style', '<t:1700000000>', [{ kind: 'time', seconds: 1_700_000_000, style: 'f' }]],
];

describe('The page', () => {
  test.each(cases)('displays %s as Discord does', (_, typed, seen) => {
    expect(toMarkdownNodes(typed, names)).toEqual(seen);
  });
});
