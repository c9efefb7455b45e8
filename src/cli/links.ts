/**
 * `npm run links`: asks every address that the content leads out to whether it still stands, and writes a report. No
 * other command asks the network, and none needs this one. Options are in `links-options.ts`.
 * Exit 0 when nothing is dead, 1 when something is, 2 when it could not be told, 130 and 143 when it was stopped.
 */
import { relative, sep } from 'node:path';
import { isAt } from '../authoring/link-check/address.ts';
import { Answers } from '../authoring/link-check/answers.ts';
import { collectLinks, type Link } from '../authoring/link-check/collect.ts';
import { createFollower } from '../authoring/link-check/follow.ts';
import { Progress } from '../authoring/link-check/progress.ts';
import { Queue } from '../authoring/link-check/queue.ts';
import {
  countStatuses,
  formatCounts,
  formatFinding,
  type Judged,
  writeReport,
} from '../authoring/link-check/report.ts';
import { askWith } from '../authoring/link-check/request.ts';
import { checkAll } from '../authoring/link-check/run.ts';
import { readContent } from '../build/check-content.ts';
import { formatSecondsSince, log } from '../build/log.ts';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { countDiagnostics } from '../diagnostics/print-diagnostics.ts';
import { absoluteHref, root } from '../site.ts';
import { contentOptions } from '../site-data/content-context.ts';
import { type LinksOptions, linksOptions } from './links-options.ts';
import { runCommand } from './run-command.ts';

let exitCode = 2;
await runCommand(async () => {
  const start = performance.now();
  const options = linksOptions();
  const content = readContent();
  const { only } = options;
  const links = collectLinks(content, contentOptions).filter(
    ({ address }) => only === undefined || isAt(address, only),
  );
  if (only !== undefined && links.length === 0) throw new Error(`No address of the content is at “${only}”.`);
  log(`Asking ${countOf(links)} that the content leads out to …`);
  const judged = await judge(links, options);
  writeReport(options.report, judged, new Date().toISOString());
  const findings = formatFinding(judged);
  if (findings) log(findings);
  sayWhatIsMissing(content.diagnostics);
  log(`${countOf(links)}: ${formatCounts(judged)} (${formatSecondsSince(start)}).`);
  const folder = options.report.startsWith(root + sep) ? relative(root, options.report) : options.report;
  log(`The report is in ${folder}: links-report.md and links-report.json.`);
  exitCode = countStatuses(judged).dead > 0 ? 1 : 0;
});
process.exitCode = exitCode;

/**
 * Finds out about all of them. What is known when the command is stopped is kept. @throws Error when nothing can be
 * asked.
 */
async function judge(links: readonly Link[], { timeout, pause, allowLocal, fresh }: LinksOptions): Promise<Judged[]> {
  const answers = new Answers(cacheDirs.linkAnswers);
  const ask = askWith({ agent: `Footing link check (+${absoluteHref()})`, timeout, allowLocal });
  const follow = createFollower(ask, new Queue({ perHost: 2, inAll: 16, pause }));
  const progress = new Progress(process.stdout);
  let told = 0;
  const stop = (code: number) => {
    progress.end();
    answers.save();
    log(`Stopped: ${told} of ${countOf(links)} are known, and kept for the next run.`);
    process.exit(code);
  };
  process.once('SIGINT', () => stop(130)).once('SIGTERM', () => stop(143));
  const onKnown = ({ size }: ReadonlyMap<string, unknown>) => {
    told = size;
    progress.show(`${size} of ${countOf(links)} are known.`);
  };
  const addresses = links.map(({ address }) => address);
  const { known, isOffline } = await checkAll(addresses, answers, follow, { fresh, onKnown });
  progress.end();
  if (isOffline)
    throw new Error('No server answered: this machine seems to have no way out to the network. Nothing was kept.');
  answers.save();
  return links.flatMap((link): Judged[] => {
    const finding = known.get(link.address);
    return finding ? [{ ...link, ...finding }] : [];
  });
}

function sayWhatIsMissing(diagnostics: readonly Diagnostic[]): void {
  if (!hasErrors(diagnostics)) return;
  log(
    `The content has ${countDiagnostics(diagnostics)}: addresses in what cannot be read are missing here (npm run check).`,
  );
}

function countOf({ length }: readonly Link[]): string {
  return `${length} ${length === 1 ? 'address' : 'addresses'}`;
}
