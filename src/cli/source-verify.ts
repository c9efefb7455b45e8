/**
 * `npm run source -- verify`: checks that the words of every quote are in its source. The exit code is 0 when they are,
 * 1 when some are changed or missing or a page is gone, 2 on an error, 130 or 143 when it is stopped.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LinkCache } from '../authoring/link-check/link-cache.ts';
import { collectQuotes, type QuoteUse } from '../authoring/verify/collect-quotes.ts';
import {
  formatQuotes,
  formatVerdicts,
  isFailure,
  sortQuotes,
  toDiagnostics,
  toReportedQuote,
  writeReport,
} from '../authoring/verify/report.ts';
import { updateQuotations } from '../authoring/verify/update-quotations.ts';
import { type VerifiedQuote, verifyQuotes } from '../authoring/verify/verify-quotes.ts';
import { Progress } from '../authoring/web/progress.ts';
import { isOnHost } from '../authoring/web/url.ts';
import { createWebClient } from '../authoring/web/web-client.ts';
import { loadSiteContent } from '../build/check-content.ts';
import { formatCount, formatSecondsSince } from '../build/log.ts';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { countDiagnostics, toAnnotations } from '../diagnostics/print-diagnostics.ts';
import type { Content } from '../parse/load-content.ts';
import { explainWriteError } from '../publish/fs-errors.ts';
import { root, settings } from '../site.ts';
import { contentOptions } from '../site-data/content-options.ts';
import { createWebOptions, offlineMessage, onStop, parseOptions, parseWebOptions } from './web-options.ts';

export const help = `npm run source -- verify [options]

Requests every page that the content quotes, and looks for the quoted words in it.

  --explainer <slug>   only the quotes of one explainer
  --only <host>        only pages on this host
  --format json        prints a list of all quotes with their verdicts
  --evidence <folder>  reads the copies that “archive --evidence” keeps, where a page cannot be read
  --fresh              requests pages again that were requested lately
  --report <folder>    where the report goes (.cache/quotations)
  --timeout <seconds>  how long to wait for a server (20)
  --pause <seconds>    between two requests to one server (0.5)
  --allow-local        requests addresses of this machine and of private networks too
  --help               shows this text`;

const optionTypes = {
  explainer: { type: 'string' },
  only: { type: 'string' },
  format: { type: 'string' },
  evidence: { type: 'string' },
  fresh: { type: 'boolean', default: false },
  report: { type: 'string', default: cacheDirs.quotationsReport },
  ...createWebOptions('20'),
  help: { type: 'boolean', short: 'h', default: false },
} as const;

interface VerifyCommandOptions {
  explainer?: string;
  only?: string;
  isJson: boolean;
  evidence?: string;
  fresh: boolean;
  report: string;
  timeout: number;
  pause: number;
  allowLocal: boolean;
}

/** Verifies quotes. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  try {
    const { values } = parseOptions(optionTypes, args);
    if (!values.help) return await verify(toCommandOptions(values));
    process.stdout.write(`${help}\n`);
    return 0;
  } catch (error) {
    const { message, stack } = explainWriteError(error, settings.contentDir);
    process.stderr.write(`${process.env['DEBUG'] ? stack : message}\n`);
    return 2;
  }
}

function toCommandOptions(values: ReturnType<typeof parseOptions<typeof optionTypes>>['values']): VerifyCommandOptions {
  const { explainer, only, format, fresh, report, evidence } = values;
  if (format !== undefined && format !== 'json') throw new Error(`--format is “${format}”. The only format is json.`);
  const folder = evidence === undefined ? undefined : resolve(root, evidence);
  if (folder !== undefined && !existsSync(folder)) throw new Error(`There is no folder ${evidence}.`);
  return {
    ...(explainer === undefined ? {} : { explainer }),
    ...(only === undefined ? {} : { only }),
    ...(folder === undefined ? {} : { evidence: folder }),
    isJson: format === 'json',
    fresh,
    report: resolve(root, report),
    ...parseWebOptions(values),
  };
}

async function verify(options: VerifyCommandOptions): Promise<number> {
  const start = performance.now();
  // Standard output has nothing but the list if a program reads it.
  const say = (line: string) => (options.isJson ? process.stderr : process.stdout).write(`${line}\n`);
  const content = loadSiteContent();
  const record = join(settings.contentDir, 'quotations.json');
  refuseBrokenRecord(displayPath(record, root), content);
  const all = collectQuotes(content, contentOptions);
  const quotes = selectQuotes(all, content, options);
  say(`Verifying ${countQuotes(quotes)} …`);
  const verified = sortQuotes(await verifyPolitely(quotes, options, say));
  const isComplete = content.explainers.every(({ metadata }) => metadata !== undefined);
  updateQuotations(record, verified, isComplete ? all : undefined);
  writeReport(options.report, verified);
  if (options.isJson) process.stdout.write(`${JSON.stringify(verified.map(toReportedQuote), null, 2)}\n`);
  const findings = formatQuotes(verified);
  if (findings) say(findings);
  if (process.env['GITHUB_ACTIONS'] === 'true') say(toAnnotations(toDiagnostics(verified)));
  if (hasErrors(content.diagnostics))
    say(`The content has ${countDiagnostics(content.diagnostics)}. Quotes of files with errors are missing here.`);
  say(`${countQuotes(verified)}: ${formatVerdicts(verified)} (${formatSecondsSince(start)}).`);
  say(`The report is in ${displayPath(options.report, root)}: quotations-report.json and quotations-report.txt.`);
  return verified.some(isFailure) ? 1 : 0;
}

/**
 * Keeps what was recorded: a run for one explainer would write a broken record again with nothing but its quotes.
 * @throws Error that says where the record is broken
 */
