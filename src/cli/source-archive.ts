/**
 * `npm run source -- archive`: finds an archived copy of every source, and writes it into the content. The exit code is
 * 0 when every source has a copy or a reason why there is none, 1 when one has not, 2 on an error.
 */
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { type ArchivableSources, listArchivableSources, type Work } from '../authoring/archive/archivable-sources.ts';
import { ArchiveCache } from '../authoring/archive/archive-cache.ts';
import {
  type ArchiveOptions,
  archiveWork,
  selectWithoutCopy,
  type WorkResult,
  writeFields,
} from '../authoring/archive/archive-works.ts';
import { resolveEvidenceFolder } from '../authoring/archive/evidence/evidence-folder.ts';
import { keepEvidence } from '../authoring/archive/evidence/keep-evidence.ts';
import { createMementoArchive } from '../authoring/archive/memento.ts';
import { createSaver, keyAddress } from '../authoring/archive/save-page-now.ts';
import { createWayback } from '../authoring/archive/wayback.ts';
import { isPrivateIp } from '../authoring/web/private-network.ts';
import { Progress } from '../authoring/web/progress.ts';
import { isFailure } from '../authoring/web/response.ts';
import { getHost, isOnHost } from '../authoring/web/url.ts';
import { createWebClient } from '../authoring/web/web-client.ts';
import { formatSecondsSince, log } from '../build/log.ts';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { root, settings } from '../site.ts';

export const help = `npm run source -- archive   finds an archived copy of every source, and writes it into the content

--only <host>          sources of one server
--explainer <slug>     sources of one explainer
--save                 asks the Wayback Machine to copy what has no copy; needs ARCHIVE_ORG_KEY=access:secret
--evidence <folder>    also keeps copies of one’s own, which are not published, such as in evidence/
--dry-run              writes nothing and asks for no copies
--fresh                looks again for what earlier runs did not find
--allow-local          also addresses of this machine and of private networks
--timeout <seconds>    how long to wait for a response (30)
--pause <seconds>      between two requests to one server (0.5)`;

