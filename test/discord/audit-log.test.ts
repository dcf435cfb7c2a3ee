import { expect, test } from 'vitest';
import type { VisibleMessage } from '../../src/emulator/emulator.ts';
import { sampleKnowledge } from './sample-knowledge.ts';
import { replyOf, startBot } from './start-bot.ts';

/** The text of a message and of its attached file. */
async function fullText({ content, attachments: [file] }: VisibleMessage): Promise<string> {
  return file ? content + (await (await fetch(file.url)).text()) : content;
}

test('Every line of the audit log is readable, however long the reasons are', async () => {
  const { mo } = await startBot();
  const facts = sampleKnowledge.facts.slice(0, 12).map(({ id }) => id);
  for (const fact of facts) {
    const reason = `${fact}: ${'the solicitors of the family asked for it in their letter, '.repeat(4)}`.trim();
    await (await mo.runCommand('knowledge', { fact, reason }, { subcommand: 'withhold' })).settled();
  }
  const first = replyOf(await (await mo.runCommand('knowledge', {}, { subcommand: 'log' })).settled());
  expect(first.content).toContain('are in log.txt');
  const read = await fullText(first);
  const second = replyOf(await (await mo.pressButton(first.id, 'Next')).settled());
  expect(second.attachments).toEqual([]);
  for (const fact of facts) expect(read + (await fullText(second))).toContain(`${fact}: the solicitors`);
});
