import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Reading modules takes a third of a process start; the tests that start processes share this cache of compiled code.
const NODE_COMPILE_CACHE = join(import.meta.dirname, 'node_modules/.cache/compiled');

const unit = [
  'test/*.test.ts',
  'test/{answering,knowledge,evaluation,rendering,commands,moderation,replies}/**/*.test.ts',
];
/** Killed processes, full disks and the image: `npm test` leaves them out, .ci/run includes them. */
const slow = [
  'test/crash/**/*.test.ts',
  'test/store/{crash,file-permissions}.test.ts',
  'test/deploy/image.test.ts',
  'test/page/browser.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 20_000,
    expect: { poll: { timeout: 15_000, interval: 20 } },
    // One module cache per worker: loading discord.js and the word lists for each file would take longer than the tests.
    isolate: false,
    // One more than the processors of a small machine: the system tests spend part of their time waiting for timers.
    maxWorkers: 3,
    env: { NODE_COMPILE_CACHE },
    projects: [
      { extends: true, test: { name: 'unit', include: unit } },
      { extends: true, test: { name: 'system', include: ['test/**/*.test.ts'], exclude: [...unit, ...slow] } },
      { extends: true, test: { name: 'slow', include: slow } },
    ],
  },
});
