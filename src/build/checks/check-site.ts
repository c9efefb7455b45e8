/** Checks the files of a built site before it is published: what no rule about content can see. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { comparePositions, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { listFiles } from '../../publish/list-files.ts';
import { budgets, root, settings } from '../../site.ts';
import { type Address, findAddresses, findCssAddresses, findTextAddresses, findXmlAddresses } from './addresses.ts';
import { checkCard, findCards, missingCard } from './cards.ts';
import { type CachedCheck, CheckCache, computeDigest } from './check-cache.ts';
import { checkFeed } from './feed.ts';
import { checkHead } from './head.ts';
import { checkIds } from './ids.ts';
import { LinkChecker } from './links.ts';
import { detachString, positionOf, type ReportAt } from './page.ts';
import { checkSearchFiles, searchFolder } from './search-files.ts';
import { decodeEntities, parseTags } from './tags.ts';

/** Where the site will be, and what its files may weigh. */
export interface SiteOptions {
  siteUrl: string;
  basePath: string;
  budgets: { page: number; file: number };
  /** File in which it is kept what was found; nothing is kept unless given. */
  cacheFile?: string;
}

/** Files that are read for what they hold. */
const isRead = /\.(?:html|xml|css|md|txt)$|^feed\.json$/;

/** Until a publisher sets SITE_URL, an absolute address at this host is somebody else’s. */
const placeholder = 'https://example.org';

/**
 * Checks every file in a folder. Problems name a file as `<shownAs>/<path>`. @returns them, and how many files there
 * are.
 */
export function checkSite(
  folder: string,
  shownAs: string,
  options: Partial<SiteOptions> = {},
): { files: number; diagnostics: Diagnostic[] } {
  const {
    siteUrl = settings.siteUrl,
    basePath = settings.basePath,
    budgets: limits = budgets,
    cacheFile: keep,
  } = options;
  const kept = keep ? new CheckCache(keep, { siteUrl, basePath }) : undefined;
  const diagnostics: Diagnostic[] = [];
  const files = new Set(listFiles(folder, { copies: false }));
  const links = new LinkChecker({ files, siteUrl, basePath });
  const siteHref = siteUrl + basePath;
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const reportIn =
    (path: string, text = ''): ReportAt =>
    ({ at, ...diagnostic }) =>
      diagnostics.push({ ...diagnostic, severity: 'error', file: join(shownAs, path), ...positionOf(text, at) });
  /** Whether all that an unchanged file leads to, and has to have beside it, is still there. */
  const isStillGood = (path: string, known: CachedCheck) => {
    let isGood = known.needs.every((file) => files.has(file));
    for (const link of known.links) links.check(link, path, noIds, undefined, () => (isGood = false));
    return isGood;
  };
  /** The ids of each page, in one string: it weighs a tenth of a set. */
  const idsOf = new Map<string, string>();

  for (const path of files) {
    const { size } = statSync(join(folder, path));
    checkWeight(path, size, limits, reportIn(path));
    checkCard(path, join(folder, path), size, reportIn(path));
    const isOurs = isRead.test(path) && !existsSync(join(root, 'public', path));
    if (!isOurs) continue;
    const bytes = readFileSync(join(folder, path));
    const digest = kept ? computeDigest(bytes) : '';
    const known = kept?.get(path, digest);
    if (known && isStillGood(path, known)) {
      kept?.set(path, digest, known);
      continue;
    }
    const text = bytes.toString();
    const found = { before: diagnostics.length, links: new Set<string>(), needs: new Set<string>() };
    const report = reportIn(path, text);
    const page = { path, html: text, tags: path.endsWith('.html') ? parseTags(text) : [] };
    const ids = checkIds(page, report);
    const follow = (value: string, from: ReadonlySet<string>, at: number) => {
      if (!value.startsWith('#')) found.links.add(detachString(value));
      links.check(value, path, from, at, report);
    };
    const checkOwn = ({ value }: Address, at: number, from = ids) => follow(value, from, at);
    const checkAddress = (address: Address, at: number, from = ids) => {
      const { value, loads } = address;
      const isAbsolute = /^(?:\/\/|[a-z][a-z\d+.-]*:)/i.test(value);
      if (!isAbsolute || (value.startsWith(siteHref) && siteUrl !== placeholder)) checkOwn(address, at, from);
      else if (loads && !value.startsWith(siteHref) && !/^(?:data|blob):/i.test(value)) report(outside(value, at));
    };
    if (path.endsWith('.css')) {
      for (const value of findCssAddresses(text)) checkAddress({ value, loads: true }, 0);
    } else if (path.endsWith('.xml')) {
      for (const { value, at } of findXmlAddresses(text))
        if (value.startsWith(siteHref)) follow(decodeEntities(value), ids, at);
    } else if (path.endsWith('.html')) {
      idsOf.set(path, [...ids].join('\n'));
      checkHead(page, siteHref, (address, at) => follow(address, noIds, at), report);
      for (const { file, at } of findCards(page)) {
        found.needs.add(file);
        if (!files.has(file)) report({ ...missingCard(file), at });
      }
      for (const tag of page.tags) for (const address of findAddresses(tag)) checkAddress(address, tag.at);
    } else if (path.endsWith('.json')) {
      checkFeed(path, text, checkAddress, checkOwn, report);
    } else if (siteUrl !== placeholder || !path.endsWith('.md')) {
      for (const { value, at } of findTextAddresses(text, siteHref))
        checkOwn({ value: detachString(value), loads: false }, at);
    }
    if (diagnostics.length === found.before)
      kept?.set(path, digest, { links: [...found.links], needs: [...found.needs] });
  }
  links.checkWanted((file) => new Set(idsOf.get(file)?.split('\n') ?? idsIn(read(file))), reportIn, read, kept);
  kept?.save();
  checkSearchFiles(folder, files, reportIn(searchFolder));
  return { files: files.size, diagnostics: summarizeRepeats(diagnostics) };
}

const noIds: ReadonlySet<string> = new Set();

/** The ids of a page that was not read for its tags. */
function idsIn(html: string): string[] {
  return parseTags(html).flatMap(({ attributes }) => attributes.get('id') ?? []);
}

function outside(address: string, at: number): Parameters<ReportAt>[0] {
  const message = `The page asks ${address} of another server, which tells that server who reads what.`;
  return { rule: 'outside-request', at, message, hint: 'Put a copy into public/, or make it a link.' };
}

function checkWeight(path: string, size: number, limits: SiteOptions['budgets'], report: ReportAt): void {
  const kind = path.endsWith('.html') ? 'page' : 'file';
  if (size > limits[kind]) {
    const bytes = new Intl.NumberFormat('en-GB');
    const message = `The ${kind} weighs ${bytes.format(size)} bytes; ${bytes.format(limits[kind])} are allowed.`;
    report({ rule: 'too-heavy', at: 0, message, hint: 'Make it smaller, or raise “budgets” in src/site.ts.' });
  }
  if (size === 0 && !/(?:^|\/)\./.test(path)) {
    report({ rule: 'empty-file', at: 0, message: 'The file is empty.', hint: 'Delete it, or mend what writes it.' });
  }
}

/** The same mistake on many pages, as one in a layout is, is told once. */
function summarizeRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const groups = Map.groupBy(diagnostics.toSorted(comparePositions), ({ rule, message }) => `${rule} ${message}`);
  return Array.from(groups.values(), ([first, ...others]) => ({
    ...(first as Diagnostic),
    message: first?.message + (others.length === 0 ? '' : ` The same in ${others.length} other places.`),
  }));
}
