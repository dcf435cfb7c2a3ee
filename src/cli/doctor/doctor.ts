import { defineCommand } from 'citty';
import type { CliContext } from '../cli-context.ts';
import { checkDiscord } from './check-discord.ts';
import { checkDatabaseFile, checkKnowledgeFolder, checkNodeVersion } from './check-machine.ts';
import { type CheckResult, failed, formatCheckResult, passed, skipped } from './check-result.ts';

export const doctorCommand = (context: CliContext) =>
  defineCommand({
    meta: {
      name: 'doctor',
      description: 'Check everything the bot needs, one line for each check. Exits with status 1 if a check fails.',
    },
    async run() {
      const results: CheckResult[] = [];
      for await (const result of runChecks(context)) {
        context.print(formatCheckResult(result));
        results.push(result);
      }
      // The failed checks are printed already.
      if (results.some(({ status }) => status === 'failed')) context.fail([]);
    },
  });

/** Yields each result at once, because Discord may be slow. */
async function* runChecks(context: CliContext): AsyncGenerator<CheckResult> {
  yield checkNodeVersion(process.versions.node);
  const settings = context.readSettings();
  if ('problems' in settings) {
    for (const problem of settings.problems) yield failed('Settings', `${problem} (.env.example explains it)`);
    yield skipped('Knowledge, Database, Discord', 'not checked, because the settings have problems');
    return;
  }
  const { config } = settings;
  yield passed('Settings', 'all values are valid');
  yield await checkKnowledgeFolder(config);
  const { result, isInUse } = checkDatabaseFile(config);
  yield result;
  yield* await checkDiscord(config, isInUse);
}
