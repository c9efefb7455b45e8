/** `npx astro build`, the command that hosts run for Astro projects. */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { writeContent } from '../support/content-folder.ts';
import { commandEnv, root as project } from '../support/run.ts';
import { diffSites } from '../support/same-site.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const root = mkdtempSync(join(tmpdir(), 'footing-astro-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function astroBuild(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn('npx', ['astro', 'build'], {
    cwd: project,
    env: { ...commandEnv, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

describe('npx astro build', () => {
  it('builds the same complete site as npm run build', async () => {
    const folder = join(root, 'site');
    const { code, output } = await astroBuild({ OUT_DIR: folder });
    expect(code, output).toBe(0);
    expect(diffSites(folder, inject('siteFolder'))).toEqual([]);
    const patterns = [
      '*/index.html',
      '*/*/index.html',
      '*.md',
      '*/*.md',
      '*/sources.{json,bib,ris}',
      'og/*.png',
      'og/*/*.png',
      'pagefind/*.pf_entry',
      'pagefind/**/*.pf_fragment',
      'feed.{xml,json}',
      'corrections.xml',
      'sitemap-index.xml',
      'robots.txt',
      'llms.txt',
      '404.html',
      '_headers',
      '_redirects',
      'redirects.json',
      'assets/*.js',
    ];
    expect(patterns.filter((pattern) => globSync(pattern, { cwd: folder }).length === 0)).toEqual([]);
  });

  it('stops at a mistake in the content, and reports it', async () => {
    writeContent(root, { 'explainers/council.mdx': writeExplainerText('## One\n\nIt met.[^a][^b][^d]') });
    const { code, output } = await astroBuild({ CONTENT_DIR: join(root, 'content'), OUT_DIR: join(root, 'none') });
    expect(code).toBe(1);
    expect(output).toContain('explainers/council.mdx:21:');
    expect(output).toContain('Build stopped: fix the errors above.');
  });
});
