import { defineConfig } from 'vitest/config';

/** The tests of the rules of citation. */
const cite = ['tests/unit/{cite-*,exports,words-address}.test.ts'];

export default defineConfig({
  test: {
    // Much of the time is waiting: for a page to come, for what must not happen. One file at a time would leave a core idle.
    maxWorkers: 2,
    // Files run one after the other in the same two processes: each module is loaded twice in all, and two browsers serve all files.
    isolate: false,
    // Builds and browsers take their time on a small machine; no test asserts how long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: { name: 'cite', include: cite } },
      { extends: true, test: { name: 'unit', include: ['tests/{unit,problems}/**/*.test.ts'], exclude: cite } },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/{site,browser,commands}/**/*.test.ts'],
          globalSetup: 'tests/support/sites.ts',
        },
      },
    ],
    // With --coverage, as `npm test` does for the project `cite`: the rules of citation, branches included. To count what runs makes all
    // that runs slower by half, so the other tests go without.
    coverage: {
      include: ['src/cite/**'],
      reporter: ['text'],
      reportsDirectory: '.cache/coverage',
      thresholds: { branches: 95, functions: 95, lines: 95 },
    },
  },
});
