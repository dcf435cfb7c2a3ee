import { defineCommand } from 'citty';
import { loadEnvironment, readConfig } from '../../config.ts';
import { print } from '../output.ts';
import { discordFindings } from './discord.ts';
import { type Finding, findingLine, unknown, well, wrong } from './finding.ts';
import { databaseFinding, knowledgeFinding, nodeFinding } from './machine.ts';

export const doctorCommand = defineCommand({
  meta: { name: 'doctor', description: 'Check all that the bot needs, a line each. Status 1 if anything is wrong.' },
  async run() {
    const findings: Finding[] = [];
    for await (const finding of examination()) {
      print(findingLine(finding));
      findings.push(finding);
    }
    if (findings.some(({ mark }) => mark === 'wrong')) process.exitCode = 1;
  },
});

/** Each finding as soon as it is there: Discord may take its time. */
async function* examination(): AsyncGenerator<Finding> {
  yield nodeFinding(process.versions.node);
  const settings = readConfig(loadEnvironment());
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
