import { describe, expect, test } from 'vitest';
import { readEntryArgument } from '../../commands/entry-argument.ts';
import { buttonPresses } from '../../commands/index.ts';
import type { Entry } from '../../src/knowledge/knowledge.ts';
import { readCustomId } from '../../src/rendering/custom-id.ts';
import { entryArgument } from '../../src/rendering/entry-argument.ts';
import { type DraftButton, drawMessage } from '../../src/rendering/message.ts';
import { allReplies, firstFact, shipped } from './replies.ts';

const actions = new Set(buttonPresses.map(({ action }) => action));

/** Discord's limits (discord-api-docs, resources/message and components/reference). */
function expectWithinLimits({ content, rows }: ReturnType<typeof drawMessage>): void {
  expect(content.length).toBeGreaterThan(0);
  expect(content.length).toBeLessThanOrEqual(2000);
  expect(rows.length).toBeLessThanOrEqual(5);
  for (const row of rows) {
    expect(row.length).toBeGreaterThanOrEqual(1);
    expect(row.length).toBeLessThanOrEqual(5);
  }
  const buttons = rows.flat();
  for (const button of buttons) expectButton(button);
  expect(new Set(buttons.map(({ customId }) => customId)).size).toBe(buttons.length);
  expect(new Set(buttons.map(({ label }) => label)).size).toBe(buttons.length);
}

function expectButton({ label, customId }: DraftButton): void {
  expect(label.length).toBeGreaterThanOrEqual(1);
  expect(label.length).toBeLessThanOrEqual(80);
  expect(customId.length).toBeGreaterThanOrEqual(1);
  expect(customId.length).toBeLessThanOrEqual(100);
  expect(actions).toContain(readCustomId(customId).action);
}

describe("every message is within Discord's limits, and its buttons do something", () => {
  test.each(allReplies)('%s', (_, replies) => {
    expect(replies.length).toBeGreaterThan(0);
    for (const reply of replies) expectWithinLimits(drawMessage(reply));
  });

  test('also where ids and questions are as long as a file may have them', () => {
    const fact = firstFact();
    const entries: Entry[] = ['a', 'b', 'c'].map((letter) => ({
      ...fact,
      id: letter.repeat(30),
      question: `${letter} `.repeat(150),
    }));
    const incident = { ...shipped.incident, id: 'i'.repeat(30) };
    const common = { care: [], incident, source: shipped.sources[0], more: [] };
    const told = { ...common, kind: 'answered' as const, others: entries };
    const more = entries.map((_, at) => ({ ...told, fact: { ...fact, id: `${at}`.repeat(30) } }));
    expectWithinLimits(drawMessage({ ...told, fact: { ...fact, id: 'f'.repeat(30) }, more }));
    expectWithinLimits(drawMessage({ kind: 'unsure', care: [], choices: entries, incident }));
    expectWithinLimits(drawMessage({ kind: 'others', entries, incident, isVote: true }));
  });
});

describe('what a button under an answer carries is read again', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(30));
  const ids = [a ?? '', b ?? '', c ?? ''];

  test.each([
    ['one entry', { entries: ['where'] }, { entries: ['where'], others: [] }],
    ['with what came next', { entries: ['where'], others: ['x', 'y'] }, { entries: ['where'], others: ['x', 'y'] }],
    ['with nothing that came next', { entries: ['where'], others: [] }, { entries: ['where'], others: [] }],
    [
      'as many as fit, those that are answered first',
      { entries: ids, others: ids },
      { entries: ids.slice(0, 2), others: [] },
    ],
    ['the first one always', { entries: ids.slice(0, 1), others: ids }, { entries: [a], others: [b] }],
  ])('%s', (_, about, read) => {
    const incident = 'walthamstow-shooting';
    const argument = entryArgument('others', { ...about, incident });
    expect(`others:${argument}`.length).toBeLessThanOrEqual(100);
    expect(readEntryArgument(argument)).toMatchObject({ entries: read.entries, incident });
    if (read.others.length > 0) expect(readEntryArgument(argument).others.length).toBe(read.others.length);
  });
});

test('a button says what it does in its custom id, whatever stands in its argument', () => {
  expect(readCustomId('context:when-entered')).toEqual({ action: 'context', argument: 'when-entered' });
  expect(readCustomId('facts:2,the-man:x')).toEqual({ action: 'facts', argument: '2,the-man:x' });
  expect(readCustomId('')).toEqual({ action: '', argument: '' });
});
