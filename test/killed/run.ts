import { killRounds } from './rounds.ts';

/** `npm run killed -- 200`: kills the bot that often, and prints what came of it. */
const count = Number(process.argv[2] ?? 200);
const { deeds, corrections, problems } = await killRounds(count, Math.random);
for (const [name, { killed, made }] of Object.entries(deeds))
  process.stdout.write(`${name.padEnd(10)} killed ${killed} times; in force afterwards ${made} times\n`);
process.stdout.write(`${corrections} public answers corrected\n`);
process.stdout.write(problems.length === 0 ? 'nothing lost, nothing done twice\n' : `${problems.join('\n')}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
