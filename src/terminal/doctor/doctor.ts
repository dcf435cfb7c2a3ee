import { defineCommand } from 'citty';
import type { Caller } from '../caller.ts';
import { discordFindings } from './discord.ts';
import { type Finding, findingLine, unknown, well, wrong } from './finding.ts';
import { databaseFinding, knowledgeFinding, nodeFinding } from './machine.ts';

export const doctorCommand = (caller: Caller) =>
  defineCommand({
    meta: { name: 'doctor', description: 'Check all that the bot needs, a line each. Status 1 if anything is wrong.' },
    async run() {
      const findings: Finding[] = [];
      for await (const finding of examination(caller)) {
        caller.print(findingLine(finding));
        findings.push(finding);
      }
      // What is wrong has its line already.
      if (findings.some(({ mark }) => mark === 'wrong')) caller.fail([]);
    },
  });

/** Each finding as soon as it is there: Discord may take its time. */
async function* examination(caller: Caller): AsyncGenerator<Finding> {
  yield nodeFinding(process.versions.node);
  const settings = caller.settings();
  if ('problems' in settings) {
    for (const problem of settings.problems) yield wrong('Settings', `${problem} (.env.example explains it)`);
    yield unknown('Knowledge, Database, Discord', 'not checked before the settings are right');
    return;
  }
  const { config } = settings;
  yield well('Settings', 'each has a value that it may have');
  yield await knowledgeFinding(config);
  const { finding, isInUse } = databaseFinding(config);
  yield finding;
  yield* await discordFindings(config, isInUse);
}
