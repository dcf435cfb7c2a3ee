import { expect, test } from 'vitest';
import { openLateness } from '../../src/discord/lateness.ts';

/** A clock to be set by hand, which differs from Discord's by an hour; both in ms. */
function openClocks() {
  let discord = 1_000_000;
  const differs = 3_600_000;
  return {
    lateness: openLateness(() => discord - differs),
    pass: (milliseconds: number) => {
      discord += milliseconds;
    },
    made: (ago: number) => discord - ago,
  };
}

test('What is three seconds later than usual is late, whatever the clocks say', () => {
  const { lateness, made } = openClocks();
  expect([80, 2900, 3070, 3090].map((ago) => lateness.isLate(made(ago)))).toEqual([false, false, false, true]);
});

test('What comes first is never late, since there is nothing to compare it with', () => {
  const { lateness, made } = openClocks();
  expect(lateness.isLate(made(9000))).toBe(false);
});

test('What was quickest counts for five to ten minutes', () => {
  const { lateness, pass, made } = openClocks();
  lateness.isLate(made(50));
  pass(6 * 60_000);
  expect(lateness.isLate(made(4000))).toBe(true);
  pass(11 * 60_000);
  expect(lateness.isLate(made(4000))).toBe(false);
});

test('When something late is answered after all, the comparison begins anew', () => {
  const { lateness, made } = openClocks();
  lateness.isLate(made(50));
  expect(lateness.isLate(made(4000))).toBe(true);
  lateness.wasWrong();
  expect(lateness.isLate(made(4000))).toBe(false);
});
