import { describe, expect, test } from 'vitest';
import type { Answered, Reply, ReplyOf } from '../../src/answering/reply.ts';
import type { Fact } from '../../src/knowledge/knowledge.ts';
import { splitSentences } from '../../src/knowledge/sentences.ts';
import type { PageFile } from '../../src/rendering/blocks.ts';
import { drawMessage } from '../../src/rendering/message.ts';
import { readShipped } from '../knowledge/shipped.ts';
import { type SeenLine, seenLines, seenText } from './reader.ts';

const shipped = readShipped();
const fact = firstOf(shipped.facts);

function firstOf<T>(items: readonly T[]): T {
  const [first] = items;
  if (first === undefined) throw new Error('There is no first one.');
  return first;
}

/** An answer that rests on so many sentences of so many letters. */
function answerWith(count: number, letters: number): Answered {
  const [first] = fact.citations;
  const cite = (at: number) => ({ ...first, sentence: at, quote: `${at} ${'*word* '.repeat(letters / 7)}.` });
  const citations: Fact['citations'] = [cite(1), ...Array.from({ length: count - 1 }, (_, at) => cite(at + 2))];
  const common = { others: [], care: [], incident: shipped.incident, source: shipped.sources[0], more: [] };
  return { kind: 'answered', fact: { ...fact, citations }, ...common };
}

/** The sentences around the last one of a text of 12, which is cited. */
function contextOf(letters: number): Reply {
  const text = Array.from({ length: 12 }, (_, at) => `Sentence ${at + 1} ${'has words '.repeat(letters / 10)}.`).join(
    '\n',
  );
  const source = { id: 'article', text, sentences: splitSentences('article', text) };
  return { kind: 'context', asked: false, cited: [12], sentences: source.sentences, source };
}

function seen(reply: Reply): readonly SeenLine[] {
  return seenLines(drawMessage(reply).content);
}

function quotations(reply: Reply): string[] {
  return seen(reply)
    .filter(({ set }) => set.includes('quoted') && !set.includes('small'))
    .map(({ text }) => text);
}

describe('what does not fit into one message is left out whole, and the message says so', () => {
  test.each([
    [2, 300, 2, undefined],
    [4, 560, 2, '2 more parts do not fit into one message; /source sentence shows any sentence.'],
    [4, 700, 1, '3 more parts do not fit into one message; /source sentence shows any sentence.'],
    [2, 1000, 1, '1 more part does not fit into one message; /source sentence shows any sentence.'],
    [2, 4000, 0, '2 more parts do not fit into one message; /source sentence shows any sentence.'],
  ])('of %i sentences of %i letters, %i are shown', (count, letters, shown, says) => {
    const reply = answerWith(count, letters);
    const whole = reply.fact.citations.map(({ quote }) => quote);
    expect(quotations(reply)).toEqual(whole.slice(0, shown));
    expect(seen(reply).at(-1)?.text).toBe(says ?? 'From the article · as of Friday');
    expect(seen(reply).some(({ text }) => text === fact.answer)).toBe(true);
  });

  test('of several answers the later ones, each as a whole, before the first loses a sentence', () => {
    const [one, two, three] = [answerWith(2, 420), answerWith(2, 420), answerWith(1, 140)];
    const reply = { ...one, more: [three, two] };
    expect(quotations(reply)).toEqual([...one.fact.citations, ...three.fact.citations].map(({ quote }) => quote));
    expect(seen(reply).filter(({ text }) => text === fact.answer)).toHaveLength(2);
    expect(seen(reply).at(-1)?.text).toBe('1 more answer does not fit into one message.');
  });

  test('of several answers all but the first, and then its last sentences', () => {
    const reply = { ...answerWith(4, 700), more: [answerWith(1, 140), answerWith(1, 140)] };
    expect(quotations(reply)).toEqual([reply.fact.citations[0].quote]);
    expect(seen(reply).filter(({ text }) => text === fact.answer)).toHaveLength(1);
    expect(seen(reply).at(-1)?.text).toBe(
      '2 more answers and 3 more parts do not fit into one message; /source sentence shows any sentence.',
    );
  });

  test('small print, before the only sentence that an answer rests on', () => {
    const care = [1, 2].map((at) => ({
      source: shipped.sources[0].id,
      words: [],
      topics: [],
      text: `${at} ${'help '.repeat(40)}`,
    }));
    const reply = { ...answerWith(1, 1190), care };
    expect(quotations(reply)).toEqual(reply.fact.citations.map(({ quote }) => quote));
    expect(seen(reply).at(-1)?.text).toMatch(/^\d more parts? do(es)? not fit into one message\.$/);
  });

  test('the cited sentence stays when its neighbours have to go', () => {
    const reply = contextOf(300);
    const marked = seen(reply).filter(({ set }) => set.includes('strong') && set.includes('quoted'));
    expect(marked.map(({ text }) => text.slice(0, 11))).toEqual(['Sentence 12']);
    expect(quotations(reply).length).toBeLessThan(12);
  });

  test('of many problems the moderator hears how many there are, and gets them all in a file', () => {
    const { content, file } = drawMessage(refusalOf(...Array.from({ length: 500 }, () => 'Not in the source.')));
    expect(seenText(content)).toContain('500 problems:');
    expect(textOf(file).trim().split('\n')).toHaveLength(500);
  });

  test('of a problem that is too long for a message the moderator hears too', () => {
    const { content, file } = drawMessage(refusalOf('x'.repeat(5000), 'Two.'));
    expect(seenText(content)).toContain('2 problems:');
    expect(seenText(content)).toContain('2 more parts are in problems.txt.');
    expect(textOf(file)).toContain('x'.repeat(5000));
  });
});

