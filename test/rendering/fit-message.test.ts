import { describe, expect, test } from 'vitest';
import { toDiscordMessage } from '../../src/discord/discord-message.ts';
import type { Fact } from '../../src/knowledge/knowledge.ts';
import { splitSentences } from '../../src/knowledge/sentences.ts';
import type { MessageFile } from '../../src/rendering/blocks.ts';
import { buildFactAnswer, type FactAnswer } from '../../src/replies/answer.ts';
import { buildContextReply } from '../../src/replies/lists.ts';
import type { Reply, ReplyOf } from '../../src/replies/reply.ts';
import { parseShippedKnowledge } from '../knowledge/shipped.ts';
import { type VisibleLine, visibleLines, visibleText } from './visible-text.ts';

const shipped = parseShippedKnowledge();
const fact = firstOf(shipped.facts);

function firstOf<T>(items: readonly T[]): T {
  const [first] = items;
  if (first === undefined) throw new Error('There is no first one.');
  return first;
}

/** An answer with this many sentences of this many letters. */
function createAnswer(count: number, letters: number): FactAnswer {
  const [first] = fact.citations;
  const cite = (at: number) => ({ ...first, sentenceNumber: at, quote: `${at} ${'*word* '.repeat(letters / 7)}.` });
  const citations: Fact['citations'] = [cite(1), ...Array.from({ length: count - 1 }, (_, at) => cite(at + 2))];
  const common = {
    alternatives: [],
    supportNotices: [],
    incident: shipped.incident,
    source: shipped.sources[0],
  };
  return buildFactAnswer({ fact: { ...fact, citations }, ...common });
}

/** The context of the last sentence of a text of 12, which is cited. */
function createContextReply(letters: number): Reply {
  const text = Array.from({ length: 12 }, (_, at) => `Sentence ${at + 1} ${'has words '.repeat(letters / 10)}.`).join(
    '\n',
  );
  const source = { id: 'article', text, sentences: splitSentences('article', text) };
  return buildContextReply({ isRequestedByNumber: false, citedNumbers: [12], sentences: source.sentences, source });
}

function linesOf(reply: Reply): readonly VisibleLine[] {
  return visibleLines(toDiscordMessage(reply).content);
}

function quotations(reply: Reply): string[] {
  return linesOf(reply)
    .filter(({ styles }) => styles.includes('quoted') && !styles.includes('small'))
    .map(({ text }) => text);
}

describe('Blocks that do not fit into one message are omitted as a whole, with a note', () => {
  test.each([
    [2, 300, 2, undefined],
    [4, 560, 2, '2 more parts do not fit into one message; /source sentence shows any sentence.'],
    [4, 700, 1, '3 more parts do not fit into one message; /source sentence shows any sentence.'],
    [2, 1000, 1, '1 more part does not fit into one message; /source sentence shows any sentence.'],
    [2, 4000, 0, '2 more parts do not fit into one message; /source sentence shows any sentence.'],
  ])('of %i sentences of %i letters, %i are shown', (count, letters, shown, says) => {
    const reply = createAnswer(count, letters);
    const whole = reply.fact.citations.map(({ quote }) => quote);
    expect(quotations(reply)).toEqual(whole.slice(0, shown));
    expect(linesOf(reply).at(-1)?.text).toBe(says ?? 'From the article · Friday');
    expect(linesOf(reply).some(({ text }) => text === fact.answer)).toBe(true);
  });

  test('later answers first, each as a whole, before the first loses a sentence', () => {
    const [one, two, three] = [createAnswer(2, 420), createAnswer(2, 420), createAnswer(1, 140)];
    const reply = { ...one, additionalAnswers: [three, two] };
    expect(quotations(reply)).toEqual([...one.fact.citations, ...three.fact.citations].map(({ quote }) => quote));
    expect(linesOf(reply).filter(({ text }) => text === fact.answer)).toHaveLength(2);
    expect(linesOf(reply).at(-1)?.text).toBe('1 more answer does not fit into one message.');
  });

  test('all answers but the first, and then its last sentences', () => {
    const reply = { ...createAnswer(4, 700), additionalAnswers: [createAnswer(1, 140), createAnswer(1, 140)] };
    expect(quotations(reply)).toEqual([reply.fact.citations[0].quote]);
    expect(linesOf(reply).filter(({ text }) => text === fact.answer)).toHaveLength(1);
    expect(linesOf(reply).at(-1)?.text).toBe(
      '2 more answers and 3 more parts do not fit into one message; /source sentence shows any sentence.',
    );
  });

  test('small print, before the only sentence of an answer', () => {
    const supportNotices = [1, 2].map((at) => ({
      source: shipped.sources[0].id,
      words: [],
      topics: [],
      text: `${at} ${'help '.repeat(40)}`,
    }));
    const reply = { ...createAnswer(1, 1190), supportNotices };
    expect(quotations(reply)).toEqual(reply.fact.citations.map(({ quote }) => quote));
    expect(linesOf(reply).at(-1)?.text).toMatch(/^\d more parts? do(es)? not fit into one message\.$/);
  });

  test('neighbours of a cited sentence, before the sentence itself', () => {
    const reply = createContextReply(300);
    const marked = linesOf(reply).filter(({ styles }) => styles.includes('strong') && styles.includes('quoted'));
    expect(marked.map(({ text }) => text.slice(0, 11))).toEqual(['Sentence 12']);
    expect(quotations(reply).length).toBeLessThan(12);
  });

  test('problems are counted, and a file contains all of them', () => {
    const { content, file } = toDiscordMessage(
      createRefusal(...Array.from({ length: 500 }, () => 'Not in the source.')),
    );
    expect(visibleText(content)).toContain('500 problems:');
    expect(textOf(file).trim().split('\n')).toHaveLength(500);
  });

  test('a problem that is too long for a message is counted too', () => {
    const { content, file } = toDiscordMessage(createRefusal('x'.repeat(5000), 'Two.'));
    expect(visibleText(content)).toContain('2 problems:');
    expect(visibleText(content)).toContain('2 more parts are in problems.txt.');
    expect(textOf(file)).toContain('x'.repeat(5000));
  });
});

