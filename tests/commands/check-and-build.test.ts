/**
 * What `npm run check` passes, `npm run build` publishes: random explainers, and files of the fixtures with changes.
 * `SEED=7 npx vitest run tests/commands/check-and-build.test.ts` tries others; `npm run prove -- check-and-build` more.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildRandomSite, type RandomSite } from '../support/random-explainers/build.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-random-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const seed = Number(process.env['SEED'] ?? 20_261_130);

const sites: [what: string, site: RandomSite][] = [
  ['at the default address', { folder: join(folder, 'default'), seed, count: 500, env: {} }],
  [
    'with an address and a base path',
    {
      folder: join(folder, 'news'),
      seed: seed + 1,
      count: 500,
      env: { SITE_URL: 'https://news.example', BASE_PATH: '/news/' },
    },
  ],
];

it.each(sites)(`every explainer that check passes can be built %s (seed ${seed})`, async (_what, site) => {
  const { passed, refusal } = await buildRandomSite(site);
  expect(refusal).toBe('');
  // Otherwise the test proves little.
  expect(passed).toBeGreaterThan(100);
});
