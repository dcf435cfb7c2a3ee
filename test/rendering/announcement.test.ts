import { describe, expect, test } from 'vitest';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { toDiscordMessage } from '../../src/discord/discord-message.ts';
import { findEntry } from '../../src/knowledge/knowledge.ts';
import { toPlainText } from '../../src/rendering/plain-text.ts';
import { renderReply } from '../../src/rendering/render.ts';
import type { Correction } from '../../src/replies/announcement.ts';
import type { EntryAnswer } from '../../src/replies/answer.ts';
import { buildTimeline } from '../../src/replies/lists.ts';
import type { ReplyOf } from '../../src/replies/reply.ts';
import { sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';

const { answerer } = createSnapshot(sampleKnowledge);
const at = new Date('2026-11-23T14:05:59Z');

function answerFor(id: string): EntryAnswer {
  const entry = findEntry(sampleKnowledge, id);
  const reply = entry && answerer.answerEntry(entry);
  if (!reply || reply.kind === 'withheld') throw new Error(`There is no entry ${id}.`);
  return reply;
}

type Corrected = ReplyOf<'corrected'>;

const update: Corrected['reason'] = { changeKind: 'update', note: '' };

function corrected(corrections: Corrected['corrections'], now: Corrected['current']): Corrected {
  return { kind: 'corrected', createdAt: at, reason: update, corrections, current: now };
}

function linesOf(reply: Corrected): string[] {
  return toDiscordMessage(reply).content.split('\n');
}

const fact = sampleFact('when-entered');
const before = 'Officers entered at *3pm*.';
const changed: Correction = { change: 'changed', previousText: before };

describe('A list of questions or sentences', () => {
  const list = createSnapshot(sampleKnowledge).answerer.answer('zebra quagga');
  if (list.kind !== 'no-match') throw new Error('Choose other words that nothing is known of.');

  test.for<readonly [string, Correction['change'], string]>([
    ['the moderators of this server are withholding part of this', 'withheld', 'Withheld'],
    ['withheld content is shown again', 'restored', 'Updated'],
  ])('first says that %s, and is otherwise unchanged', ([words, what, kind]) => {
    const [first, ...others] = linesOf(
      corrected(
        [
          { change: what, previousText: '' },
          { change: what, previousText: '' },
        ],
        list,
      ),
    );
    expect(first).toBe(`**${kind} 23 November 2026, 14:05 UTC: ${words}.**`);
    expect(others).toEqual(toDiscordMessage(list).content.split('\n'));
  });
});

describe('A corrected message', () => {
  test('first says what has changed and when, then the answer, then the previous answer', () => {
    const [first, ...others] = linesOf(corrected([changed], answerFor('when-entered')));
    expect(first).toBe('**Updated 23 November 2026, 14:05 UTC: the answer has changed.**');
    const usual = toDiscordMessage(answerFor('when-entered')).content.split('\n');
    expect(others).toEqual([
      ...usual.slice(0, -1),
      'Previously:',
      '~~Officers entered at \\*3pm\\*.~~',
      `${usual.at(-1)} · as of 23 November 2026, 14:05 UTC`,
    ]);
  });

  test.for<readonly [Corrected['reason'], Correction['change'], string]>([
    [{ changeKind: 'update', note: '' }, 'changed', 'Updated …: the answer has changed.'],
    [
      { changeKind: 'correction', note: 'the police gave a new time' },
      'changed',
      'Corrected …: the answer has changed. The police gave a new time.',
    ],
    [
      { changeKind: 'update', note: 'New statement!' },
      'removed',
      'Updated …: this answer has been removed. New statement!',
    ],
    [
      { changeKind: 'correction', note: 'new file' },
      'withheld',
      'Withheld …: the moderators of this server are withholding this.',
    ],
  ])('names the kind of change and its reason: %j, %s', ([reason, change, title]) => {
    const current = change === 'changed' ? answerFor('when-entered') : undefined;
    const [first = ''] = linesOf({ ...corrected([{ change, previousText: before }], current), reason });
    expect(first.replaceAll('*', '').replace('23 November 2026, 14:05 UTC', '…')).toBe(title);
  });

  test('has the usual buttons', () => {
    const now = answerFor('when-entered');
    expect(toDiscordMessage(corrected([changed], now)).components).toEqual(toDiscordMessage(now).components);
  });

  test.for<readonly [string, Correction['change'], string | undefined]>([
    ['the answer has changed', 'changed', 'when-entered'],
    ['the answer is the same, but its evidence has changed', 'evidence-changed', 'when-entered'],
    ['this answer has been removed', 'removed', undefined],
    ['the moderators of this server are withholding this', 'withheld', undefined],
    ['the article now answers this', 'now-stated', 'when-entered'],
    ['this is shown again', 'restored', 'when-entered'],
  ])('says that %s', ([words, what, id]) => {
    const [first] = linesOf(
      corrected([{ change: what, previousText: '' }], id === undefined ? undefined : answerFor(id)),
    );
    expect(first).toContain(`UTC: ${words}.`);
  });

  test('with nothing visible left has one line and no buttons', () => {
    const { content, components } = toDiscordMessage(corrected([{ change: 'withheld', previousText: '' }], undefined));
    expect(content.split('\n')).toHaveLength(1);
    expect(components).toEqual([]);
  });

  test('of a removed fact has the previous answer, struck through', () => {
    expect(linesOf(corrected([{ change: 'removed', previousText: 'It was so.' }], undefined)).slice(1)).toEqual([
      'Previously:',
      '~~It was so.~~',
    ]);
  });

  test('of a fact that was not stated before has the question, struck through', () => {
    const lines = linesOf(
      corrected([{ change: 'now-stated', previousText: 'Which hospital?' }], answerFor('when-entered')),
    );
    expect(lines).toContain('~~The article does not say: Which hospital?~~');
  });

  test('of several answers counts the changes by kind, and keeps the valid answers', () => {
    const now = { ...answerFor('when-entered'), additionalAnswers: [answerFor('injuries')] };
    const lines = linesOf(
      corrected([changed, { ...changed, previousText: 'Then.' }, { change: 'withheld', previousText: '' }], now),
    );
    expect(lines[0]).toContain('UTC: 2 answers have changed; 1 answer is withheld by the moderators of this server.');
    expect(lines.join('\n')).toContain(sampleFact('injuries').answer.slice(0, 20));
    expect(lines).toContain('~~Then.~~');
  });

  test('with one withheld answer does not call the others withheld', () => {
    const [first] = linesOf(corrected([{ change: 'withheld', previousText: '' }], answerFor('injuries')));
    expect(first).toContain('UTC: 1 answer is withheld');
  });

  test('of a page of the timeline stays that page, with its buttons', () => {
    const page = buildTimeline(sampleKnowledge, 1);
    const draft = toDiscordMessage(corrected([changed], page));
    expect(draft.components).toEqual(toDiscordMessage(page).components);
    expect(draft.content).toContain('Timeline');
    expect(draft.content).toContain('Updated 23 November 2026');
  });

  test('that is too long loses the previous answer, and no quotation', () => {
    const long = 'It was so, and not otherwise. '.repeat(13);
    const several: Corrected['corrections'] = [
      changed,
      ...Array.from({ length: 6 }, () => ({ ...changed, previousText: long })),
    ];
    const { content } = toDiscordMessage(corrected(several, answerFor('when-entered')));
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(content).toContain('Around 2pm, officers entered');
    expect(content).toMatch(/\d more parts? do(es)? not fit/);
  });

  test('names outdated text in plain text', () => {
    const text = toPlainText(renderReply(corrected([changed], answerFor('when-entered'))));
    expect(text).toContain('[no longer: Officers entered at *3pm*.]');
  });
});

describe('A news post', () => {
  const news: ReplyOf<'news'> = {
    kind: 'news',
    createdAt: at,
    incident: sampleKnowledge.incident,
    added: [{ fact: sampleFact('who-shot'), notStatedQuestion: 'Who was it?' }],
    changed: [{ previousAnswer: before, current: fact }],
    reason: update,
    removedCount: 1,
  };

  test('has each change with its quotations, and the previous answer struck through', () => {
    const { content, components } = toDiscordMessage(news);
    const { answer, citations } = sampleFact('who-shot');
    expect(content.split('\n')).toEqual([
      `**Updated: ${sampleKnowledge.incident.title}**`,
      `**${fact.answer}**`,
      'According to the Met Police:',
      expect.stringContaining('> ’Around 2pm, officers entered'),
      expect.stringContaining('sentence 5, the Met Police'),
      'Previously:',
      '~~Officers entered at \\*3pm\\*.~~',
      `**${answer}**`,
      'The article did not answer this before: Who was it?',
      ...Array.from({ length: 1 + 2 * citations.length }, () => expect.any(String)),
      '1 answer removed.',
      '-# 23 November 2026, 14:05 UTC',
    ]);
    expect(components).toEqual([]);
  });

  test('of an answer with other quotations strikes nothing through', () => {
    const { content } = toDiscordMessage({
      ...news,
      changed: news.changed.map((one) => ({ ...one, previousAnswer: one.current.answer })),
    });
    expect(content).not.toContain('~~');
  });

  test('of a correction says why, and does not repeat what was wrong', () => {
    const reason = { changeKind: 'correction', note: 'the police gave a new time' } as const;
    const [title, why, ...rest] = toDiscordMessage({ ...news, reason }).content.split('\n');
    expect([title, why]).toEqual([`**Corrected: ${sampleKnowledge.incident.title}**`, 'The police gave a new time.']);
    expect(rest.join('\n')).not.toContain('3pm');
  });

  test('that is too long counts the omitted changes', () => {
    const facts = sampleKnowledge.facts.map((one) => ({ fact: one }));
    const { content } = toDiscordMessage({ ...news, added: [...facts, ...facts, ...facts] });
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(content).toMatch(/\d+ more changes do not fit into one message/);
  });
});

describe('An entry of the audit log', () => {
  test.for([
    ['names who did it', '123456789012345678', 'upload: revision *3* published · <@123456789012345678>'],
    ['names nobody where nobody is known', undefined, 'upload: revision *3* published'],
  ] as const)('%s', ([, by, line]) => {
    const { content } = toDiscordMessage({
      kind: 'audit-entry',
      createdAt: at,
      moderatorId: by,
      action: 'upload',
      detail: 'revision *3* published',
    });
    expect(content.split('\n')).toEqual([line.replaceAll('*', '\\*'), '-# 2026-11-23 14:05 UTC']);
  });
});
