import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/sites.ts',
    // Much of the time is waiting: for a page to come, for what must not happen. One file at a time would leave a core idle.
    maxWorkers: 2,
    // Builds and browsers take their time on a small machine; no test asserts how long.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // With --coverage, as `npm test` does: the rules of citation, branches included.
    coverage: {
      include: ['src/cite/**'],
      reporter: ['text'],
      reportsDirectory: '.cache/coverage',
      thresholds: { branches: 95, functions: 95, lines: 95 },
    },
  },
});
