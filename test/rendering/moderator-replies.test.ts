import { describe, expect, test } from 'vitest';
import { toDiscordMessage } from '../../src/discord/discord-message.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { toPlainText } from '../../src/rendering/plain-text.ts';
import { renderReply } from '../../src/rendering/render.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { createPreview, largestKnowledge, moderatorReplies } from './sample-moderator-replies.ts';
import { firstFact, sampleReplies, shipped } from './sample-replies.ts';
import { visibleLines } from './visible-text.ts';

function lines(reply: Reply): string[] {
  return visibleLines(toDiscordMessage(reply).content).map(({ text }) => text);
}

function labels(reply: Reply): (string | undefined)[] {
  return toDiscordMessage(reply).components.flatMap(({ components }) => components.map(({ label }) => label));
}

function fileOf(reply: Reply): { name: string; text: string } | undefined {
  const { file } = toDiscordMessage(reply);
  return file && 'text' in file ? file : undefined;
}

function withChangedFirstFact(change: Partial<Knowledge['facts'][number]>): Knowledge {
  return { ...shipped, facts: shipped.facts.map((fact, at) => (at === 0 ? { ...fact, ...change } : fact)) };
}

describe('A preview', () => {
  const changed = createPreview(shipped, withChangedFirstFact({ answer: 'It is otherwise.' }), { commandsRemoved: [] });

  test('states what it compares, the changes, the outcomes of questions and the number of corrections', () => {
    expect(lines(changed).slice(0, 7)).toEqual([
      'Preview: Police shooting in Walthamstow, compared with revision folder 2',
      'Facts: 1 changed, none added, none removed',
      'Sentences cited: 22 of 22 → 22 of 22',
      'Commands added: /who-died',
      'Built-in test questions (12): answered 7 → 8, not stated 3, unsure 1 → 0, no match 1; 12 changed',
      'Recent questions (12): answered 7, not stated 3, unsure 1, no match 1; no change',
      'Public answers to change: 4 messages · called “Corrected” · no news post',
    ]);
  });

  test('shows the old answer struck through, and the new one with its sentences below it', () => {
    const seen = visibleLines(toDiscordMessage(changed).content);
    const at = seen.findIndex(({ text }) => text === `Changed: ${firstFact().question}`);
    expect(seen.slice(at + 1, at + 3)).toEqual([
      { text: firstFact().answer, styles: ['strikethrough'] },
      { text: 'It is otherwise. · sentence 1; sentence 2', styles: ['item'] },
    ]);
  });

  test('shows new quotations of an unchanged answer', () => {
    const [citation] = firstFact().citations;
    const seen = lines(createPreview(shipped, withChangedFirstFact({ citations: [citation] })));
    expect(seen).toContain('The article says: sentence 1; sentence 2');
    expect(seen).toContain('The article says: sentence 1');
  });

  test('names not-stated entries by their question, old and new, and the closest sentence', () => {
    const [first, second, ...rest] = shipped.notStated;
    if (!first?.closestSentence || !second) throw new Error('The shipped knowledge has too little that is not stated.');
    const { closestSentence, ...bare } = first;
    const label = `Closest: sentence ${closestSentence.sentenceNumber}`;
    const after = {
      ...shipped,
      notStated: [{ ...bare, question: 'What else?' }, ...rest, { ...first, id: 'new-one', question: 'And what now?' }],
    };
    const seen = lines(createPreview(shipped, after));
    const at = seen.indexOf('Changed (not stated): What else?');
    expect(seen.slice(at + 1, at + 3)).toEqual([first.question, 'What else?']);
    expect(seen[at + 3]).toContain(label);
    expect(seen[at + 4]).toBe('No sentence comes close.');
    expect(seen.slice(at + 5, at + 8)).toEqual([
      'No longer listed as not stated:',
      second.question,
      'Added as not stated: And what now?',
    ]);
    expect(seen[at + 8]).toContain(label);
    const whole = fileOf(createPreview(shipped, { ...after, facts: [] }))?.text;
    for (const id of [
      `CHANGED, NOT STATED ${first.id}`,
      `REMOVED, NOT STATED ${second.id}`,
      'ADDED, NOT STATED new-one',
    ])
      expect(whole).toContain(id);
  });

  test('names the questions whose outcome changes', () => {
    const outcomes = { answered: 1, notStated: 0, unsure: 0, noMatch: 0 };
    const examples = [{ question: 'was it arson', before: 'no match', after: 'not stated: cause' }];
    const recentQuestions = { questionCount: 1, before: outcomes, after: outcomes, changedCount: 1, examples };
    const seen = lines(createPreview(shipped, shipped, { recentQuestions }));
    const at = seen.indexOf('Recent questions whose answer would change:');
    expect(seen[at + 1]).toBe('“was it arson” · no match → not stated: cause');
  });

  test('attaches the whole comparison as a file only if the message cannot hold it', () => {
    const emptied = { ...shipped, facts: [] };
    const whole = fileOf(createPreview(shipped, emptied));
    expect(whole?.name).toBe('difference.txt');
    for (const { id, answer, citations } of shipped.facts) {
      expect(whole?.text).toContain(`REMOVED ${id}`);
      expect(whole?.text).toContain(answer);
      for (const { quote } of citations) expect(whole?.text).toContain(quote);
    }
    expect(lines(createPreview(shipped, emptied)).at(-1)).toMatch(/^\d+ more changes do not fit into one message\.$/);
    expect(toDiscordMessage(changed).file).toBeUndefined();
  });

  test('keeps the most important parts, however long the rest is', () => {
    const seen = lines(createPreview(shipped, largestKnowledge, { isLargeDeletion: true })).join('\n');
    for (const part of ['would be lost', 'Facts:', 'Sentences cited', 'Recent questions', 'Public answers to change'])
      expect(seen).toContain(part);
    expect(labels(createPreview(shipped, largestKnowledge))).toEqual(['Publish', 'Discard']);
  });

  test('of a large deletion asks again, with another button', () => {
    const sure = createPreview(shipped, largestKnowledge, { isLargeDeletion: true, step: 'confirm' });
    expect(lines(sure).slice(0, 2)).toEqual([
      'Are you sure?',
      '⚠ More than a fifth of the facts or of the cited sentences would be lost.',
    ]);
    expect(labels(sure)).toEqual(['Yes, publish', 'Discard']);
  });

  test('says when somebody else was first, and when there is nothing to compare with', () => {
    expect(lines(createPreview(shipped, shipped, { step: 'rebased' }))[0]).toContain('Someone else changed');
    expect(lines(createPreview(shipped, shipped, { baseline: 'nothing' }))[0]).toContain('new on this server');
  });
});

