import { expect, test } from 'vitest';
import { SPECIFICATION_FILE } from '../emulator/discord-specification.ts';
import { specification } from './expect-clean-run.ts';
import { replyOf, startBot } from './start-bot.ts';

/** Each kind of request that the bot makes. Every test of this folder also checks its own requests at its end. */
const requests = [
  'GET /gateway/bot',
  'GET /applications/:id/commands',
  'GET /applications/:id/guilds/:id/commands',
  'PUT /applications/:id/commands',
  'PUT /applications/:id/guilds/:id/commands',
  'POST /interactions/:id/:id/callback',
  'PATCH /webhooks/:id/:id/messages/@original',
  'POST /channels/:id/messages',
];

test.skipIf(!specification)('Every kind of request that the bot makes matches Discord’s specification', async () => {
  const { ann, mo, nextAnswerTo, mentionBot, exchanges } = await startBot();
  await ann.autocomplete('ask', 'question', 'when');
  const list = replyOf(await ann.runCommand('facts'));
  await ann.pressButton(list.id, 'Next');
  await nextAnswerTo(ann.sendMessage(mentionBot('Where did it happen?')));
  await (await mo.runCommand('knowledge', {}, { subcommand: 'reload' })).settled();
  const made = exchanges.map(({ method, path }) => `${method} ${path.replaceAll(/\/[\w-]{17,}/g, '/:id')}`);
  expect(new Set(made)).toEqual(new Set(requests));
  expect(exchanges.flatMap((exchange) => specification?.check(exchange) ?? [])).toEqual([]);
});

if (!specification) test.skip(`Discord's specification was not asked: there is no file ${SPECIFICATION_FILE}`);
