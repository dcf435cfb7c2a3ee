import { readFile } from 'node:fs/promises';
import { reservedCommandNames } from '../../commands/index.ts';
import { connectBot } from '../../src/discord/bot.ts';
import { readKnowledgeFolder } from '../../src/knowledge/folder.ts';
import { createLog } from '../../src/log.ts';
import { createModeration } from '../../src/moderation/create-moderation.ts';
import { createFileThread } from '../../src/moderation/state/file-thread.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Start, startSchema } from './start.ts';

/**
 * The bot as a separate process for crash tests: started like src/main.ts, but without a pause between deliveries and
 * with the files of the local Discord. It prints "ready" when it is connected, and answers "settle" when no delivery is
 * pending.
 */
async function run({ token, api, database, folder, incident }: Start): Promise<void> {
  const store = await openStore(database);
  const policy = { reservedNames: reservedCommandNames, allowDrafts: false };
  const log = createLog('error');
  const result = await createModeration({
    store,
    readFolder: () => readKnowledgeFolder({ directory: folder, incidentId: incident, ...policy }),
    parsePolicy: policy,
    fileWork: createFileThread(policy),
    retentionDays: 30,
    correctionDays: 7,
    bundledQuestions: () => [],
    log,
  });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  const { moderation } = result;
  const bot = await connectBot({
    token,
    apiUrl: api,
    moderation,
    log,
    fileOrigins: [new URL(api).origin],
    deliveryIntervalMs: 0,
  });
  await bot.commandsRegistered;
  process.on('message', async () => {
    while ((await moderation.outbox.pendingCount()) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    process.send?.('settled');
  });
  process.send?.('ready');
}

await run(startSchema.parse(JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'))));
