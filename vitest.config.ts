import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// A third of what a process takes to start is reading its modules. Node keeps what it read here, for the many that tests start.
const NODE_COMPILE_CACHE = join(import.meta.dirname, 'node_modules/.cache/compiled');

// One set of modules for a worker's test files: loading discord.js and the word lists anew for each takes longer than the tests.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    isolate: false,
    maxWorkers: 2,
    env: { NODE_COMPILE_CACHE },
  },
});
