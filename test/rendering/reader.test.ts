import { describe, expect, test } from 'vitest';
import { seenLines, seenText } from './reader.ts';

/** The reader is what other tests rely on; so it must itself see what Discord makes of Markdown. */
describe('the reader sees what Discord makes of', () => {
  test.each([
    ['bold', '**a**', 'a', ['strong']],
    ['struck-through words', '~~a~~', 'a', ['struck']],
    ['small print', '-# a', 'a', ['small']],
    ['a block quote', '> a', 'a', ['quoted']],
    ['small print in a block quote', '> -# a', 'a', ['quoted', 'small']],
    ['bold in a block quote', '> **a**', 'a', ['quoted', 'strong']],
    ['a list', '- a', 'a', ['item']],
    ['a list with stars', '* a', 'a', ['item']],
  ])('%s', (_, markdown, text, set) => {
    expect(seenLines(markdown)).toEqual([{ text, set }]);
  });

  test.each([
    ['a heading', '# a', '⟦heading⟧'],
    ['a small heading', '### a', '⟦heading⟧'],
    ['a numbered list', '1. a', '⟦number⟧a'],
    ['italics', '*a* _b_', '⟦em⟧ ⟦em⟧'],
    ['underline', '__a__', '⟦underline⟧'],
    ['a spoiler', '||a||', '⟦spoiler⟧'],
    ['code', '`a`', '⟦inlineCode⟧'],
    ['a code block', '```\na\n```', '⟦codeBlock⟧'],
    ['an address', 'https://a.example/b', '⟦url⟧'],
    ['a masked link', '[a](https://a.example/b)', '⟦link⟧'],
    ['an address in brackets', '<https://a.example/b>', '⟦autolink⟧'],
    ['a mention', '<@123456789012345678>', '⟦user⟧'],
    ['a role', '<@&123456789012345678>', '⟦role⟧'],
    ['a channel', '<#123456789012345678>', '⟦channel⟧'],
    ['everyone and here', '@everyone @here', '⟦everyone⟧ ⟦here⟧'],
    ['a custom emoji', '<:ab:123456789012345678>', '⟦emoji⟧'],
    ['an emoji by name', ':smile: :+1: :100:', '⟦emojiName⟧ ⟦emojiName⟧ ⟦emojiName⟧'],
    ['a moment', '<t:1700000000:R>', '⟦timestamp⟧'],
    ['a command', '</ask:123456789012345678>', '⟦slashCommand⟧'],
    ['an escaped mark', '\\*a\\*', '*a*'],
    ['an emoji as a letter', 'a 🙂', 'a 🙂'],
  ])('%s', (_, markdown, text) => {
    expect(seenText(markdown)).toBe(text);
  });

  test('several lines, one after the other', () => {
    expect(seenLines('**a**\nb\n> c\n> -# d\n> e\n-# f\n- h\n- i')).toEqual([
      { text: 'a', set: ['strong'] },
      { text: 'b', set: [] },
      { text: 'c', set: ['quoted'] },
      { text: 'd', set: ['quoted', 'small'] },
      { text: 'e', set: ['quoted'] },
      { text: 'f', set: ['small'] },
      { text: 'h', set: ['item'] },
      { text: 'i', set: ['item'] },
    ]);
  });
});
