import { describe, expect, test } from 'vitest';
import { toDiscordMessage } from '../../src/discord/discord-message.ts';
import type { Fact } from '../../src/knowledge/knowledge.ts';
import { buildUnsure, combineAnswers, type EntryAnswer } from '../../src/replies/answer.ts';
import { buildFactListReply, buildTimelineReply } from '../../src/replies/lists.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { entryAnswers, sampleReplies, shipped } from './sample-replies.ts';
import { visibleLines } from './visible-text.ts';

function lines(reply: Reply | undefined): string[] {
  if (!reply) throw new Error('There is no such reply.');
  return visibleLines(toDiscordMessage(reply).content).map(({ text }) => text);
}

function labels(reply: Reply): (string | undefined)[] {
  return toDiscordMessage(reply).components.flatMap(({ components }) => components.map(({ label }) => label));
}

function answerFor(id: string): EntryAnswer {
  const reply = entryAnswers.find((one) => (one.kind === 'answered' ? one.fact.id : one.entry.id) === id);
  if (!reply) throw new Error(`The shipped knowledge has no ${id}.`);
  return reply;
}

const byCommand = (name: string) => answerFor(shipped.facts.find(({ command }) => command?.name === name)?.id ?? name);

describe('An answer', () => {
  test('is the bold answer, its speaker, the quotations with their sentences, and the source', () => {
    const seen = visibleLines(toDiscordMessage(byCommand('when-entered')).content);
    expect(seen[0]?.styles).toEqual(['strong']);
    expect(seen[0]?.text).toContain('2pm');
    expect(seen.slice(1, 4)).toEqual([
      { text: 'According to the Met Police:', styles: [] },
      { text: '’Around 2pm, officers entered after hearing a loud noise from inside.', styles: ['quoted'] },
      { text: 'sentence 5, the Met Police', styles: ['quoted', 'small'] },
    ]);
    expect(seen.at(-1)).toEqual({ text: 'From the article · Friday', styles: ['small'] });
  });

  test('says “The article says” for the reporter', () => {
    const fact = shipped.facts.find(({ saidBy }) => saidBy.reporter);
    expect(lines(answerFor(fact?.id ?? ''))[1]).toBe('The article says:');
  });

  test('names the role of the speaker', () => {
    const fact = shipped.facts.find(({ saidBy }) => saidBy.name === 'Matt Twist');
    expect(lines(answerFor(fact?.id ?? ''))[1]).toBe('According to Matt Twist, Assistant Commissioner:');
  });

  test('that is its own quotation is shown once', () => {
    const fact = shipped.facts.find(({ citations }) => citations.length === 1);
    if (!fact) throw new Error('Every fact has several quotations.');
    const answer = answerFor(fact.id);
    const literal: Reply = { ...answer, kind: 'answered', fact: { ...fact, answer: fact.citations[0].quote } };
    expect(lines(literal).filter((line) => line.includes(fact.citations[0].quote))).toHaveLength(1);
    expect(lines(literal)[0]).toMatch(/^(?:According to|The article says)/);
  });

  test('shows a sentence that is closest to two questions once', () => {
    const sameSentence = entryAnswers.filter(
      (answer) => answer.kind === 'not-stated' && answer.closestSentence?.sentenceNumber === 5,
    );
    const [first, second] = sameSentence;
    if (!first || !second) throw new Error('No two questions have the same closest sentence.');
    const shown = lines(combineAnswers(first, [second]));
    expect(shown.filter((line) => line === 'The article does not say.')).toHaveLength(2);
    expect(shown.filter((line) => line.startsWith('sentence 5'))).toHaveLength(1);
    expect(labels(combineAnswers(first, [second]))).toEqual(['In context', 'Helpful', 'Wrong?']);
  });

  test('gives the time at which it was given, since copies are never corrected', () => {
    const asOf = new Date('2026-11-23T14:05:59Z');
    for (const { content } of [byCommand('when-entered'), ...sampleReplies.timeline, ...sampleReplies.facts].map(
      (reply) => toDiscordMessage(reply, asOf),
    ))
      expect(content).toMatch(/as of 23 November 2026, 14:05 UTC$/);
  });

  test('has buttons for the context and for votes', () => {
    for (const reply of sampleReplies.answered) {
      expect(labels(reply)).toEqual(['In context', 'Helpful', 'Wrong?']);
    }
  });

  test('about self-harm ends with a helpline, marked as not from the article', () => {
    const touching = entryAnswers.filter((reply) => reply.supportNotices.length > 0);
    expect(touching.length).toBeGreaterThan(0);
    for (const reply of touching) {
      const help = lines(reply).at(-2) ?? '';
      expect(help).toContain('116 123');
      expect(help).toContain('not from the article');
    }
    expect(lines(byCommand('why-called')).join()).toContain('116 123');
  });
});

