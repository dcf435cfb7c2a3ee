import { runCrashTest } from './rounds.ts';

/** `npm run test:crash -- 200`: kills the bot 200 times and prints the results. */
const count = Number(process.argv[2] ?? 200);
const { actions, corrections, problems } = await runCrashTest(count, Math.random);
for (const [name, { killed, applied }] of Object.entries(actions))
  process.stdout.write(`${name.padEnd(10)} killed ${killed} times; active afterwards ${applied} times\n`);
process.stdout.write(`${corrections} public answers corrected\n`);
process.stdout.write(problems.length === 0 ? 'nothing lost, nothing done twice\n' : `${problems.join('\n')}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
