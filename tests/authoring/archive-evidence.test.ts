/** `npm run source -- archive --evidence`: copies of one’s own, which are never published. */
import { execFileSync } from 'node:child_process';
import { createHash, hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveEvidenceFolder } from '../../src/authoring/archive/evidence/evidence-folder.ts';
import { readEvidence } from '../../src/authoring/verify/evidence.ts';
import {
  folder,
  readSources,
  readText,
  runArchive,
  toTitle,
  writeExplainer,
  writeSource,
  writeSources,
} from '../support/archive-content.ts';
import { type ArchivedSite, type ArchiveServer, startArchiveServer } from '../support/archive-server.ts';
import { root } from '../support/run.ts';

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const png = { live: { headers: { 'content-type': 'image/png' }, body: picture } };
const css = (body: string) => ({ live: { headers: { 'content-type': 'text/css' }, body } });

const article = `<!doctype html><html lang="en"><head>
<meta charset="utf-8"><meta http-equiv="refresh" content="1; url=/away"><title>${toTitle('/news/article')}</title>
<base href="/news/"><link rel="preload" as="script" href="app.js"><link rel="stylesheet" href="../style/main.css">
<style media="print">p { background: url('../pictures/css.png') }</style><script src="app.js"></script></head>
<body onload="start()"><h1>A headline</h1><p style="background: url(../pictures/css.png)">Text</p>
<img src="../pictures/a.png" srcset="../pictures/large.png 2x" onerror="fail()"><img src="data:image/gif;base64,AAAA" data-src="/pictures/lazy.png">
<picture><source srcset="/pictures/large.png"><img src="/pictures/missing.png" alt="Missing"></picture>
<svg><image href="/pictures/a.png"/><a xlink:href="javascript:steal()"><text>x</text></a></svg>
<a href="next">Next</a><a href="javascript:steal()">Act</a><a href="#part">Part</a>
<form action="/login"><input name="password"><button formaction="/other">Send</button></form>
<iframe src="https://video.example/embed/1"></iframe><iframe srcdoc="<script>steal()</script>"></iframe><object data="/pictures/a.png"></object>
<script>document.title = 'Changed'</script><template><script>steal()</script></template></body></html>`;

const pdf = Buffer.from('%PDF-1.7\n\u0000\u00ff not really', 'latin1');
const sites: Record<string, ArchivedSite> = {
  '/news/article': { live: { body: article } },
  '/style/main.css': css('@import "more.css" print;\nh1 { background: url("../pictures/css.png") }'),
  '/style/more.css': css('h1 { color: red; background: url(../pictures/css.png#x) }'),
  '/pictures/a.png': png,
  '/pictures/lazy.png': png,
  '/pictures/css.png': png,
  '/report': { live: { headers: { 'content-type': 'application/pdf' }, body: pdf } },
  '/blocked': { live: { status: 403 } },
  '/paywall': { live: { status: 302, headers: { location: '/subscribe?from=paywall' } } },
  '/subscribe?from=paywall': { live: { body: 'Subscribe' } },
  '/consent': { live: { body: '<title>Before you continue</title>We value your privacy.' } },
  '/latin': {
    live: {
      headers: { 'content-type': 'text/html; charset=iso-8859-1' },
      body: Buffer.from(`<title>${toTitle('/latin')}</title>Caf\xe9`, 'latin1'),
    },
  },
};
const imports = '@import "a.css"; @import "b.css";\n'.repeat(40);

