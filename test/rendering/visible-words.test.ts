import { describe, expect, test } from 'vitest';
import { toDiscordMessage } from '../../src/discord/discord-message.ts';
import type { Block } from '../../src/rendering/blocks.ts';
import { renderReply } from '../../src/rendering/render.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { allSampleReplies, entryAnswers, sampleReplies, shipped } from './sample-replies.ts';
import { type TextStyle, type VisibleLine, visibleLines } from './visible-text.ts';

/** The expected display of a block: every character of it, in its style. */
function expectedLines(block: Block): VisibleLine[] {
  const lines = expectedTextLines(block);
  const mentions = [...(block.channelId ? [' · ⟦channel⟧'] : []), ...(block.userId ? [' · ⟦user⟧'] : [])].join('');
  return lines.map((one, at) => (at === lines.length - 1 ? { ...one, text: `${one.text}${mentions}` } : one));
}

function expectedTextLines(block: Block): VisibleLine[] {
  switch (block.kind) {
    case 'strong':
      return [line(block.text, 'strong')];
    case 'paragraph':
      return [line(block.text)];
    case 'small':
      return [line(block.text, 'small')];
    case 'strikethrough':
      return [line(block.text, 'strikethrough')];
    case 'quote':
      return [
        block.marked ? line(block.text, 'quoted', 'strong') : line(block.text, 'quoted'),
        line(block.label, 'quoted', 'small'),
      ];
    case 'item':
      return [line(block.detail === undefined ? block.text : `${block.text} · ${block.detail}`, 'item')];
    default:
      return block satisfies never;
  }
}

function line(text: string, ...set: TextStyle[]): VisibleLine {
  return { text: text.replace(/\s+/g, ' ').trim(), styles: set };
}

/** The missing lines of a message that has the others in order; undefined if their order differs. */
function missing(all: readonly VisibleLine[], seen: readonly VisibleLine[]): VisibleLine[] | undefined {
  const left = [...seen];
  const gone = all.filter((line) => {
    const [next] = left;
    if (next?.text !== line.text || next.styles.join() !== line.styles.join()) return true;
    left.shift();
    return false;
  });
  return left.length === 0 ? gone : undefined;
}

function expectVisible(reply: Reply): void {
  const all = renderReply(reply).blocks.flatMap(expectedLines);
  const seen = visibleLines(toDiscordMessage(reply).content);
  const said =
    /^\d+ more \w+(?: and \d+ more parts?)? (do(es)? not fit into one message|(is|are) in [\w-]+\.txt\.$)/.exec(
      seen.at(-1)?.text ?? '',
    );
  if (said) expect(missing(all, seen.slice(0, -1))).toBeDefined();
  else expect(seen).toEqual(all);
}

describe('Every character is displayed as intended', () => {
  test.each(allSampleReplies)('%s', (_, some) => {
    for (const reply of some) expectVisible(reply);
  });
});

describe('The quotations are exactly the article’s words', () => {
  const article = shipped.sources[0].text;
  const quotations = (reply: Reply) =>
    visibleLines(toDiscordMessage(reply).content)
      .filter(({ styles }) => styles.includes('quoted') && !styles.includes('small'))
      .map(({ text }) => text);

  test('all of those of an answer', () => {
    for (const reply of entryAnswers) {
      const citations =
        reply.kind === 'answered' ? reply.fact.citations : reply.closestSentence ? [reply.closestSentence] : [];
      expect(quotations(reply)).toEqual(citations.map(({ quote }) => quote));
    }
  });

  test('in every other message too', () => {
    const quoted = [...sampleReplies.context, ...sampleReplies.timeline].map(quotations);
    expect(quoted.every((some) => some.length > 0)).toBe(true);
    expect(quoted.flat().filter((text) => !article.includes(text))).toEqual([]);
  });

  test('A cited sentence is always shown among its neighbours, and marked', () => {
    for (const reply of sampleReplies.context) {
      if (reply.kind !== 'context') throw new Error('This is no context.');
      const cited = reply.sentences.filter(({ number }) => reply.citedNumbers.includes(number)).map(({ text }) => text);
      const marked = visibleLines(toDiscordMessage(reply).content).filter(
        ({ styles }) => styles.includes('quoted') && styles.includes('strong'),
      );
      expect(marked.map(({ text }) => text)).toEqual(cited);
    }
  });
});
