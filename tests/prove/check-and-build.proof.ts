/** Builds random explainers that `check` passes, with other seeds than the test. `SEED` sets the first. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRandomSite } from '../support/random-explainers/build.ts';
import type { Proof } from './support/proof.ts';

const runs = 10;

export default {
  claim: `what check passes, build publishes: ${runs} sites of 500 random explainers each`,

  async run(print) {
    const first = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    for (let seed = first; seed < first + runs; seed++) {
      const folder = mkdtempSync(join(tmpdir(), 'footing-random-'));
      const env: Record<string, string> =
        seed % 2 === 0 ? {} : { SITE_URL: 'https://news.example', BASE_PATH: '/news/' };
      try {
        const { passed, refusal } = await buildRandomSite({ folder, seed, count: 500, env });
        print(`seed ${seed}: ${passed} explainers passed`);
        assert(refusal === '', `Seed ${seed}: ${refusal}`);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  },
} satisfies Proof;