/** Pages that ask for more than there is, or are not what they seem. */
const oddSites: Record<string, ArchivedSite> = {
  '/loop': {
    live: {
      body: `<title>${toTitle('/loop')}</title><link rel="stylesheet" href="/style/a.css"><link rel="stylesheet">
<style>@import url("data:text/css,p{}"); @import "javascript:x()"; @import '/style/fonts.css?family=a:1;2';</style>`,
    },
  },
  '/style/a.css': css(`${imports}p { color: red }`),
  '/style/b.css': css(`${imports}p { color: blue }`),
  '/style/fonts.css?family=a:1;2': css('p { font-family: a }'),
  '/album': {
    live: {
      body: `<title>${toTitle('/album')}</title>${[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
        .map((number) => `<img src="/large/${number}.png">`)
        .join('')}`,
    },
  },
  ...Object.fromEntries(
    Array.from({ length: 10 }, (_, number) => [
      `/large/${number}.png`,
      { live: { headers: { 'content-type': 'image/png' }, body: Buffer.alloc(4.9 * 1024 * 1024) } },
    ]),
  ),
  '/old/consent-law': { live: { status: 301, headers: { location: '/new/consent-law' } } },
  '/new/consent-law': { live: { body: `<title>${toTitle('/old/consent-law')}</title><p>The law.` } },
  '/titled-wall': {
    live: { body: `<title>${toTitle('/titled-wall')}</title><h1>Before you continue</h1><p>We value your privacy.` },
  },
  '/titled-error': {
    live: { body: `<h1>Page not found</h1><p>Most read: <a href="/">${toTitle('/titled-error')}</a>` },
  },
  '/with-banner': {
    live: {
      body: `<h1>Before you continue</h1><button>Accept</button><h1>${toTitle('/with-banner')}</h1><p>The council met.`,
    },
  },
  '/to-front': { live: { status: 302, headers: { location: '/en/' } } },
  '/en/': { live: { body: `<title>Paper</title><h2>${toTitle('/to-front')}</h2>` } },
  '/deep': { live: { body: `<title>${toTitle('/deep')}</title>${'<div>'.repeat(20_000)}` } },
};
const sourcePaths = ['/news/article', '/report', '/blocked', '/paywall', '/consent', '/latin'];