describe('The outcomes have different texts:', () => {
  test('not stated', () => {
    const reply = sampleReplies['not-stated'].find((one) => one.kind === 'not-stated' && one.closestSentence);
    const seen = lines(reply);
    expect(seen[0]).toBe('The article does not say.');
    expect(seen[1]).toMatch(/^Understood as: .+\?$/);
    expect(seen[2]).toBe('The closest sentence in the article:');
  });

  test('not stated, without a close sentence', () => {
    const reply = sampleReplies['not-stated'].find((one) => one.kind === 'not-stated' && !one.closestSentence);
    if (!reply) throw new Error('Every not-stated sample has a closest sentence.');
    expect(lines(reply)).toContain('No sentence in the article comes close.');
    expect(labels(reply)).not.toContain('In context');
  });

  test('unsure, with a button for each choice', () => {
    const choices = shipped.facts.slice(0, 3);
    const reply = buildUnsure({ supportNotices: [], choices, incident: shipped.incident });
    expect(lines(reply)[0]).toBe('Which of these do you mean?');
    expect(labels(reply)).toEqual(choices.map(({ question }) => question));
  });

  test('unsure, with shortened choices that are too long for a button', () => {
    const [first] = shipped.facts;
    if (!first) throw new Error('The shipped knowledge has no fact.');
    const long = { ...first, question: `${'Why '.repeat(30)}?` };
    const reply = buildUnsure({ supportNotices: [], choices: [long, first], incident: shipped.incident });
    expect(labels(reply)).toEqual([`${long.question.slice(0, 79)}…`, first.question]);
  });

  test('not understood, which is not called not stated', () => {
    const [unmatched, empty] = sampleReplies['no-match'];
    expect(lines(unmatched)[0]).toBe('I did not understand that question.');
    expect(lines(unmatched).join()).not.toContain('does not say');
    expect(lines(unmatched).join()).toContain('/what-happened');
    expect(lines(empty)[0]).toBe('What would you like to know?');
  });
});

describe('An answer from drafts is marked', () => {
  const drafts = shipped.facts.slice(0, 3).map((fact) => ({ ...fact, draft: true }));
  const [looked] = shipped.facts;
  const { incident } = shipped;
  const note = 'Draft: a program generated this from the article, and nobody has checked it yet.';
  const page = <T>(...items: readonly T[]) => ({ items, page: 1, pageCount: 1 });
  test.for<[string, readonly Fact[], boolean]>([
    ['all drafts', drafts, true],
    ['one draft', [...(looked ? [looked] : []), ...drafts.slice(1)], true],
    ['none', shipped.facts.slice(0, 3), false],
  ])('as a choice and in a list: %s', ([, facts, isDraft]) => {
    const lists: readonly Reply[] = [
      buildUnsure({ choices: facts, supportNotices: [], incident }),
      { kind: 'others', entries: facts, incident, isVote: false },
      buildFactListReply(page(...facts), shipped),
      buildTimelineReply(page(...facts), incident),
      {
        kind: 'not-stated-list',
        entries: page(...shipped.notStated.map((entry) => ({ ...entry, draft: isDraft }))),
        incident,
      },
    ];
    expect(lists.map((list) => lines(list).includes(note))).toEqual(lists.map(() => isDraft));
  });
});