describe('A published change', () => {
  test.each([
    ['a file', 0, 'Published: this file is now active on this server. This is revision 3.'],
    ['a reload', 6, 'Reloaded: this version is now active. This is revision 3.'],
    ['a reload that changes nothing', -1, 'Reloaded; no fact has changed. This is revision 3.'],
  ])('of %s', (_, at, title) => {
    const reply = moderatorReplies['change-applied'].at(at);
    expect(reply && lines(reply)[0]).toBe(title);
  });

  test('lists its effects', () => {
    const reply = moderatorReplies['change-applied'].at(-1);
    const text = reply ? lines(reply).join('\n') : '';
    expect(text).toContain('2 public answers will be changed');
    expect(text).toContain('Discord did not accept the changed slash commands');
  });
});

describe('The moderator’s name', () => {
  test('is in the history, as Discord displays the id', () => {
    const [history] = moderatorReplies.history;
    expect(lines(history).slice(1, 3)).toEqual([
      'Revision 3, active · 2026-11-23 14:05 UTC · upload · 67 facts · “The second statement” · ⟦user⟧',
      'Revision folder 2 · 2026-11-23 14:05 UTC · folder · 67 facts',
    ]);
    expect(toDiscordMessage(history).content).toContain('<@123456789012345678>');
    expect(toPlainText(renderReply(history))).toContain('user 123456789012345678');
  });

  test('is in the audit log, page by page', () => {
    const [, second, empty] = moderatorReplies['audit-log'];
    expect(labels(second)).toEqual(['Previous', 'Next']);
    expect(lines(second).join('\n')).toMatch(/Page 2 of 3/);
    expect(lines(empty)).toEqual(['The audit log is empty.']);
  });

  test('is no mention if the id is not a user’s', () => {
    const odd: Reply = {
      ...moderatorReplies['audit-log'][0],
      entries: [{ createdAt: new Date(0), moderatorId: '@everyone', action: 'x', detail: '' }],
    };
    expect(lines(odd)[1]).toBe('1970-01-01 00:00 UTC · x');
  });
});

