import { defineConfig } from 'vitest/config';

/** Tests of functions, in folders that mirror `src/`. */
const unit = [
  'tests/{explainer,parse,site-data,search,sharing,exports,publish,authoring,build,cli,project}/**/*.test.ts',
];

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
      { extends: true, test: { name: 'citations', include: ['tests/citations/**/*.test.ts'] } },
      { extends: true, test: { name: 'unit', include: unit } },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/{site,browser,commands}/**/*.test.ts'],
          globalSetup: 'tests/support/sites.ts',
        },
      },
    ],
    // With --coverage, as `npm test` does for the project `citations`: the rules of citation, branches included. Coverage slows
    // everything down by half, so the other tests go without.
    coverage: {
      include: ['src/citations/**'],
      reporter: ['text'],
      reportsDirectory: '.cache/coverage',
      thresholds: { branches: 95, functions: 95, lines: 95 },
    },
  },
});
