/**
 * `npm run links`: asks every address that the content leads out to whether it still stands, and writes a report. No
 * other command asks the network, and none needs this one. Options are in `links-options.ts`.
 * Exit 0 when nothing is dead, 1 when something is, 2 when it could not be told, 130 and 143 when it was stopped.
 */
import { relative, sep } from 'node:path';
import { isAt } from '../authoring/link-check/address.ts';
import { Answers } from '../authoring/link-check/answers.ts';
import { type Link, linksOf } from '../authoring/link-check/collect.ts';
import { followWith } from '../authoring/link-check/follow.ts';
import { Progress } from '../authoring/link-check/progress.ts';
import { Queue } from '../authoring/link-check/queue.ts';
import { countsOf, countText, findingText, type Judged, writeReport } from '../authoring/link-check/report.ts';
import { askWith } from '../authoring/link-check/request.ts';
import { findOut } from '../authoring/link-check/run.ts';
import { readAll } from '../build/check-content.ts';
import { log, secondsSince } from '../build/log.ts';
import { state } from '../cache/cache-dirs.ts';
import { hasErrors, type Problem } from '../diagnostics/diagnostic.ts';
import { problemCount } from '../diagnostics/print-diagnostics.ts';
import { absoluteHref, root } from '../site.ts';
import { libraryOptions } from '../site-data/content-context.ts';
import { type LinksOptions, linksOptions } from './links-options.ts';
import { command } from './run-command.ts';

let exitCode = 2;
await command(async () => {
  const start = performance.now();
  const options = linksOptions();
  const library = readAll();
  const { only } = options;
  const links = linksOf(library, libraryOptions).filter(({ address }) => only === undefined || isAt(address, only));
  if (only !== undefined && links.length === 0) throw new Error(`No address of the content is at “${only}”.`);
  log(`Asking ${countOf(links)} that the content leads out to …`);
  const judged = await judge(links, options);
  writeReport(options.report, judged, new Date().toISOString());
  const findings = findingText(judged);
  if (findings) log(findings);
  sayWhatIsMissing(library.problems);
  log(`${countOf(links)}: ${countText(judged)} (${secondsSince(start)}).`);
  const folder = options.report.startsWith(root + sep) ? relative(root, options.report) : options.report;
  log(`The report is in ${folder}: links-report.md and links-report.json.`);
  exitCode = countsOf(judged).dead > 0 ? 1 : 0;
});
process.exitCode = exitCode;

/**
 * Finds out about all of them. What is known when the command is stopped is kept. @throws Error when nothing can be
 * asked.
 */
async function judge(links: readonly Link[], { timeout, pause, allowLocal, fresh }: LinksOptions): Promise<Judged[]> {
  const answers = new Answers(state.answers);
  const ask = askWith({ agent: `Footing link check (+${absoluteHref()})`, timeout, allowLocal });
  const follow = followWith(ask, new Queue({ perHost: 2, inAll: 16, pause }));
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
  const { known, isOffline } = await findOut(addresses, answers, follow, { fresh, onKnown });
  progress.end();
  if (isOffline)
    throw new Error('No server answered: this machine seems to have no way out to the network. Nothing was kept.');
  answers.save();
  return links.flatMap((link): Judged[] => {
    const finding = known.get(link.address);
    return finding ? [{ ...link, ...finding }] : [];
  });
}

function sayWhatIsMissing(problems: readonly Problem[]): void {
  if (!hasErrors(problems)) return;
  log(`The content has ${problemCount(problems)}: addresses in what cannot be read are missing here (npm run check).`);
}

function countOf({ length }: readonly Link[]): string {
  return `${length} ${length === 1 ? 'address' : 'addresses'}`;
}
