import { describe, expect, test } from 'vitest';
import { visibleLines, visibleText } from './visible-text.ts';

/** Other tests rely on this reader, so it has a test of its own. */
describe('Discord displays', () => {
  test.each([
    ['bold', '**a**', 'a', ['strong']],
    ['struck-through words', '~~a~~', 'a', ['strikethrough']],
    ['small print', '-# a', 'a', ['small']],
    ['a block quote', '> a', 'a', ['quoted']],
    ['small print in a block quote', '> -# a', 'a', ['quoted', 'small']],
    ['bold in a block quote', '> **a**', 'a', ['quoted', 'strong']],
    ['a list', '- a', 'a', ['item']],
    ['a list with stars', '* a', 'a', ['item']],
  ])('%s', (_, markdown, text, set) => {
    expect(visibleLines(markdown)).toEqual([{ text, styles: set }]);
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
    expect(visibleText(markdown)).toBe(text);
  });

  test('several lines, one after the other', () => {
    expect(visibleLines('**a**\nb\n> c\n> -# d\n> e\n-# f\n- h\n- i')).toEqual([
      { text: 'a', styles: ['strong'] },
      { text: 'b', styles: [] },
      { text: 'c', styles: ['quoted'] },
      { text: 'd', styles: ['quoted', 'small'] },
      { text: 'e', styles: ['quoted'] },
      { text: 'f', styles: ['small'] },
      { text: 'h', styles: ['item'] },
      { text: 'i', styles: ['item'] },
    ]);
  });
});
