import { expect, test } from 'vitest';
import { killRounds } from './rounds.ts';

/** Where the process is killed: early in a deed, in its middle, and while it corrects. `npm run killed` has many more. */
const chances = [0.1, 0.3, 0.2, 0.1, 0.6, 0.5, 0.9, 0.9, 0.1];

test('A bot that is killed while a moderator changes something has lost nothing and does nothing twice', async () => {
  let at = 0;
  const chance = () => {
    at += 1;
    return chances[at % chances.length] ?? 0;
  };
  const { deeds, problems } = await killRounds(3, chance);
  expect(problems).toEqual([]);
  expect(Object.values(deeds).reduce((sum, { killed }) => sum + killed, 0)).toBe(3);
}, 60_000);