function refuseBrokenRecord(record: string, { diagnostics }: Content): void {
  const broken = diagnostics.find(({ file, severity }) => file === record && severity === 'error');
  if (broken) throw new Error(`${record}:${broken.line}:${broken.column} ${broken.message} ${broken.hint}`);
}

/** @throws Error for an explainer or a host that the content does not have */
function selectQuotes(
  all: readonly QuoteUse[],
  content: Content,
  { explainer, only }: VerifyCommandOptions,
): QuoteUse[] {
  if (explainer !== undefined && !content.explainers.some(({ slug }) => slug === explainer))
    throw new Error(`There is no explainer “${explainer}”.`);
  const quotes = all.filter(
    (quote) =>
      (explainer === undefined || quote.explainer === explainer) &&
      (only === undefined || (quote.url !== undefined && isOnHost(quote.url, only))),
  );
  if (only !== undefined && quotes.length === 0) throw new Error(`No quote is from a page on “${only}”.`);
  return quotes;
}

/**
 * Verifies quotes, with progress. A run that is stopped keeps its results.
 * @throws Error when this machine is offline
 */
async function verifyPolitely(
  quotes: readonly QuoteUse[],
  { isJson, evidence, fresh, timeout, pause, allowLocal }: VerifyCommandOptions,
  say: (line: string) => void,
): Promise<VerifiedQuote[]> {
  const linkCache = new LinkCache(cacheDirs.linkAnswers);
  const progress = new Progress(isJson ? process.stderr : process.stdout);
  const pageCount = formatCount(new Set(quotes.map(({ url }) => url)).size, 'page');
  let pagesRead = 0;
  onStop(() => {
    progress.end();
    linkCache.save();
    say(`Stopped: ${pagesRead} of ${pageCount} read. The next run uses these results.`);
  });
  const { verified, isOffline } = await verifyQuotes(quotes, {
    follow: createWebClient({ purpose: 'quotation check', timeout, pause, allowLocal }),
    linkCache,
    cacheFolder: cacheDirs.quotations,
    ...(evidence === undefined ? {} : { evidence }),
    fresh,
    onProgress: (count) => {
      pagesRead = count;
      progress.show(`${count} of ${pageCount} read`);
    },
  });
  progress.end();
  if (isOffline) throw new Error(offlineMessage);
  linkCache.save();
  return verified;
}

const countQuotes = ({ length }: readonly unknown[]) => formatCount(length, 'quotation');
