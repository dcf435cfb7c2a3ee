import { expect, test } from 'vitest';
import type { InteractionResult } from '../../src/emulator/emulator.ts';
import { createScratchFolder, editSample, factPath } from './sample-knowledge.ts';
import { sampleText } from './sample-text.ts';
import { replyOf, startBot } from './start-bot.ts';

/** Both the answer and the last line about the source differ between the two versions. */
const second = editSample((file) => {
  file.setIn(factPath('when-entered', 'answer'), 'Officers entered around 2pm.');
  file.setIn(['sources', 0, 'title'], 'The second edition');
  file.setIn(['sources', 0, 'published'], 'another day');
});

test('Each question during a reload is answered entirely from the old or entirely from the new knowledge', async () => {
  const folder = await createScratchFolder(sampleText);
  const { ann, mo } = await startBot({ folder });
  const ask = async (): Promise<string> => replyOf(await ann.runCommand('when-entered')).content;
  const old = await ask();
  await folder.write(second);

  const deferred = await mo.runCommand('knowledge', {}, { subcommand: 'reload' });
  const done: InteractionResult[] = [];
  const reload = deferred.settled().then((outcome) => done.push(outcome));
  const answers: string[] = [];
  while (done.length === 0 || answers.length < 50)
    answers.push(...(await Promise.all([ask(), ask(), ask(), ask(), ask()])));
  await reload;

  const now = await ask();
  expect(now).not.toBe(old);
  expect(now).toContain('The second edition');
  expect(answers.length).toBeGreaterThanOrEqual(50);
  expect(answers.filter((answer) => answer !== old && answer !== now)).toEqual([]);
  const countOfOld = answers.filter((answer) => answer === old).length;
  expect(answers.slice(countOfOld)).not.toContain(old);
});

test('Two moderators who reload at the same time both get a reply, and the last file is active', async () => {
  const folder = await createScratchFolder(sampleText);
  const { discord, channelId, mo } = await startBot({ folder });
  await folder.write(second);
  const both = [mo, discord.user('moderator', 'Max').inChannel(channelId)];
  const reports = await Promise.all(
    both.map(async (seat) => {
      const outcome = await seat.runCommand('knowledge', {}, { subcommand: 'reload' });
      return replyOf(await outcome.settled()).content;
    }),
  );
  expect(reports.filter((report) => report.includes('Facts: 1 changed'))).toHaveLength(1);
  expect(reports.filter((report) => report.includes('no fact has changed'))).toHaveLength(1);
});
