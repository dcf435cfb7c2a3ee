import { describe, expect, test } from 'vitest';
import { buttonHandlers } from '../../commands/index.ts';
import { parseEntryArgument } from '../../commands/shared/custom-id.ts';
import { formatEntryArgument } from '../../commands/shared/entry-argument.ts';
import type { Entry } from '../../src/knowledge/knowledge.ts';
import { parseCustomId } from '../../src/rendering/custom-id.ts';
import { type DiscordButton, toDiscordMessage } from '../../src/rendering/discord-message.ts';
import { buildFactAnswer, buildUnsure, combineAnswers } from '../../src/replies/answer.ts';
import { allSampleReplies, firstFact, shipped } from './sample-replies.ts';

const actions = new Set(buttonHandlers.map(({ action }) => action));

/** Discord's limits (discord-api-docs, resources/message and components/reference). */
function expectWithinLimits({ content, rows }: ReturnType<typeof toDiscordMessage>): void {
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

function expectButton({ label, customId }: DiscordButton): void {
  expect(label.length).toBeGreaterThanOrEqual(1);
  expect(label.length).toBeLessThanOrEqual(80);
  expect(customId.length).toBeGreaterThanOrEqual(1);
  expect(customId.length).toBeLessThanOrEqual(100);
  expect(actions).toContain(parseCustomId(customId).action);
}

describe("every message is within Discord's limits, and its buttons do something", () => {
  test.each(allSampleReplies)('%s', (_, replies) => {
    expect(replies.length).toBeGreaterThan(0);
    for (const reply of replies) expectWithinLimits(toDiscordMessage(reply));
  });

  test('also where ids and questions are as long as a file may have them', () => {
    const fact = firstFact();
    const entries: Entry[] = ['a', 'b', 'c'].map((letter) => ({
      ...fact,
      id: letter.repeat(30),
      question: `${letter} `.repeat(150),
    }));
    const incident = { ...shipped.incident, id: 'i'.repeat(30) };
    const common = { supportNotices: [], incident, source: shipped.sources[0], alternatives: entries };
    const answerWithId = (id: string) => buildFactAnswer({ ...common, fact: { ...fact, id: id.repeat(30) } });
    const additionalAnswers = entries.map((_, index) => answerWithId(`${index}`));
    expectWithinLimits(toDiscordMessage(combineAnswers(answerWithId('f'), additionalAnswers)));
    expectWithinLimits(toDiscordMessage(buildUnsure({ supportNotices: [], choices: entries, incident })));
    expectWithinLimits(toDiscordMessage({ kind: 'others', entries, incident, isVote: true }));
  });
});

describe('what a button under an answer carries is read again', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(30));
  const ids = [a ?? '', b ?? '', c ?? ''];

  test.each([
    ['one entry', { entryIds: ['where'] }, { entryIds: ['where'], otherIds: [] }],
    [
      'with what came next',
      { entryIds: ['where'], otherIds: ['x', 'y'] },
      { entryIds: ['where'], otherIds: ['x', 'y'] },
    ],
    ['with nothing that came next', { entryIds: ['where'], otherIds: [] }, { entryIds: ['where'], otherIds: [] }],
    [
      'as many as fit, those that are answered first',
      { entryIds: ids, otherIds: ids },
      { entryIds: ids.slice(0, 2), otherIds: [] },
    ],
    ['the first one always', { entryIds: ids.slice(0, 1), otherIds: ids }, { entryIds: [a], otherIds: [b] }],
  ])('%s', (_, about, read) => {
    const incident = 'walthamstow-shooting';
    const argument = formatEntryArgument('others', { ...about, incidentId: incident });
    expect(`others:${argument}`.length).toBeLessThanOrEqual(100);
    expect(parseEntryArgument(argument)).toMatchObject({ entryIds: read.entryIds, incidentId: incident });
    if (read.otherIds.length > 0) expect(parseEntryArgument(argument).otherIds.length).toBe(read.otherIds.length);
  });
});

test('a button says what it does in its custom id, whatever stands in its argument', () => {
  expect(parseCustomId('context:when-entered')).toEqual({ action: 'context', argument: 'when-entered' });
  expect(parseCustomId('facts:2,the-man:x')).toEqual({ action: 'facts', argument: '2,the-man:x' });
  expect(parseCustomId('')).toEqual({ action: '', argument: '' });
});
