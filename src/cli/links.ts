/**
 * `npm run links`: requests every external address of the content and writes a report. No other command needs this
 * one, and only this one and `npm run source` use the network. The exit code is 0 when no link is dead, 1 when one
 * is, 2 on an error, 130 or 143 when it is stopped.
 */
import { resolve } from 'node:path';
import { checkLinks } from '../authoring/link-check/check-links.ts';
import { collectLinks, type Link } from '../authoring/link-check/collect-links.ts';
import { LinkCache } from '../authoring/link-check/link-cache.ts';
import {
  type CheckedLink,
  countStatuses,
  formatCounts,
  formatFindings,
  writeReport,
} from '../authoring/link-check/report.ts';
import { Progress } from '../authoring/web/progress.ts';
import { isOnHost } from '../authoring/web/url.ts';
import { createWebClient } from '../authoring/web/web-client.ts';
import { loadSiteContent } from '../build/check-content.ts';
import { formatSecondsSince, log } from '../build/log.ts';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { countDiagnostics } from '../diagnostics/print-diagnostics.ts';
import { root } from '../site.ts';
import { contentOptions } from '../site-data/content-options.ts';
import { runCommand } from './run-command.ts';
import { createWebOptions, offlineMessage, onStop, parseOptions, parseWebOptions } from './web-options.ts';

const optionTypes = {
  only: { type: 'string' },
  fresh: { type: 'boolean', default: false },
  report: { type: 'string', default: cacheDirs.linksReport },
  ...createWebOptions('10'),
} as const;

interface LinksOptions {
  /** Check only addresses on this host. */
  only?: string;
  /** Ignore cached findings. */
  fresh: boolean;
  /** Folder of the report. */
  report: string;
  /** Seconds to wait for a response. */
  timeout: number;
  /** Seconds between two requests to one host. Retries wait four and sixteen times as long. */
  pause: number;
  /** Check addresses of this machine and of private networks too. */
  allowLocal: boolean;
}

let exitCode = 2;
await runCommand(async () => {
  const start = performance.now();
  const options = parseLinksOptions();
  const content = loadSiteContent();
  const { only } = options;
  const links = collectLinks(content, contentOptions).filter(({ url }) => only === undefined || isOnHost(url, only));
  if (only !== undefined && links.length === 0) throw new Error(`The content has no address on “${only}”.`);
  log(`Checking ${countAddresses(links)} …`);
  const checked = await check(links, options);
  writeReport(options.report, checked, new Date().toISOString());
  const findings = formatFindings(checked);
  if (findings) log(findings);
  warnOfErrors(content.diagnostics);
  log(`${countAddresses(links)}: ${formatCounts(checked)} (${formatSecondsSince(start)}).`);
  const folder = displayPath(options.report, root);
  log(`The report is in ${folder}: links-report.md and links-report.json.`);
  exitCode = countStatuses(checked).dead > 0 ? 1 : 0;
});
process.exitCode = exitCode;

/** Parses the command line. @throws Error that says in one line what is wrong */
function parseLinksOptions(): LinksOptions {
  const { values } = parseOptions(optionTypes, process.argv.slice(2));
  return {
    ...(values.only === undefined ? {} : { only: values.only }),
    fresh: values.fresh,
    report: resolve(root, values.report),
    ...parseWebOptions(values),
  };
}

/**
 * Checks links. When the command is stopped, it caches the findings so far.
 * @throws Error when this machine is offline
 */
async function check(links: readonly Link[], options: LinksOptions): Promise<CheckedLink[]> {
  const { timeout, pause, allowLocal, fresh } = options;
  const cache = new LinkCache(cacheDirs.linkAnswers);
  const follow = createWebClient({ purpose: 'link check', timeout, pause, allowLocal });
  const progress = new Progress(process.stdout);
  let checkedCount = 0;
  onStop(() => {
    progress.end();
    cache.save();
    log(`Stopped: ${checkedCount} of ${countAddresses(links)} checked. The next run uses these results.`);
  });
  const onFinding = ({ size }: ReadonlyMap<string, unknown>) => {
    checkedCount = size;
    progress.show(`${size} of ${countAddresses(links)} checked`);
  };
  const urls = links.map(({ url }) => url);
  const { findings, isOffline } = await checkLinks(urls, cache, follow, { fresh, onFinding });
  progress.end();
  if (isOffline) throw new Error(offlineMessage);
  cache.save();
  return links.flatMap((link): CheckedLink[] => {
    const finding = findings.get(link.url);
    return finding ? [{ ...link, ...finding }] : [];
  });
}

function warnOfErrors(diagnostics: readonly Diagnostic[]): void {
  if (!hasErrors(diagnostics)) return;
  log(`The content has ${countDiagnostics(diagnostics)}. Files with errors may be missing here (see npm run check).`);
}

function countAddresses({ length }: readonly Link[]): string {
  return `${length} ${length === 1 ? 'address' : 'addresses'}`;
}
