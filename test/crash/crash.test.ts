import { expect, test } from 'vitest';
import { runCrashTest } from './rounds.ts';

/** When the process is killed: early in an action, halfway, and during corrections. `npm run test:crash` has many more. */
const killPoints = [0.1, 0.3, 0.2, 0.1, 0.6, 0.5, 0.9, 0.9, 0.1];

test('A bot that is killed during a moderator’s action loses nothing and repeats nothing', async () => {
  let index = 0;
  const nextKillPoint = () => {
    index += 1;
    return killPoints[index % killPoints.length] ?? 0;
  };
  const { actions, problems } = await runCrashTest(3, nextKillPoint);
  expect(problems).toEqual([]);
  expect(Object.values(actions).reduce((sum, { killed }) => sum + killed, 0)).toBe(3);
}, 60_000);