const optionTypes = {
  only: { type: 'string' },
  explainer: { type: 'string' },
  save: { type: 'boolean', default: false },
  evidence: { type: 'string' },
  'allow-local': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  timeout: { type: 'string', default: '30' },
  pause: { type: 'string', default: '0.5' },
  help: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parseArguments>;

/** Runs the command. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  try {
    const values = parseArguments(args);
    if (values.help) {
      log(help);
      return 0;
    }
    return await archiveSources(values);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
}

async function archiveSources(values: Values): Promise<number> {
  const start = performance.now();
  const { options, getUnreachedHosts } = createOptions(values);
  const { evidence } = values;
  const folder = evidence === undefined ? undefined : resolveEvidenceFolder(evidence, { ...settings, root });
  const sources = listArchivableSources(settings.contentDir, root);
  const selected = selectWorks(sources, values);
  const withoutCopy = selectWithoutCopy(selected);
  const withoutEvidence = selected.filter(({ entries }) => folder && entries.some(({ source }) => !source.seen));
  const works = selected.filter((work) => withoutCopy.includes(work) || withoutEvidence.includes(work));
  for (const mistake of sources.mistakes) log(mistake);
  log(`Looking for ${countSources(works)} …`);
  const progress = new Progress(process.stdout);
  const print = (line: string) => {
    progress.end();
    log(line);
  };
  const results: WorkResult[] = [];
  let failedCopies = 0;
  await Promise.all(
    works.map(async (work, _index, { length }) => {
      if (!values['allow-local'] && isPrivateAddress(work.url)) {
        results.push({ work, outcome: 'missing', message: '' });
        return print(`${work.id}: its address is of this machine or a private network, which no archive can reach.`);
      }
      if (withoutCopy.includes(work)) {
        const result = await archiveWork(work, options);
        results.push(result);
        print(`${work.id}: ${result.message}`);
      }
      if (folder && withoutEvidence.includes(work) && !(await keepCopy(work, folder, options, print)))
        failedCopies += 1;
      progress.show(`${results.length} of ${countSources({ length })} looked for`);
    }),
  );
  progress.end();
  const hosts = getUnreachedHosts();
  if (hosts.length > 0)
    throw new Error(`This machine seems to be offline: it cannot reach ${new Intl.ListFormat('en-GB').format(hosts)}.`);
  return reportResults(results, { failedCopies, mistakes: sources.mistakes.length, values, start });
}

/** Keeps a copy of one’s own. @returns whether there is one now */
async function keepCopy(
  work: Work,
  folder: string,
  { follow, dryRun }: ArchiveOptions,
  print: (line: string) => void,
): Promise<boolean> {
  if (dryRun) return true;
  const evidence = await keepEvidence(work, folder, follow);
  if ('failure' in evidence) {
    print(`${work.id}: not kept (${work.url}). ${evidence.failure}`);
    return false;
  }
  const { path, on, sha256, missing } = evidence;
  writeFields(work, { seen: { on, sha256 } }, ({ seen }) => !seen);
  const remark = missing > 0 ? `, without ${missing} of its styles and pictures` : '';
  print(`${work.id}: kept as ${displayPath(path, root)}${remark}.`);
  return true;
}

function reportResults(
  results: readonly WorkResult[],
  { failedCopies, mistakes, values, start }: { failedCopies: number; mistakes: number; values: Values; start: number },
): number {
  const count = (outcome: WorkResult['outcome']) => results.filter((result) => result.outcome === outcome).length;
  const missing = count('missing');
  const parts = [
    `${count('found')} found`,
    ...(count('unarchivable') > 0 ? [`${count('unarchivable')} cannot be archived`] : []),
    ...(missing > 0 ? [`${missing} without a copy`] : []),
    ...(failedCopies > 0 ? [`${failedCopies} not kept`] : []),
  ];
  const summary = new Intl.ListFormat('en-GB').format(parts);
  log(`${countSources(results)}: ${summary} (${formatSecondsSince(start)}).`);
  if (values['dry-run']) log('Nothing was written.');
  if (missing > 0 && !values.save) log('“--save” asks the Wayback Machine to copy what has no copy.');
  return missing + failedCopies + mistakes > 0 ? 1 : 0;
}

function selectWorks({ works }: ArchivableSources, { only, explainer }: Values): Work[] {
  const isSelected = ({ url, entries }: Work) =>
    (only === undefined || isOnHost(url, only)) &&
    (explainer === undefined || entries.some(({ slugs }) => slugs.includes(explainer)));
  const selected = works.filter(isSelected);
  if (selected.length > 0 || (only === undefined && explainer === undefined)) return selected;
  const place = [
    ...(explainer === undefined ? [] : [`explainer “${explainer}”`]),
    ...(only ? [`server “${only}”`] : []),
  ];
  throw new Error(`The content has no source with an address for the ${place.join(' and the ')}.`);
}

/** Creates what the run needs: the web, the archives, the cache. */
function createOptions(values: Values): { options: ArchiveOptions; getUnreachedHosts(): string[] } {
  const timeout = parseSeconds('timeout', values.timeout, 0.01);
  const pause = parseSeconds('pause', values.pause, 0);
  const client = createWebClient({ purpose: 'archiver', timeout, pause, allowLocal: values['allow-local'] });
  const unreachedHosts = new Set<string>();
  let isOnline = false;
  const follow: typeof client = async (url, request) => {
    const outcome = await client(url, request);
    const { end, redirects } = outcome;
    const isUnreached = isFailure(end) && ['unknown-host', 'unreachable'].includes(end.failure);
    if (isUnreached && redirects.length === 0) unreachedHosts.add(getHost(url));
    else isOnline = true;
    return outcome;
  };
  const cache = new ArchiveCache(cacheDirs.archive);
  const save = values.save ? createSaver({ follow, key: readKey(), cache, pause: 10 * pause }) : undefined;
  const archives = [createWayback(follow, save), createMementoArchive(follow)];
  const today = new Date().toISOString().slice(0, 10);
  return {
    options: { archives, follow, cache, fresh: values.fresh, dryRun: values['dry-run'], today },
    getUnreachedHosts: () => (isOnline ? [] : [...unreachedHosts]),
  };
}

function readKey(): string {
  const key = process.env['ARCHIVE_ORG_KEY'] ?? '';
  if (/^[^\s:]+:[^\s:]+$/.test(key)) return key;
  const what = key === '' ? 'needs the key of an account at archive.org' : 'cannot use ARCHIVE_ORG_KEY as it is';
  throw new Error(`--save ${what}. Set ARCHIVE_ORG_KEY to access:secret; ${keyAddress} shows both parts.`);
}

function isPrivateAddress(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return /(?:^|\.)(?:localhost|local|internal)$/.test(host) || (isIP(host) > 0 && isPrivateIp(host));
}

function parseArguments(args: string[]) {
  try {
    return parseArgs({ args, options: optionTypes }).values;
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.(?:\s|$)/);
    const names = Object.keys(optionTypes).map((name) => `--${name}`);
    throw new Error(`${sentence}. The options are ${new Intl.ListFormat('en-GB').format(names)}.`);
  }
}

function parseSeconds(name: string, text: string, min: number): number {
  const seconds = text.trim() === '' ? Number.NaN : Number(text);
  if (seconds >= min && seconds <= 600) return seconds;
  throw new Error(`--${name} is “${text}”. Set it to a number of seconds from ${min} to 600.`);
}

const countSources = ({ length }: { length: number }) => `${length} ${length === 1 ? 'source' : 'sources'}`;
