import { describe, expect, test } from 'vitest';
import { buttonHandlers } from '../../commands/index.ts';
import { parseCustomId } from '../../commands/shared/custom-id.ts';
import { type DiscordMessage, toDiscordMessage } from '../../src/discord/discord-message.ts';
import type { Entry } from '../../src/knowledge/knowledge.ts';
import { buildFactAnswer, buildUnsure, combineAnswers } from '../../src/replies/answer.ts';
import { allSampleReplies, firstFact, shipped } from './sample-replies.ts';

const actions = new Set(buttonHandlers.map(({ action }) => action));

/** Discord's limits (discord-api-docs, resources/message and components/reference). */
function expectWithinLimits({ content, components: rows }: DiscordMessage): void {
  expect(content.length).toBeGreaterThan(0);
  expect(content.length).toBeLessThanOrEqual(2000);
  expect(rows.length).toBeLessThanOrEqual(5);
  for (const row of rows) {
    expect(row.components.length).toBeGreaterThanOrEqual(1);
    expect(row.components.length).toBeLessThanOrEqual(5);
  }
  const buttons = rows.flatMap(({ components }) => components);
  for (const button of buttons) expectButton(button);
  expect(new Set(buttons.map((button) => button.custom_id)).size).toBe(buttons.length);
  expect(new Set(buttons.map(({ label }) => label)).size).toBe(buttons.length);
}

function expectButton({
  label = '',
  custom_id: customId,
}: DiscordMessage['components'][number]['components'][number]): void {
  expect(label.length).toBeGreaterThanOrEqual(1);
  expect(label.length).toBeLessThanOrEqual(80);
  expect(customId.length).toBeGreaterThanOrEqual(1);
  expect(customId.length).toBeLessThanOrEqual(100);
  expect(actions).toContain(parseCustomId(customId).action);
}

describe('Every message is within Discord’s limits, and its buttons work', () => {
  test.each(allSampleReplies)('%s', (_, replies) => {
    expect(replies.length).toBeGreaterThan(0);
    for (const reply of replies) expectWithinLimits(toDiscordMessage(reply));
  });

  test('even with the longest ids and questions of a file', () => {
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
