/**
 * `npm run source -- archive`: finds an archived copy of every source, and writes it into the content. The exit code is
 * 0 when every source has a copy or a reason why there is none, 1 when one has not, 2 on an error.
 */
import { isIP } from 'node:net';
import { type ArchivableSources, listArchivableSources, type Work } from '../authoring/archive/archivable-sources.ts';
import { ArchiveCache } from '../authoring/archive/archive-cache.ts';
import {
  type ArchiveOptions,
  archiveWork,
  selectWithoutCopy,
  selectWithoutEvidence,
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
import { services } from '../authoring/web/services.ts';
import { getHost, isOnHost } from '../authoring/web/url.ts';
import { createWebClient } from '../authoring/web/web-client.ts';
import { formatCount, formatSecondsSince, log } from '../build/log.ts';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { explainWriteError } from '../publish/fs-errors.ts';
import { root, settings } from '../site.ts';
import { createWebOptions, parseOptions, parseWebOptions } from './web-options.ts';

export const help = `npm run source -- archive [options]

Finds an archived copy of every source, and writes its address into the content.

  --explainer <slug>   only the sources of one explainer
  --only <host>        only sources on this host
  --save               asks the Wayback Machine to copy what has no copy; needs ARCHIVE_ORG_KEY=access:secret
  --evidence <folder>  also keeps copies of one’s own, which are not published, such as in evidence/
  --dry-run            writes nothing and asks for no copies
  --fresh              looks again for what earlier runs did not find
  --timeout <seconds>  how long to wait for a server (30)
  --pause <seconds>    between two requests to one server (0.5)
  --allow-local        requests addresses of this machine and of private networks too
  --help               shows this text`;

const optionTypes = {
  only: { type: 'string' },
  explainer: { type: 'string' },
  save: { type: 'boolean', default: false },
  evidence: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  ...createWebOptions('30'),
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Values = ReturnType<typeof parseOptions<typeof optionTypes>>['values'];

/** Runs the command. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  try {
    const { values } = parseOptions(optionTypes, args);
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
  const options = createOptions(values);
  const { evidence } = values;
  const folder = evidence === undefined ? undefined : resolveEvidenceFolder(evidence, { ...settings, root });
  const sources = listArchivableSources(settings.contentDir, root);
  const selected = selectWorks(sources, values);
  const withoutCopy = selectWithoutCopy(selected);
  const withoutEvidence = folder ? selectWithoutEvidence(selected) : [];
  const works = selected.filter((work) => withoutCopy.includes(work) || withoutEvidence.includes(work));
  for (const mistake of sources.mistakes) log(mistake);
  if (works.length > 0) await checkNetwork(options);
  log(`Looking for ${countSources(works.length)} …`);
  const progress = new Progress(process.stdout);
  let doneCount = 0;
  /** Prints the result. A file that cannot be written does not stop the others. */
  const finish = async (work: Work, task: Promise<WorkResult>, failed: WorkResult['outcome']): Promise<WorkResult> => {
    const result = await task.catch((error: unknown): WorkResult => {
      const { message } = explainWriteError(error, folder ?? settings.contentDir);
      return { work, outcome: failed, message };
    });
    progress.end();
    log(`${work.id}: ${result.message}`);
    return result;
  };
  const archive = async (work: Work): Promise<WorkResult[]> => {
    const results: WorkResult[] = [];
    if (withoutCopy.includes(work)) results.push(await finish(work, archiveOne(work, options, values), 'missing'));
    if (folder && withoutEvidence.includes(work))
      results.push(await finish(work, keepCopy(work, folder, options), 'not-kept'));
    doneCount += 1;
    progress.show(`${doneCount} of ${countSources(works.length)} looked for`);
    return results;
  };
  const results = (await Promise.all(works.map(archive))).flat();
  progress.end();
  log(`${countSources(works.length)}: ${summarize(results)} (${formatSecondsSince(start)}).`);
  return conclude(results, sources.mistakes.length > 0, values);
}

/** Prints what else to know. @returns the exit code */
function conclude(results: readonly WorkResult[], hasMistakes: boolean, values: Values): number {
  if (values['dry-run']) log('Nothing was written.');
  const hasMissing = results.some(({ outcome }) => outcome === 'missing');
  if (hasMissing && !values.save) log('“--save” asks the Wayback Machine to copy what has no copy.');
  return hasMissing || hasMistakes || results.some(({ outcome }) => outcome === 'not-kept') ? 1 : 0;
}

/** Asks both archives for anything. @throws Error when this machine can reach neither */
async function checkNetwork({ follow }: ArchiveOptions): Promise<void> {
  const addresses = [services.wayback, services.timeMap].map((service) => `${new URL(service).origin}/`);
  const ends = await Promise.all(addresses.map(async (address) => (await follow(address)).end));
  const isOffline = ends.every((end) => isFailure(end) && ['unknown-host', 'unreachable'].includes(end.failure));
  if (isOffline) throw new Error(`This machine seems to be offline: it cannot reach ${getHost(services.wayback)}.`);
}

async function archiveOne(work: Work, options: ArchiveOptions, values: Values): Promise<WorkResult> {
  if (values['allow-local'] || !isPrivateAddress(work.url)) return archiveWork(work, options);
  const message = 'its address is of this machine or a private network, which no archive can reach.';
  return { work, outcome: 'missing', message };
}

/** Keeps a copy of one’s own. */
async function keepCopy(work: Work, folder: string, { follow, dryRun }: ArchiveOptions): Promise<WorkResult> {
  if (dryRun) return { work, outcome: 'kept', message: 'would be kept.' };
  const evidence = await keepEvidence(work, folder, follow);
  if ('failure' in evidence)
    return { work, outcome: 'not-kept', message: `not kept (${work.url}). ${evidence.failure}` };
  const { path, on, sha256, missing } = evidence;
  writeFields(work, { seen: { on, sha256 } }, ({ seen }) => !seen);
  const remark = missing > 0 ? `, without ${missing} of its styles and pictures` : '';
  return { work, outcome: 'kept', message: `kept as ${displayPath(path, root)}${remark}.` };
}

const outcomeWords: Record<WorkResult['outcome'], string> = {
  found: 'found',
  unarchivable: 'cannot be archived',
  missing: 'without a copy',
  kept: 'kept',
  'not-kept': 'not kept',
};

/** Returns “3 found and 1 without a copy”. */
function summarize(results: readonly WorkResult[]): string {
  const counts = Object.entries(outcomeWords).map(([outcome, words]) => {
    const { length } = results.filter((result) => result.outcome === outcome);
    return length > 0 ? [`${length} ${words}`] : [];
  });
  return new Intl.ListFormat('en-GB').format(counts.flat()) || 'nothing to do';
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
function createOptions(values: Values): ArchiveOptions {
  const webOptions = parseWebOptions(values);
  const follow = createWebClient({ purpose: 'archiver', ...webOptions });
  const cache = new ArchiveCache(cacheDirs.archive);
  const save = values.save ? createSaver({ follow, key: readKey(), cache, pause: 10 * webOptions.pause }) : undefined;
  const archives = [createWayback(follow, save), createMementoArchive(follow)];
  const today = new Date().toISOString().slice(0, 10);
  return { archives, follow, cache, fresh: values.fresh, dryRun: values['dry-run'], today };
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

const countSources = (count: number) => formatCount(count, 'source');
