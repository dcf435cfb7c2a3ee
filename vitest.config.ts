import { defineConfig } from 'vitest/config';

// One set of modules for a worker's test files: loading discord.js and the word lists anew for each takes longer than the tests.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 20_000, isolate: false, maxWorkers: 2 },
});
