/** The addresses that `check` knows are those that a build writes: no page, file or id more, and none less. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { SiteAddresses } from '../../src/parse/rule.ts';
import { listFiles } from '../../src/publish/list-files.ts';
import { parseRedirects } from '../../src/site-data/redirects.ts';
import { listSiteAddresses } from '../../src/site-data/site-addresses.ts';
import { loadSiteContent } from '../support/load-site-content.ts';
import { Page } from '../support/page.ts';
import { root } from '../support/run.ts';

const publicDir = join(root, 'public');
const sites = {
  real: { folder: inject('siteFolder'), contentDir: join(root, 'content'), publicDir },
  library: inject('library'),
  citations: inject('citations'),
  record: inject('record'),
  cases: inject('cases'),
};

/** Matches files that only the site itself and web servers request. Authors have no reason to link to them. */
const internalFiles = /^(?:assets|pagefind)\/|^_(?:headers|redirects)$/;

const fileOf = (path: string) => `${path}index.html`;

describe.each(Object.entries(sites))('the %s site', (_name, { folder, contentDir, publicDir }) => {
  const content = loadSiteContent({
    contentDir,
    publicDir,
    root,
    cacheDir: join(root, '.cache/explainers'),
    basePath: '/',
  });
  const { pages, files }: SiteAddresses = listSiteAddresses(content, publicDir);
  const built = listFiles(folder);

  it('has every listed page and file', () => {
    const existing = new Set(built);
    expect([...[...pages.keys()].map(fileOf), ...files].filter((file) => !existing.has(file))).toEqual([]);
  });

  it('has no page or file that is not listed', () => {
    const listed = new Set([...[...pages.keys()].map(fileOf), ...files]);
    expect(built.filter((file) => !listed.has(file) && !internalFiles.test(file))).toEqual([]);
  });

  it('has every listed id', () => {
    const redirects = parseRedirects(readFileSync(join(folder, 'redirects.json')));
    const former = new Set(redirects.map(({ from }) => from));
    const missing = [...pages]
      .filter(([path]) => !former.has(`/${path}`))
      .flatMap(([path, getIds]) => {
        const ids = new Set(new Page(folder, fileOf(path)).ids);
        return [...getIds()].filter((id) => !ids.has(id)).map((id) => `/${path}#${id}`);
      });
    expect(missing).toEqual([]);
  });
});
