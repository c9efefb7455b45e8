/** `npm run source -- add`: finds what there is to know about a work, and writes its entry. */
import { basename } from 'node:path';
import { confirmFields, confirmId } from '../authoring/add-source/confirm-fields.ts';
import { describeFields, describeKnown, formatItem } from '../authoring/add-source/describe-entry.ts';
import { findWorks, toGivenEntry } from '../authoring/add-source/find-works.ts';
import { parseReference } from '../authoring/add-source/parse-reference.ts';
import { getExplainerPath, type PlannedEntry, planEntries } from '../authoring/add-source/plan-entries.ts';
import { findWork, readSiteSources, type SiteSources } from '../authoring/add-source/site-sources.ts';
import { writeEntries } from '../authoring/add-source/write-entries.ts';
import { listMissing, toEntryData, toSource } from '../authoring/add-source/write-entry-text.ts';
import { createTerminalPrompt } from '../authoring/new-explainer/prompt.ts';
import { SourceFile } from '../authoring/source-file/source-file.ts';
import { formatCount, log } from '../build/log.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { root, settings } from '../site.ts';
import { UsageError } from './run-command.ts';
import { createWebOptions, parseOptions, parseWebOptions } from './web-options.ts';

export const help = `npm run source -- add <work> [options]

Finds what there is to know about a work, and writes its entry. <work> is an address, a DOI, an ISBN, or a file of a
reference manager: .bib, .ris, or .json with CSL-JSON.

  --to <explainer>     writes the entry into this explainer, such as first-talks; otherwise prints it to copy
  --yes                asks nothing in a terminal: what was not found is left as a comment
  --format json        prints the entry alone (a list if a file has several), and writes nothing
  --timeout <seconds>  how long to wait for a server (20)
  --pause <seconds>    between two requests to one server (0.5)
  --allow-local        requests addresses of this machine and of private networks too
  --help               shows this text`;

const optionTypes = {
  to: { type: 'string' },
  yes: { type: 'boolean', default: false },
  format: { type: 'string' },
  ...createWebOptions('20'),
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Parses the command line. @throws UsageError that says in one line what is wrong */
function parseAddOptions(args: string[]) {
  const { values, positionals } = parseOptions(optionTypes, args, true);
  const [work = '', ...others] = positionals;
  const { to, format } = values;
  if (work === '' && !values.help)
    throw new UsageError('Say which work: an address, a DOI, an ISBN, or a file that ends in .bib, .ris or .json.');
  if (others.length > 0) throw new UsageError('Give one work at a time, or a file with several.');
  if (format !== undefined && format !== 'json')
    throw new UsageError(`--format is “${format}”. The only format is json.`);
  return { ...values, web: parseWebOptions(values), work, to: to === undefined ? to : basename(to, '.mdx') };
}

/** Runs the command. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  const options = parseAddOptions(args);
  if (options.help) {
    log(help);
    return 0;
  }
  const reference = parseReference(options.work);
  const { to } = options;
  // A wrong name is reported before anything is requested.
  const site = readSiteSources(settings.contentDir, root);
  const file = to === undefined ? undefined : new SourceFile(findExplainerPath(site, to));
  const given = toGivenEntry(reference);
  const isKnown =
    options.format === undefined && given !== undefined && findWork(site, toSource(given.fields)).length > 0;
  const search = () => findWorks(reference, { ...options.web, today: new Date().toISOString().slice(0, 10) });
  const found = isKnown ? [given] : await search();
  const listed = new Set(file?.sources.map(({ id }) => id));
  const entries = planEntries(found, site, to, listed);
  if (options.format === 'json') printJson(entries);
  else await addEntries(entries, site, file, options.yes);
  return 0;
}

/** @throws UsageError with a suggestion when there is no such explainer */
function findExplainerPath(site: SiteSources, slug: string): string {
  try {
    return getExplainerPath(site, slug);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function printJson(entries: readonly PlannedEntry[]): void {
  const works = entries.filter(({ known }) => known !== 'repeated');
  const data = works.map(({ id, found }) => toEntryData(id, found));
  log(JSON.stringify(data.length === 1 ? data[0] : data, null, 2));
  for (const remark of entries.flatMap((entry) => describeKnown(entry) ?? [])) process.stderr.write(`${remark}\n`);
}

/** Shows the entries, asks the author where there is one, and writes or prints them. */
async function addEntries(planned: PlannedEntry[], site: SiteSources, file: SourceFile | undefined, isSilent: boolean) {
  for (const mistake of site.mistakes) log(`${mistake} Its sources are not compared: a work may be added twice.`);
  for (const entry of planned) log(describeKnown(entry) ?? describeFields(entry));
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const entries = isTerminal && !isSilent ? await confirm(planned, site.ids) : planned;
  if (file === undefined) printEntries(entries);
  else reportAdded(file, entries, writeEntries(file, entries));
}

/** Asks about a single new work. The works of a file are written as it has them. */
async function confirm(entries: PlannedEntry[], taken: ReadonlySet<string>): Promise<PlannedEntry[]> {
  const [entry, ...others] = entries;
  if (!entry || others.length > 0 || entry.known) return entries;
  const prompt = createTerminalPrompt(process.stdin, process.stdout);
  try {
    const found = await confirmFields(entry.found, prompt);
    return [{ found, id: await confirmId(found, taken, prompt) }];
  } finally {
    prompt.close();
  }
}

function printEntries(entries: readonly PlannedEntry[]): void {
  const added = entries.filter(({ known }) => known === undefined);
  if (added.length > 0) log(`\n${added.map(formatItem).join('\n')}\n`);
  log('Nothing was written. “--to <explainer>” writes into an explainer.');
  logCitations(entries);
}

function reportAdded(file: SourceFile, entries: readonly PlannedEntry[], added: readonly PlannedEntry[]): void {
  const path = displayPath(file.path, root);
  if (added.length === 0) log(`Nothing was written: ${path} has ${entries.length === 1 ? 'it' : 'all of them'}.`);
  else log(`Wrote ${formatCount(added.length, 'source')} into ${path}.`);
  logCitations(entries);
  const incomplete = added.filter(({ known, found }) => known === undefined && listMissing(found).length > 0);
  if (incomplete.length > 0)
    log('Fill in what was not found: it is a comment in the entry. “npm run check” names it too.');
  if (added.some(({ known }) => known === 'elsewhere'))
    log('“npm run source -- share” moves what several files list to sources.yml.');
}

function logCitations(entries: readonly PlannedEntry[]): void {
  const ids = [...new Set(entries.map(({ id }) => `[^${id}]`))];
  log(`Cite ${ids.length === 1 ? 'it' : 'them'} as ${ids.join(', ')}.`);
}
