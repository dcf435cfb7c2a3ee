import { expect, test } from 'vitest';
import { openLateness } from '../../src/discord/lateness.ts';

/** A clock to be set by hand, which differs from Discord's by an hour; both in ms. */
function openClocks() {
  let discord = 1_000_000;
  const differs = 3_600_000;
  const lateness = openLateness(() => discord - differs);
  return {
    ...lateness,
    pass: (milliseconds: number) => {
      discord += milliseconds;
    },
    /** An interaction that was made so long ago. */
    after: (milliseconds: number) => lateness.judge(discord - milliseconds),
  };
}

test('What is three seconds later than usual seems late, whatever the clocks say', () => {
  const { after } = openClocks();
  expect([80, 2900, 3070, 3090].map(after)).toEqual(['in-time', 'in-time', 'in-time', 'late']);
});

test('What comes first is never late, since there is nothing to compare it with', () => {
  const { after } = openClocks();
  expect(after(9000)).toBe('in-time');
});

test('What was quickest counts for five to ten minutes', () => {
  const { after, pass } = openClocks();
  after(50);
  pass(6 * 60_000);
  expect(after(4000)).toBe('late');
  pass(11 * 60_000);
  expect(after(4000)).toBe('in-time');
});

test('None is passed over before Discord has refused one, and then for ten seconds', () => {
  const { after, tried, pass } = openClocks();
  after(50);
  expect([after(4000), after(4000)]).toEqual(['late', 'late']);
  tried(false);
  expect([after(4000), after(100)]).toEqual(['too-late', 'in-time']);
  pass(10_000);
  expect(after(4000)).toBe('late');
});

test('When one that seemed late is answered after all, the comparison begins anew', () => {
  const { after, tried } = openClocks();
  after(50);
  tried(false);
  tried(true);
  expect([after(4000), after(4000)]).toEqual(['in-time', 'in-time']);
});