describe('An entry', () => {
  test('is shown with its sentences before its paraphrases, which are all in a file if they do not fit', () => {
    const reply = sampleReplies['entry-details'].at(-1);
    const seen = reply ? visibleLines(toDiscordMessage(reply).content) : [];
    expect(seen.filter(({ styles }) => styles.includes('quoted') && !styles.includes('small')).length).toBe(
      firstFact().citations.length,
    );
    expect(seen.at(-1)?.text).toMatch(/^\d+ more paraphrases are in entry\.txt\.$/);
    expect(reply && fileOf(reply)?.text).toContain('Paraphrases (80):');
  });

  test('says why it is withheld', () => {
    const [details] = sampleReplies['entry-details'];
    if (details?.kind !== 'entry-details') throw new Error('These are no details.');
    expect(lines({ ...details, withheldReason: 'Legal.' })).toContain('Withheld here: Legal.');
  });
});

describe('An unanswered question', () => {
  test('has a number and a button in the list', () => {
    const [list] = moderatorReplies.gaps;
    expect(lines(list)[1]).toBe('1. was the dog hurt · 3 times, last on 2026-11-23: no match, unsure');
    expect(labels(list)).toEqual(['1']);
    expect(labels(moderatorReplies.gaps[1])).toEqual(['1', '2', '3', '4', '5', 'Previous', 'Next']);
  });

  test('can be drafted, ignored or left', () => {
    expect(labels(moderatorReplies.gap[0])).toEqual([
      'This means …',
      'Draft a fact',
      'Mark as not stated',
      'Ignore',
      'Back to the list',
    ]);
    expect(lines(moderatorReplies.gap[1]).join('\n')).toContain('sentence 1');
  });

  test('can have its refused modal reopened', () => {
    expect(labels({ kind: 'refused', problems: [], modal: { gapId: 7, form: 'not-stated' } })).toEqual([
      'Open the form again',
    ]);
    expect(labels({ kind: 'refused', problems: [] })).toEqual([]);
  });
});

describe('Other replies', () => {
  test('A withheld fact is reported as withheld, without its content', () => {
    const [reply] = sampleReplies.withheld;
    expect(reply && lines(reply)).toEqual([
      'The moderators of this server are withholding this answer.',
      'I understood your question, but I cannot show the answer here.',
    ]);
    expect(JSON.stringify(reply && toDiscordMessage(reply))).not.toContain('when-entered');
  });

  test('A withheld part is mentioned under the other answers', () => {
    const told = sampleReplies.answered[0];
    if (told?.kind !== 'answered') throw new Error('This is no answer.');
    expect(lines({ ...told, withheldCount: 1 })).toContain(
      'The moderators of this server are withholding another part of the answer.',
    );
  });

  test('/about lists what is stored, and for how long', () => {
    const [about] = sampleReplies.about;
    const text = about ? lines(about).join('\n') : '';
    for (const part of [
      'for 30 days',
      'for 7 days',
      'never with the name of the person who asked',
      'redacted',
      'keyed hash',
      'your changes with your user id',
    ])
      expect(text).toContain(part);
    expect(text).toContain('/forget-me deletes your votes and your user id');
  });

  test('/about leaves out commands before anything about stored data', () => {
    const [about] = sampleReplies.about;
    if (about?.kind !== 'about') throw new Error('The sample is /about.');
    const commands = Array.from({ length: 40 }, (_, at) => ({
      name: `command-${at}`,
      description: 'A long description',
    }));
    const text = lines({ ...about, commands }).join('\n');
    expect(text).toContain('where my public answers are');
    expect(text).toMatch(/\d+ more commands do not fit into one message/);
  });

  test('The settings name channels, and explain how to choose missing ones', () => {
    const [bare, full] = moderatorReplies.settings;
    expect(lines(bare)).toContain('Audit log channel: none · choose one with /knowledge settings log-channel');
    expect(lines(full)).toContain('Incident in a channel: Fire at the mill · ⟦channel⟧');
  });

  test('The active file is attached unchanged', () => {
    const { file } = toDiscordMessage(moderatorReplies.download[0]);
    expect(file && 'bytes' in file ? Buffer.from(file.bytes).toString() : '').toBe('a: 1\n');
  });
});
