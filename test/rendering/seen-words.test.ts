import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/answering/reply.ts';
import type { Block } from '../../src/rendering/blocks.ts';
import { drawMessage } from '../../src/rendering/message.ts';
import { word } from '../../src/rendering/wording.ts';
import { type SeenLine, type Setting, seenLines } from './reader.ts';
import { allReplies, replies, shipped, told } from './replies.ts';

/** How a reader must see a block: every letter of it, set as what it is. */
function wanted(block: Block): SeenLine[] {
  const lines = wantedWords(block);
  const mentions = [...(block.channel ? [' · ⟦channel⟧'] : []), ...(block.by ? [' · ⟦user⟧'] : [])].join('');
  return lines.map((one, at) => (at === lines.length - 1 ? { ...one, text: `${one.text}${mentions}` } : one));
}

function wantedWords(block: Block): SeenLine[] {
  switch (block.kind) {
    case 'strong':
      return [line(block.text, 'strong')];
    case 'text':
      return [line(block.text)];
    case 'small':
      return [line(block.text, 'small')];
    case 'struck':
      return [line(block.text, 'struck')];
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

function line(text: string, ...set: Setting[]): SeenLine {
  return { text: text.replace(/\s+/g, ' ').trim(), set };
}

/** What is missing of the lines, in a message that has the others in their order; undefined where it has them otherwise. */
function missing(all: readonly SeenLine[], seen: readonly SeenLine[]): SeenLine[] | undefined {
  const left = [...seen];
  const gone = all.filter((line) => {
    const [next] = left;
    if (next?.text !== line.text || next.set.join() !== line.set.join()) return true;
    left.shift();
    return false;
  });
  return left.length === 0 ? gone : undefined;
}

function expectSeen(reply: Reply): void {
  const all = word(reply).blocks.flatMap(wanted);
  const seen = seenLines(drawMessage(reply).content);
  const said =
    /^\d+ more \w+(?: and \d+ more parts?)? (do(es)? not fit into one message|(is|are) in [\w-]+\.txt\.$)/.exec(
      seen.at(-1)?.text ?? '',
    );
  if (said) expect(missing(all, seen.slice(0, -1))).toBeDefined();
  else expect(seen).toEqual(all);
}

describe('a reader sees every letter as it is meant', () => {
  test.each(allReplies)('%s', (_, some) => {
    for (const reply of some) expectSeen(reply);
  });
});

describe("the quotations are the article's words, letter for letter", () => {
  const article = shipped.sources[0].text;
  const quotations = (reply: Reply) =>
    seenLines(drawMessage(reply).content)
      .filter(({ set }) => set.includes('quoted') && !set.includes('small'))
      .map(({ text }) => text);

  test('all of those under an answer, none left out', () => {
    for (const reply of told) {
      const citations = reply.kind === 'answered' ? reply.fact.citations : reply.nearest ? [reply.nearest] : [];
      expect(quotations(reply)).toEqual(citations.map(({ quote }) => quote));
    }
  });

  test('in every other message too', () => {
    const quoted = [...replies.context, ...replies.timeline].map(quotations);
    expect(quoted.every((some) => some.length > 0)).toBe(true);
    expect(quoted.flat().filter((text) => !article.includes(text))).toEqual([]);
  });

  test('a cited sentence is always seen among its neighbours, and marked', () => {
    for (const reply of replies.context) {
      if (reply.kind !== 'context') throw new Error('This is no context.');
      const cited = reply.sentences.filter(({ number }) => reply.cited.includes(number)).map(({ text }) => text);
      const marked = seenLines(drawMessage(reply).content).filter(
        ({ set }) => set.includes('quoted') && set.includes('strong'),
      );
      expect(marked.map(({ text }) => text)).toEqual(cited);
    }
  });
});