describe('Nothing that moderators look up is lost', () => {
  const log: ReplyOf<'audit-log'> = {
    kind: 'audit-log',
    entries: Array.from({ length: 10 }, (_, createdAt) => ({
      createdAt: new Date(0),
      moderatorId: '123456789012345678',
      action: 'withhold',
      detail: `Fact ${createdAt}: ${'as the solicitors asked for it in their letter, '.repeat(6)}`.trim(),
    })),
    page: 1,
    pageCount: 2,
  };

  test('of a log page, the latest lines are in the message and all in its file', () => {
    const { content, file } = toDiscordMessage(log);
    expect(visibleText(content)).toContain('Fact 0:');
    expect(visibleText(content)).toMatch(/\d more lines are in log\.txt\.$/);
    for (const { detail, moderatorId } of log.entries) {
      expect(textOf(file)).toContain(detail);
      expect(textOf(file)).toContain(`user ${moderatorId}`);
    }
  });

  test('of revisions with long notes, the latest are in the message and all in its file', () => {
    const revisions = Array.from({ length: 10 }, (_, createdAt) => ({
      id: createdAt,
      label: `${createdAt}`,
      moderatorId: undefined,
      createdAt: new Date(0),
      origin: 'upload' as const,
      note: `Note ${createdAt}: ${'*_~`|'.repeat(38)}`,
      factCount: 3,
      isActive: createdAt === 0,
    }));
    const { content, file } = toDiscordMessage({ kind: 'history', incident: shipped.incident, revisions });
    expect(visibleText(content)).toContain('Note 0:');
    expect(visibleText(content)).toMatch(/\d more revisions are in revisions\.txt\.$/);
    for (const { note } of revisions) expect(textOf(file)).toContain(note);
  });

  test('of an entry with eighty long paraphrases, all are in its file', () => {
    const asked = Array.from({ length: 80 }, (_, at) => `${at} ${'where on earth is it '.repeat(13)}`.trim());
    const { content, file } = toDiscordMessage(detailsOf({ ...fact, paraphrases: asked }));
    expect(asked.filter((wording) => visibleText(content).includes(wording)).length).toBeGreaterThanOrEqual(3);
    expect(visibleText(content)).toMatch(/\d+ more paraphrases are in entry\.txt\.$/);
    for (const wording of asked) expect(textOf(file)).toContain(wording);
  });

  test('of an entry with long quotations, omitted ones are in its file', () => {
    const { citations } = createAnswer(4, 700).fact;
    const { file } = toDiscordMessage(detailsOf({ ...fact, citations }));
    for (const { quote } of citations) expect(textOf(file)).toContain(quote.trim());
  });

  function detailsOf(entry: Fact): Reply {
    const votes = { helpful: 0, notAsked: 0, unsupported: 0 };
    return { kind: 'entry-details', entry, sentences: [], askedCount: 0, votes, publicAnswerCount: 0 };
  }

  test('of unanswered questions, the message contains the most frequent and its file all', () => {
    const groups = Array.from({ length: 5 }, (_, at) => ({
      gapId: at,
      question: `Question ${at} ${'*_~`|'.repeat(56)}`,
      paraphrases: [],
      count: 1,
      lastAskedAt: new Date(0),
      kinds: ['unmatched' as const],
    }));
    const { content, file } = toDiscordMessage({ kind: 'gaps', groups, page: 1, pageCount: 1, questionCount: 5 });
    expect(visibleText(content)).toContain('Question 0 ');
    expect(visibleText(content)).toMatch(/\d more questions are in questions\.txt\.$/);
    for (const { question } of groups) expect(textOf(file)).toContain(question);
  });
});

function textOf(file: MessageFile | undefined): string {
  return file && 'text' in file ? file.text : '';
}

function createRefusal(...messages: string[]): Reply {
  return { kind: 'refused', problems: messages.map((message) => ({ file: 'incident.yaml', message })) };
}
