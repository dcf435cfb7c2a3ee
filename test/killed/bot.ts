import { readFile } from 'node:fs/promises';
import { reservedNames } from '../../commands/index.ts';
import { openBot } from '../../src/discord/bot.ts';
import { openLog } from '../../src/log.ts';
import { readKnowledgeFolder } from '../../src/moderation/knowledge-folder.ts';
import { openModeration } from '../../src/moderation/open-moderation.ts';
import { openStore } from '../../src/store/database.ts';
import { type Start, startSchema } from './start.ts';

/**
 * The bot as a process of its own, to be killed: as src/main.ts opens it, but without a pause between errands, and with the
 * files of a Discord on this machine. It says "ready" when it is connected, and answers "settle" when nothing waits any more.
 */
async function run({ token, api, database, folder, incident }: Start): Promise<void> {
  const store = await openStore(database);
  const rules = { reserved: reservedNames, allowDrafts: false };
  const log = openLog('error');
  const opened = await openModeration({
    store,
    readFolder: () => readKnowledgeFolder({ directory: folder, incident, ...rules }),
    rules,
    retentionDays: 30,
    correctionDays: 7,
    ownQuestions: () => [],
    log,
  });
  if ('problems' in opened) throw new Error(JSON.stringify(opened.problems));
  const { moderation } = opened;
  const bot = await openBot({ token, api, moderation, log, fileOrigins: [new URL(api).origin], errandPause: 0 });
  await bot.offered;
  process.on('message', async () => {
    while ((await moderation.outbox.waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    process.send?.('settled');
  });
  process.send?.('ready');
}

await run(startSchema.parse(JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'))));
