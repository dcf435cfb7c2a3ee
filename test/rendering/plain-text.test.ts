import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Block,
  item,
  paragraph,
  quote,
  small,
  strikethrough,
  strong,
  withAuthor,
} from '../../src/rendering/blocks.ts';
import { toPlainText } from '../../src/rendering/plain-text.ts';
import { renderReply } from '../../src/rendering/render.ts';
import { allSampleReplies, entryAnswers } from './sample-replies.ts';

function drawn(...blocks: Block[]): string {
  return toPlainText({ blocks, buttons: [] });
}

describe('In a terminal', () => {
  test.each<[title: string, block: Block, text: string]>([
    ['an answer stands as it is', strong('He was *shot*.'), 'He was *shot*.'],
    ['a line stands as it is', paragraph('According to <Twist>:'), 'According to <Twist>:'],
    ['small print stands in brackets', small('as of Friday'), '(as of Friday)'],
    [
      'a quotation is indented, with its source below',
      quote('’Around 2pm.', 'sentence 5'),
      '  | ’Around 2pm.\n    — sentence 5',
    ],
    ['a cited sentence is marked', quote('’Around 2pm.', 'sentence 5', true), '  > ’Around 2pm.\n    — sentence 5'],
    ['an item has its detail beside it', item('Where?', '/where'), '  - Where? · /where'],
    ['an item may have none', item('Where?'), '  - Where?'],
    ['what holds no longer is said to', strikethrough('At 2pm.'), '[no longer: At 2pm.]'],
    ['who did it stands behind', withAuthor(paragraph('upload'), '42'), 'upload · user 42'],
    ['nobody may be known', withAuthor(paragraph('upload'), undefined), 'upload'],
    ['a channel stands behind', { ...item('Log'), channelId: '43' }, '  - Log · channel 43'],
  ])('%s', (_, block, text) => {
    expect(drawn(block)).toBe(text);
  });

  test('buttons are named below the rest', () => {
    const buttons = ['Previous', 'Next'].map((label) => ({ label, action: 'facts', argument: '1,' }));
    expect(toPlainText({ blocks: [paragraph('Facts')], buttons })).toBe('Facts\n[Previous] [Next]');
  });

  test('every answer has all its quotations in full, with their sentences', () => {
    for (const reply of entryAnswers) {
      const citations =
        reply.kind === 'answered' ? reply.fact.citations : reply.closestSentence ? [reply.closestSentence] : [];
      const text = toPlainText(renderReply(reply));
      for (const citation of citations) {
        expect(text).toContain(`  | ${citation.quote}\n    — sentence ${citation.sentenceNumber}`);
      }
    }
  });
});

/** Characters that could move the cursor, ring the bell or hide text. */
const control = /(?!\n)\p{Cc}/u;

test('No reply sends a control character to a terminal', () => {
  for (const [, replies] of allSampleReplies)
    for (const reply of replies) expect(toPlainText(renderReply(reply))).not.toMatch(control);
});

test('No text sends a control character to a terminal, in any kind of block', () => {
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
        { ...paragraph(words), by: words, channel: words },
        small(words),
        strikethrough(words),
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

test('A waiting time is given as a time of day, since nothing counts it down', () => {
  const again = new Date('2026-11-23T14:05:12Z');
  expect(toPlainText(renderReply({ kind: 'notice', notice: 'too-fast', retryAt: again }))).toMatch(
    /ask again after 14:06 UTC\.$/,
  );
});
