import { defineCommand } from 'citty';
import type { CliContext } from '../cli-context.ts';
import { checkDiscord } from './check-discord.ts';
import { checkDatabaseFile, checkKnowledgeFolder, checkNodeVersion } from './check-machine.ts';
import { type CheckResult, failed, formatCheckResult, passed, skipped } from './check-result.ts';

export const doctorCommand = (context: CliContext) =>
  defineCommand({
    meta: { name: 'doctor', description: 'Check all that the bot needs, a line each. Status 1 if anything is wrong.' },
    async run() {
      const results: CheckResult[] = [];
      for await (const result of runChecks(context)) {
        context.print(formatCheckResult(result));
        results.push(result);
      }
      // What is wrong has its line already.
      if (results.some(({ status }) => status === 'failed')) context.fail([]);
    },
  });

/** Each finding as soon as it is there: Discord may take its time. */
async function* runChecks(context: CliContext): AsyncGenerator<CheckResult> {
  yield checkNodeVersion(process.versions.node);
  const settings = context.readSettings();
  if ('problems' in settings) {
    for (const problem of settings.problems) yield failed('Settings', `${problem} (.env.example explains it)`);
    yield skipped('Knowledge, Database, Discord', 'not checked before the settings are right');
    return;
  }
  const { config } = settings;
  yield passed('Settings', 'each has a value that it may have');
  yield await checkKnowledgeFolder(config);
  const { result, isInUse } = checkDatabaseFile(config);
  yield result;
  yield* await checkDiscord(config, isInUse);
}