let server: ArchiveServer;
beforeAll(async () => {
  server = await startArchiveServer({ ...sites, ...oddSites });
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('--evidence', () => {
  const target = join(folder, 'evidence');
  let content: string;
  let stdout: string;
  const fileOf = (id: string) => readdirSync(target).find((name) => name.startsWith(`${id}-`)) ?? '';
  const read = (id: string) => readFileSync(join(target, fileOf(id)));
  const copyOf = (selector: string) => selectAll(selector, fromHtml(read('news-article').toString()));

  beforeAll(async () => {
    const sources = sourcePaths.map((path) => writeSource(server.address, path));
    content = writeSources('evidence-content', { 'explainers/council.mdx': writeExplainer(sources) });
    ({ stdout } = await runArchive(content, server, '--evidence', target));
  });

  it('keeps pages and files, named by source, day and digest, with their digest in the source', () => {
    const today = new Date().toISOString().slice(0, 10);
    const nameOf = (id: string) => `${id}-${today}-${hash('sha256', read(id)).slice(0, 8)}`;
    expect(readdirSync(target).sort()).toEqual([
      `${nameOf('latin')}.html`,
      `${nameOf('news-article')}.html`,
      `${nameOf('report')}.pdf`,
    ]);
    const kept = Object.values(readSources(content, 'explainers/council.mdx')).filter(({ seen }) => seen);
    expect(kept.map(({ id, seen }) => [id, seen])).toEqual(
      ['news-article', 'report', 'latin'].map((id) => [id, { on: today, sha256: hash('sha256', read(id)) }]),
    );
    expect(read('report')).toEqual(pdf);
    expect(read('latin').toString()).toContain('Café');
    const digest = createHash('sha256').update(pdf).digest('hex');
    expect(readText(content, 'explainers/council.mdx')).toContain(`    seen: { on: ${today}, sha256: ${digest} }\n`);
  });

  it('says which pages could not be kept', () => {
    expect(stdout).toContain(`blocked: not kept (${server.address}/blocked). The server answers 403.`);
    expect(stdout).toMatch(/^paywall: not kept .* It leads to a page for subscribers\.$/m);
    expect(stdout).toMatch(/^consent: not kept .* It does not have the title\.$/m);
    expect(stdout).toMatch(/^news-article: kept as .*\.html, without 1 of its styles and pictures\.$/m);
    expect(stdout).toMatch(/^6 sources: 6 without a copy, 3 kept and 3 not kept \(/m);
  });

  it('puts styles and pictures into the page', () => {
    const data = `data:image/png;base64,${picture.toString('base64')}`;
    expect(copyOf('img').map(({ properties }) => properties['src'])).toEqual([
      data,
      data,
      `${server.address}/pictures/missing.png`,
    ]);
    expect(copyOf('[srcset], link[rel=stylesheet]')).toEqual([]);
    const styles = copyOf('style').map(({ children: [text] }) => (text?.type === 'text' ? text.value : ''));
    expect(styles[0]).toMatch(
      /^@media print \{\n\s*h1 \{ color: red; background: url\("data:image\/png;base64,.*\n\}\n/,
    );
    expect(styles.join('').split(data)).toHaveLength(4);
    expect(copyOf('style[media=print]')).toHaveLength(1);
    expect(copyOf('h1 + p')[0]?.properties['style']).toContain(data);
    expect(copyOf('image')[0]?.properties['href']).toBe(data);
  });

  it('has no scripts, no forms that send, no frames', () => {
    const html = read('news-article').toString();
    expect(html).not.toMatch(/steal|<script|\son\w+=|srcdoc|<i?frame|<object|<template|formaction|<base|refresh/i);
    expect(copyOf('form')[0]?.properties).toEqual({});
    expect(copyOf('a').map(({ properties }) => properties['href'])).toEqual([
      `${server.address}/news/article`,
      undefined,
      `${server.address}/news/next`,
      undefined,
      '#part',
      'https://video.example/embed/1',
    ]);
    expect(copyOf('meta[http-equiv]')[0]?.properties['content']).toMatch(/^default-src 'none';/);
  });

  it('names the address and the time at the top', () => {
    expect(copyOf('meta[name=copied-from]')[0]?.properties['content']).toBe(`${server.address}/news/article`);
    expect(read('news-article').toString()).toMatch(/<body><p [^>]*>Copy of <a href="[^"]+">[^<]+<\/a>, made 20\d\d-/);
  });

  it('keeps no second copy of what is kept', async () => {
    const second = await runArchive(content, server, '--evidence', target);
    expect(second.stdout).not.toContain('kept as');
  });

  it('keeps copies of sources that are archived already', async () => {
    const source = `${writeSource(server.address, '/report')}\n    archived: https://example.org/copy`;
    const other = writeSources('archived', { 'explainers/council.mdx': writeExplainer([source]) });
    const { code } = await runArchive(other, server, '--evidence', join(folder, 'other'));
    expect(code).toBe(0);
    expect(readSources(other, 'explainers/council.mdx')['report']).toHaveProperty('seen');
  });
});

describe('--evidence of odd pages', () => {
  const target = join(folder, 'odd');
  let content: string;
  let stdout: string;
  const read = (id: string) =>
    readFileSync(
      join(target, readdirSync(target).find((name) => name.startsWith(`${id}-`) && name.endsWith('.html')) ?? ''),
      'utf8',
    );

  beforeAll(async () => {
    const paths = ['/loop', '/album', '/old/consent-law', '/titled-wall', '/titled-error', '/with-banner', '/to-front'];
    const other = writeSource(server.address, '/report').replace('id: report', 'id: loop');
    content = writeSources('odd-content', {
      'explainers/council.mdx': writeExplainer([...paths, '/deep'].map((path) => writeSource(server.address, path))),
      'explainers/mayor.mdx': writeExplainer([other, writeSource(server.address, '/latin')]),
    });
    ({ stdout } = await runArchive(content, server, '--evidence', target));
  });

  it('has each style sheet once where sheets import one another', () => {
    expect(read('loop').match(/color: \w+/g)).toEqual(['color: blue', 'color: red']);
    expect(read('loop')).toContain('font-family: a');
    expect(stdout).toMatch(/^loop: kept as .*, without 2 of its styles and pictures\.$/m);
  });

  it('leaves out pictures beyond 40 MB', () => {
    expect(stdout).toMatch(/^album: kept as .*, without 2 of its styles and pictures\.$/m);
    expect(read('album').match(/src="data:/g)).toHaveLength(8);
  });

  it('tells pages from what is shown instead of them', () => {
    expect(stdout).toMatch(/^old-consent-law: kept as /m);
    expect(stdout).toMatch(/^with-banner: kept as /m);
    expect(stdout).toMatch(/^titled-wall: not kept .* It asks for consent\.$/m);
    expect(stdout).toMatch(/^titled-error: not kept .* It says that the page was not found\.$/m);
    expect(stdout).toMatch(/^to-front: not kept .* It leads to a home page\.$/m);
    expect(stdout).toMatch(/^deep: not kept .* It is nested too deeply to be read\.$/m);
  });

  it('replaces no copy by that of another work with the same id, and is found under another id', () => {
    for (const name of ['council', 'mayor']) {
      const { loop } = readSources(content, `explainers/${name}.mdx`);
      const source = { ...loop, id: 'another-id' } as unknown as Parameters<typeof readEvidence>[1];
      expect(readEvidence(target, source)).toHaveProperty('bytes');
    }
  });
});

describe('the folder of the copies', () => {
  const project = join(folder, 'project');
  const folders = {
    root: project,
    contentDir: join(project, 'content'),
    publicDir: join(project, 'public'),
    outDir: join(project, 'dist'),
  };
  beforeAll(() => {
    for (const name of ['content', 'public', 'src', 'notes']) mkdirSync(join(project, name), { recursive: true });
    execFileSync('git', ['init', '--quiet'], { cwd: project });
    mkdirSync(join(folder, 'content-repository'));
    execFileSync('git', ['init', '--quiet'], { cwd: join(folder, 'content-repository') });
    execFileSync('sh', ['-c', 'echo /evidence/ > .gitignore'], { cwd: project });
    symlinkSync(join(project, 'public'), join(project, 'evidence-link'));
  });

  it.each(['content/evidence', 'public', 'src/a', 'dist/copies', 'evidence-link', 'evidence/../content'])(
    'is not in the site: %s',
    (name) => {
      expect(() => resolveEvidenceFolder(name, folders)).toThrow(
        'whose files are published. Choose a folder outside the site.',
      );
    },
  );

  it.each(['notes', 'other/copies', '.', '../content-repository/evidence'])(
    'is not one that git would commit: %s',
    (name) => {
      expect(() => resolveEvidenceFolder(name, folders)).toThrow('Git does not ignore');
    },
  );

  it.each(['evidence', 'evidence/2026', '../elsewhere'])(
    'may be one that git ignores, or outside of the project: %s',
    (name) => {
      expect(resolveEvidenceFolder(name, folders)).toBe(join(project, name));
    },
  );

  it('is refused by the command before it asks anybody', async () => {
    server.requests.length = 0;
    const content = writeSources('refused', {
      'explainers/council.mdx': writeExplainer([writeSource(server.address, '/report')]),
    });
    const { code, stderr } = await runArchive(content, server, '--evidence', 'docs/evidence');
    expect({ code, requests: server.requests }).toEqual({ code: 2, requests: [] });
    expect(stderr).toContain('Git does not ignore docs/evidence');
    expect(existsSync(join(root, 'docs/evidence'))).toBe(false);
  });

  it('has a default that this project ignores', () => {
    expect(resolveEvidenceFolder('evidence', { ...folders, root })).toBe(join(root, 'evidence'));
  });
});
