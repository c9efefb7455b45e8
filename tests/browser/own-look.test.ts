/** A site with the logo, colours and fonts of a publisher, built from a copy of the project with other settings. */
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSiteServer } from '../../src/publish/serve/server.ts';
import { copyProject, editFile } from '../support/project-copy.ts';
import { root, runFile } from '../support/run.ts';
import { diffSites } from '../support/same-site.ts';
import { objectionsEverywhere } from './axe.ts';
import { explainer, phone, startBrowser } from './visit.ts';

const visit = startBrowser({ isStranger: true });
const folder = mkdtempSync(join(tmpdir(), 'footing-look-'));
const project = join(folder, 'project');
const settingsFile = join(project, 'src/site.ts');
const font = 'node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2';
const drawLogo = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 30"><path fill="#0b6650" d="M0 0h30v30H0z"/></svg>`;
let server: Server;
let address = '';

const build = (site: string) =>
  runFile('src/cli/build.ts', { OUT_DIR: join(folder, site), PUBLIC_DIR: '', CONTENT_DIR: '' }, [], project);

async function buildSite(site = 'site'): Promise<void> {
  const { code, stdout, stderr } = await build(site);
  if (code !== 0) throw new Error(stdout + stderr);
}

const readFile = (path: string) => readFileSync(join(folder, 'site', path));

beforeAll(async () => {
  copyProject(project);
  editFile(settingsFile, "name: 'Footing'", "name: 'The Plain Ledger'");
  editFile(settingsFile, "file: ''", "file: '/wide logo.svg'");
  editFile(settingsFile, "darkFile: ''", "darkFile: '/dark.svg'");
  editFile(
    settingsFile,
    "accent: { light: '#1d4fa3', dark: '#9dbcf5' }",
    "accent: { light: '#990f3d', dark: '#ff9db5' }",
  );
  editFile(
    settingsFile,
    "paper: { light: '#fffdf9', dark: '#15171b' }",
    "paper: { light: '#fff1e5', dark: '#1b1512' }",
  );
  editFile(settingsFile, 'files: []', "files: [{ file: '/text (1).woff2' }]");
  writeFileSync(join(project, 'public/wide logo.svg'), drawLogo(90));
  writeFileSync(join(project, 'public/dark.svg'), drawLogo(90).replace('#0b6650', '#ff9db5'));
  cpSync(join(root, font), join(project, 'public/text (1).woff2'));
  await buildSite();
  server = createSiteServer({ folder: join(folder, 'site'), basePath: '/' });
  server.listen(0);
  await once(server, 'listening');
  address = `http://localhost:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a site with the look of its publisher', () => {
  it.each(['light', 'dark'] as const)('shows logo, colours and fonts on %s screens', async (colorScheme) => {
    // The browser reports what the content security policy blocks, and the visit fails.
    const { page } = await visit(address + explainer, { colorScheme });
    await page.evaluate(() => document.fonts.ready);
    const logo = page.getByRole('banner').getByRole('img', { name: 'The Plain Ledger' });
    const isDark = colorScheme === 'dark';
    expect(await logo.evaluate((image: HTMLImageElement) => [image.naturalWidth > 0, image.currentSrc])).toEqual([
      true,
      `${address}${isDark ? 'dark.svg' : 'wide%20logo.svg'}`,
    ]);
    expect(await page.getByRole('contentinfo').getByRole('link', { name: 'The Plain Ledger' }).count()).toBe(1);
    const styles = await page.evaluate(() => ({
      paper: getComputedStyle(document.documentElement).backgroundColor,
      accent: getComputedStyle(document.querySelector('.cite a') ?? document.body).color,
      fonts: Array.from(document.fonts, ({ family, status }) => `${family} ${status}`),
    }));
    expect(styles).toEqual({
      paper: isDark ? 'rgb(27, 21, 18)' : 'rgb(255, 241, 229)',
      accent: isDark ? 'rgb(255, 157, 181)' : 'rgb(153, 15, 61)',
      fonts: ['Text loaded'],
    });
    expect(await page.locator('link[rel=preload]').count()).toBe(1);
    // Paper is light.
    await page.emulateMedia({ media: 'print', colorScheme });
    await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.currentSrc)).toContain('wide%20logo.svg');
  });

  it.each(['', explainer, 'sources/', 'about/'])('has no fault that axe finds, on any screen: /%s', async (path) => {
    const { page } = await visit(address + path);
    expect(await objectionsEverywhere(page)).toEqual([]);
  });

  it('is not wider than a phone', async () => {
    const { page } = await visit(address + explainer, phone);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

describe('an incremental build after a change', () => {
  it('of the logo or of a colour equals a build from scratch, share cards included', async () => {
    const card = `og/${explainer.slice(0, -1)}.png`;
    const cardBefore = readFile(card);
    writeFileSync(join(project, 'public/wide logo.svg'), drawLogo(120));
    await buildSite();
    expect(readFile(`${explainer}index.html`).toString()).toContain('width="120"');
    expect(readFile(card).equals(cardBefore)).toBe(true);
    editFile(settingsFile, '#990f3d', '#0b6650');
    await buildSite();
    expect(readFile(card).equals(cardBefore)).toBe(false);
    expect(readFile(`${explainer}index.html`).toString()).toContain('--pencil:light-dark(#0b6650,');
    rmSync(join(project, '.cache'), { recursive: true });
    await buildSite('fresh');
    expect(diffSites(join(folder, 'site'), join(folder, 'fresh'))).toEqual([]);
  });

  it('to a colour that cannot be read stops, and says which one can', async () => {
    editFile(settingsFile, "light: '#0b6650'", "light: '#ff7700'");
    const before = readFile('index.html');
    const { code, stdout } = await build('site');
    const line =
      readFileSync(settingsFile, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('#ff7700')) + 1;
    expect(code).toBe(1);
    expect(stdout).toContain(`src/site.ts:${line}:20 error With the accent colour #ff7700, `);
    expect(stdout).toMatch(/Write #[0-9a-f]{6}, the nearest darker colour .*\(low-contrast\)/);
    expect(readFile('index.html').equals(before)).toBe(true);
  });

  it('of a name with an apostrophe in single quotation marks stops, and says where and why', async () => {
    editFile(settingsFile, "'The Plain Ledger'", "'The People's Ledger'");
    const { code, stderr } = await build('site');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^src\/site\.ts:7:21 error The settings cannot be read here: .*\n.*"The People's Ledger"\.\n$/,
    );
  });
});
