import { defineConfig } from 'vitest/config';

/** Tests of functions, in folders that mirror `src/`. */
const unit = [
  'tests/{theme,explainer,parse,site-data,search,sharing,exports,publish,authoring,build,cli,project}/**/*.test.ts',
];

export default defineConfig({
  test: {
    // Much of the time is spent waiting for pages. With one worker, a core would be idle.
    maxWorkers: 2,
    // The two workers load each module once, and each starts one browser for all its files.
    isolate: false,
    // Builds and browsers are slow on a small machine. No test asserts a time.
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
    // Only `npm run test:citations` measures coverage, because it makes tests half as fast.
    coverage: {
      include: ['src/citations/**'],
      reporter: ['text'],
      reportsDirectory: '.cache/coverage',
      thresholds: { branches: 95, functions: 95, lines: 95 },
    },
  },
});
