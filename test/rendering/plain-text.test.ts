import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, item, plain, quote, signed, small, strong, struck } from '../../src/rendering/blocks.ts';
import { plainText } from '../../src/rendering/plain-text.ts';
import { word } from '../../src/rendering/wording.ts';
import { allReplies, told } from './replies.ts';

function drawn(...blocks: Block[]): string {
  return plainText({ blocks, buttons: [] });
}

describe('in a terminal', () => {
  test.each<[title: string, block: Block, text: string]>([
    ['an answer stands as it is', strong('He was *shot*.'), 'He was *shot*.'],
    ['a line stands as it is', plain('According to <Twist>:'), 'According to <Twist>:'],
    ['small print stands in brackets', small('as of Friday'), '(as of Friday)'],
    [
      'a quotation is indented, with its source below',
      quote('’Around 2pm.', 'sentence 5'),
      '  | ’Around 2pm.\n    — sentence 5',
    ],
    ['a cited sentence is marked', quote('’Around 2pm.', 'sentence 5', true), '  > ’Around 2pm.\n    — sentence 5'],
    ['an item has its detail beside it', item('Where?', '/where'), '  - Where? · /where'],
    ['an item may have none', item('Where?'), '  - Where?'],
    ['what holds no longer is said to', struck('At 2pm.'), '[no longer: At 2pm.]'],
    ['who did it stands behind', signed(plain('upload'), '42'), 'upload · user 42'],
    ['nobody may be known', signed(plain('upload'), undefined), 'upload'],
    ['a channel stands behind', { ...item('Log'), channel: '43' }, '  - Log · channel 43'],
  ])('%s', (_, block, text) => {
    expect(drawn(block)).toBe(text);
  });

  test('buttons are named under the rest', () => {
    const buttons = ['Previous', 'Next'].map((label) => ({ label, action: 'facts', argument: '1,' }));
    expect(plainText({ blocks: [plain('Facts')], buttons })).toBe('Facts\n[Previous] [Next]');
  });

  test('every quotation of every answer is there in full, with its sentence', () => {
    for (const reply of told) {
      const citations = reply.kind === 'answered' ? reply.fact.citations : reply.nearest ? [reply.nearest] : [];
      const text = plainText(word(reply));
      for (const citation of citations) {
        expect(text).toContain(`  | ${citation.quote}\n    — sentence ${citation.sentence}`);
      }
    }
  });
});

/** What could move a cursor, ring a bell or hide what stands before it. */
const control = /(?!\n)\p{Cc}/u;

test('no reply carries a control character to a terminal', () => {
  for (const [, replies] of allReplies)
    for (const reply of replies) expect(plainText(word(reply))).not.toMatch(control);
});

test('no text carries a control character to a terminal, in no kind of block', () => {
  const piece = fc.constantFrom(
    '\u001b[2J',
    '\u001b]0;x\u0007',
    '\r',
    '\b',
    '\t',
    '\n',
    '\u0085',
    '\u009b',
    '\0',
    'word',
    ' ',
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (words) => {
      for (const block of [
        strong(words),
        { ...plain(words), by: words, channel: words },
        small(words),
        struck(words),
        item(words, words),
        quote(words, words),
      ]) {
        const lines = drawn(block).split('\n');
        expect(lines.join('')).not.toMatch(control);
        expect(lines.length).toBe(block.kind === 'quote' ? 2 : 1);
      }
    }),
  );
});

test('A time to wait for is told by the clock, since nothing counts it down', () => {
  const again = new Date('2026-11-23T14:05:12Z');
  expect(plainText(word({ kind: 'notice', notice: 'too-fast', again }))).toMatch(/ask again at 14:05:12 UTC$/);
});