describe('nothing that moderators look up is lost where it does not fit', () => {
  const log: ReplyOf<'moderator-log'> = {
    kind: 'moderator-log',
    lines: Array.from({ length: 10 }, (_, at) => ({
      at: new Date(0),
      by: '123456789012345678',
      action: 'withhold',
      detail: `Fact ${at}: ${'as the solicitors asked for it in their letter, '.repeat(6)}`.trim(),
    })),
    page: 1,
    pages: 2,
  };

  test('of a page of the log the latest lines are in the message, and all in its file', () => {
    const { content, file } = drawMessage(log);
    expect(seenText(content)).toContain('Fact 0:');
    expect(seenText(content)).toMatch(/\d more lines are in log\.txt\.$/);
    for (const { detail, by } of log.lines) {
      expect(textOf(file)).toContain(detail);
      expect(textOf(file)).toContain(`user ${by}`);
    }
  });

  test('of revisions with long notes the latest are in the message, and all in its file', () => {
    const revisions = Array.from({ length: 10 }, (_, at) => ({
      id: at,
      name: `${at}`,
      by: undefined,
      at: new Date(0),
      origin: 'upload' as const,
      note: `Note ${at}: ${'*_~`|'.repeat(38)}`,
      facts: 3,
      inForce: at === 0,
    }));
    const { content, file } = drawMessage({ kind: 'history', incident: shipped.incident, revisions });
    expect(seenText(content)).toContain('Note 0:');
    expect(seenText(content)).toMatch(/\d more revisions are in revisions\.txt\.$/);
    for (const { note } of revisions) expect(textOf(file)).toContain(note);
  });

  test('of an entry with eighty long wordings as many are in the message as fit, and all in its file', () => {
    const asked = Array.from({ length: 80 }, (_, at) => `${at} ${'where on earth is it '.repeat(13)}`.trim());
    const { content, file } = drawMessage(detailsOf({ ...fact, asked }));
    expect(asked.filter((wording) => seenText(content).includes(wording)).length).toBeGreaterThanOrEqual(3);
    expect(seenText(content)).toMatch(/\d+ more wordings are in entry\.txt\.$/);
    for (const wording of asked) expect(textOf(file)).toContain(wording);
  });

  test('of an entry with long quotations what is left out is in its file too', () => {
    const { citations } = answerWith(4, 700).fact;
    const { file } = drawMessage(detailsOf({ ...fact, citations }));
    for (const { quote } of citations) expect(textOf(file)).toContain(quote.trim());
  });

  function detailsOf(entry: Fact): Reply {
    const votes = { helpful: 0, notAsked: 0, unsupported: 0 };
    return { kind: 'entry-details', entry, sentences: [], asked: 0, votes, publicAnswers: 0 };
  }

  test('of questions asked in vain the most asked are in the message, and all in its file', () => {
    const groups = Array.from({ length: 5 }, (_, at) => ({
      id: at,
      question: `Question ${at} ${'*_~`|'.repeat(56)}`,
      wordings: [],
      count: 1,
      last: new Date(0),
      kinds: ['unmatched' as const],
    }));
    const { content, file } = drawMessage({ kind: 'gaps', groups, page: 1, pages: 1, questions: 5 });
    expect(seenText(content)).toContain('Question 0 ');
    expect(seenText(content)).toMatch(/\d more questions are in questions\.txt\.$/);
    for (const { question } of groups) expect(textOf(file)).toContain(question);
  });
});

function textOf(file: PageFile | undefined): string {
  return file && 'text' in file ? file.text : '';
}

function refusalOf(...messages: string[]): Reply {
  return { kind: 'refused', problems: messages.map((message) => ({ file: 'incident.yaml', message })) };
}
