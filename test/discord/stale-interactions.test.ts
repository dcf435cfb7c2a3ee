import { expect, test } from 'vitest';
import { createStalenessChecker } from '../../src/discord/stale-interactions.ts';

/** A clock that differs from Discord's by an hour; both in ms. */
function createClocks() {
  let discord = 1_000_000;
  const differs = 3_600_000;
  const lateness = createStalenessChecker(() => discord - differs);
  return {
    ...lateness,
    pass: (milliseconds: number) => {
      discord += milliseconds;
    },
    /** An interaction of this age, in ms. */
    after: (milliseconds: number) => lateness.check(discord - milliseconds),
  };
}

test('An interaction three seconds later than usual is suspect, whatever the clocks show', () => {
  const { after } = createClocks();
  expect([80, 2900, 3070, 3090].map(after)).toEqual(['fresh', 'fresh', 'fresh', 'suspect']);
});

test('The first interaction is never suspect, since there is nothing to compare it with', () => {
  const { after } = createClocks();
  expect(after(9000)).toBe('fresh');
});

test('The shortest delay counts for five to ten minutes', () => {
  const { after, pass } = createClocks();
  after(50);
  pass(6 * 60_000);
  expect(after(4000)).toBe('suspect');
  pass(11 * 60_000);
  expect(after(4000)).toBe('fresh');
});

test('Interactions are skipped only after a refusal by Discord, and for ten seconds', () => {
  const { after, report, pass } = createClocks();
  after(50);
  expect([after(4000), after(4000)]).toEqual(['suspect', 'suspect']);
  report(false);
  expect([after(4000), after(100)]).toEqual(['expired', 'fresh']);
  pass(10_000);
  expect(after(4000)).toBe('suspect');
});

test('An accepted answer to a suspect interaction resets the comparison', () => {
  const { after, report } = createClocks();
  after(50);
  report(false);
  report(true);
  expect([after(4000), after(4000)]).toEqual(['fresh', 'fresh']);
});
