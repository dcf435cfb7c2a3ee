import { expect, onTestFinished, test, vi } from 'vitest';
import { formatRelativeTime } from '../../src/emulator/relative-time.ts';

test.each([
  [12, 'in 12 seconds'],
  [40, 'in 40 seconds'],
  [2400, 'in 40 minutes'],
  [59.7, 'in 1 minute'],
  [3599, 'in 1 hour'],
  [-10_700, '3 hours ago'],
  [0.2, 'in 0 seconds'],
])('A time %s seconds away is “%s”', (away, words) => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  expect(formatRelativeTime(Date.now() / 1000 + away, new Intl.RelativeTimeFormat('en'))).toBe(words);
});
