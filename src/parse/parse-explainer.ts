import type { FootnoteDefinition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { reportUncitedSources } from '../citations/resolve.ts';
import { didYouMean } from '../diagnostics/closest-match.ts';
import {
  comparePositions,
  createReporter,
  type Diagnostic,
  type Position,
  type Report,
} from '../diagnostics/diagnostic.ts';
import { limitReports, reportTooMany, TooManyDiagnostics } from '../diagnostics/diagnostic-limit.ts';
import type { CrossFileFacts, Explainer, ParsedExplainer } from '../explainer/model.ts';
import { type Frontmatter, frontmatter } from '../explainer/schema/frontmatter.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import { checkFrontmatter } from './frontmatter/frontmatter-rules.ts';
import { type InlineField, type InlineFields, parseInlineFields } from './frontmatter/inline-fields.ts';
import { type PartialFrontmatter, toPartialFrontmatter } from './frontmatter/partial-frontmatter.ts';
import { splitFrontmatter } from './frontmatter/split-frontmatter.ts';
import { checkTextSafety } from './frontmatter/text-safety.ts';
import { validate } from './frontmatter/validate.ts';
import { parseYaml, type Yaml } from './frontmatter/yaml.ts';
import { checkBidi } from './markdown/bidi.ts';
import { checkBody, getAttribute, positionOf } from './markdown/body-rules.ts';
import { type ChartTable, parseChartData } from './markdown/chart-data.ts';
import { extractNotes, reportMalformedMarkers } from './markdown/citation-markers.ts';
import { collectCitations } from './markdown/collect-citations.ts';
import { type MeasuredImage, setImageSizes } from './markdown/images.ts';
import { injectFrontmatterData } from './markdown/inject-frontmatter-data.ts';
import { matchSections } from './markdown/match-sections.ts';
import { parseBody } from './markdown/parse-markdown.ts';
import { findSiteLinks } from './markdown/site-links.ts';
import { assembleExplainer } from './render/assemble-explainer.ts';
import { checkFile } from './rule-catalogue.ts';
import { checkSizeLimits } from './size-limits.ts';

/** A file to read. */
export interface ParseInput {
  /** Its address: the name of the file without `.mdx`. */
  slug: string;
  /** Its path as problems name it. */
  file: string;
  text: string;
  /** Path that the site stands under, with a slash at both ends. */
  basePath: string;
  /** The scheme and host of the site, for formats that need absolute addresses; https://example.org if not given. */
  siteUrl?: string;
  /** The text of a file in `content/data/`, by name without `.csv`; undefined where there is none. */
  dataFile?: (name: string) => string | undefined;
  glossary?: Glossary;
  /** The sizes of the site’s images, by address. */
  images?: ReadonlyMap<string, MeasuredImage>;
  /** A plain date; the day of the machine if not given. */
  today?: string;
}

/**
 * What reading yields beside the name of what was read. The explainer is absent where the file is too broken to show.
 */
export interface ParseResult extends Pick<ParsedExplainer, 'diagnostics' | 'facts'> {
  explainer?: Explainer;
}

/**
 * Reads an explainer: the one place where a file becomes a model. Everything wrong with it is found in this one pass.
 * Nothing is thrown, whatever the text holds.
 * @returns the problems, sorted by place, and the explainer unless the file is too broken to show.
 */
export function parseExplainer(input: ParseInput): ParseResult {
  const diagnostics: Diagnostic[] = [];
  const report = createReporter(input.file, diagnostics);
  let read: Omit<ParseResult, 'diagnostics'> = { facts: emptyFacts() };
  try {
    read = parseFile(input, diagnostics, limitReports(report));
  } catch (error) {
    if (error instanceof TooManyDiagnostics) reportTooMany(diagnostics, report);
    else if (process.env['DEBUG']) throw error;
    else
      report({
        rule: 'cannot-be-read',
        position: { line: 1, column: 1 },
        message: `The file cannot be read: ${(error as Error).message}.`,
        hint: 'It may be nested too deeply; halve it to find out where. With DEBUG=1 the command says more.',
      });
  }
  diagnostics.sort(comparePositions);
  return { diagnostics, ...read };
}

/** The facts of a file that could not be read. */
export function emptyFacts(): CrossFileFacts {
  const position = { line: 1, column: 1 };
  return { sections: [], sectionsAt: position, sourcesAt: position, authors: [], sources: [], links: [] };
}

function parseFile(input: ParseInput, diagnostics: Diagnostic[], report: Report): Omit<ParseResult, 'diagnostics'> {
  const split = splitFrontmatter(input.text, report);
  const given = split && parseYaml(split.frontmatter, report);
  const yaml = given && checkTextSafety(given, report) ? given : undefined;
  const root = split && checkSizeLimits(split.body, report) ? parseBody(split.body, report) : undefined;
  if (root && split) {
    checkBody(root, report);
    checkBidi(root, report);
    reportMalformedMarkers(root, split.body, report);
    setImageSizes(root, input.images ?? new Map(), report);
  }
  const data = yaml && validate(frontmatter, yaml, report);
  return yaml ? checkAndAssemble(input, { yaml, data, root }, diagnostics, report) : { facts: emptyFacts() };
}

interface ParsedParts {
  yaml: Yaml;
  data: Frontmatter | undefined;
  root: Root | undefined;
}

/** Holds frontmatter and body against each other; builds the explainer when both are whole. */
function checkAndAssemble(
  input: ParseInput,
  pieces: ParsedParts,
  diagnostics: Diagnostic[],
  report: Report,
): Omit<ParseResult, 'diagnostics'> {
  const { slug, file, basePath, siteUrl = 'https://example.org' } = input;
  const { dataFile = () => undefined, glossary = {}, today = toIsoDay(new Date()) } = input;
  const { yaml, data, root } = pieces;
  const partial = toPartialFrontmatter(yaml.data);
  const sourceAt = (index: number) => yaml.positionOf(['sources', index, 'id']);
  checkFrontmatter(partial, slug, yaml, report);
  const sources = new Map(partial.sources.map((source) => [source.id, source]));
  const notes = root ? extractNotes(root, new Set(sources.keys()), report) : new Map<string, FootnoteDefinition>();
  const citable = { sources, notes: new Set(notes.keys()) };
  const fields = parseInlineFields(partial, citable, yaml, report);
  const facts = collectFacts(partial, fields, root, yaml);
  if (!root) return { facts };
  const titleAt = (index: number) => yaml.positionOf(['sections', index, 'title']);
  const sections = matchSections(root, partial.sections, titleAt, report);
  checkTerms(root, glossary, report);
  const figuresOf = createChartReader(dataFile, new Set(sources.keys()), report);
  const placed = injectFrontmatterData(root, partial, fields, { lang: data?.lang ?? 'en', figuresOf }, yaml, report);
  const standing = (part: string, list: readonly InlineField[]) =>
    list.flatMap(({ marks }) => marks.map((mark) => ({ ...mark, citation: { ...mark.citation, part } })));
  const context = {
    before: [
      ...standing('since', fields.since ? [fields.since] : []),
      ...standing('key-points', placed.hasKeyPoints ? [] : fields.keyPoints),
    ],
    after: standing('changes', fields.updates),
    placed: placed.marks,
  };
  const marks = collectCitations(context, root, sections, notes, citable, report);
  const cited = [...marks, ...fields.cited].filter(({ citation }) => citation.kind === 'source');
  const used = new Set([...cited.map(({ citation }) => citation.id), ...findDataSources(partial)]);
  reportUncitedSources(partial.sources, used, sourceAt, report);
  diagnostics.push(...checkFile({ partial, data, yaml, root, sections, citations: marks, today }, file));
  if (!data) return { facts };
  const body = { root, sections, notes, ...placed, marks };
  return {
    facts,
    explainer: assembleExplainer({ slug, basePath, siteUrl, figuresOf, glossary, data, body, fields, report }),
  };
}

function toIsoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** What other files are held against. */
function collectFacts(
  partial: PartialFrontmatter,
  fields: InlineFields,
  root: Root | undefined,
  yaml: Yaml,
): CrossFileFacts {
  const inFields = [fields.title, fields.summary, fields.since, ...fields.keyPoints, ...fields.claims];
  return {
    sections: partial.sections.map((section, index) => ({
      ...section,
      at: yaml.positionOf(['sections', index, 'id']),
    })),
    sectionsAt: yaml.keyPositionOf(['sections']),
    sourcesAt: yaml.keyPositionOf(['sources']),
    ...(partial.draft ? { draftAt: yaml.keyPositionOf(['draft']) } : {}),
    authors: partial.authors.map((id, index) => ({ id, at: yaml.positionOf(['authors', index]) })),
    sources: partial.sources.flatMap(({ id, url }, index) =>
      id && url ? [{ id, url, at: yaml.positionOf(['sources', index, 'id']) }] : [],
    ),
    links: [
      ...[...inFields, ...fields.timeline, ...fields.updates].flatMap((field) => field?.links ?? []),
      ...(root ? findSiteLinks(root, positionOf) : []),
    ],
  };
}

/** Every term that the body names is in the glossary. */
function checkTerms(root: Root, glossary: Glossary, report: Report): void {
  visit(root, ['mdxJsxTextElement', 'mdxJsxFlowElement'], (node) => {
    if (!('name' in node) || node.name !== 'Term') return;
    const id = getAttribute(node, 'id');
    if (id === undefined || Object.hasOwn(glossary, id)) return;
    report({
      rule: 'unknown-term',
      position: positionOf(node),
      message: `There is no term “${id}” in glossary.yml.`,
      hint: didYouMean(id, Object.keys(glossary), `Add “${id}:” with its definition there.`),
    });
  });
}

/** Reads the figures of charts, each file once, and says where a chart stands whose file cannot be used. */
function createChartReader(
  dataFile: (name: string) => string | undefined,
  sources: ReadonlySet<string>,
  report: Report,
): (name: string, position?: Position) => ChartTable | undefined {
  const read = new Map<string, ChartTable>();
  return (name, position) => {
    if (read.has(name) || !position) return read.get(name);
    const problem = (message: string, hint: string) => report({ rule: 'chart-data', position, message, hint });
    const csv = /^[a-z0-9-]+$/.test(name) ? dataFile(name) : undefined;
    if (csv === undefined) {
      problem(
        `There is no file “data/${name}.csv” in the content.`,
        'Add it, or name one that is there, without “.csv”.',
      );
      return undefined;
    }
    const figures = parseChartData(csv);
    if ('message' in figures) {
      problem(`data/${name}.csv cannot be used: in line ${figures.line}, ${figures.message}.`, 'Mend that line.');
      return undefined;
    }
    for (const id of new Set(figures.rows.flatMap((row) => row.sources))) {
      if (!sources.has(id))
        problem(`data/${name}.csv names the source “${id}”, which is not listed here.`, `Add “${id}” to the sources.`);
    }
    read.set(name, figures);
    return figures;
  };
}

/** Sources that data of the frontmatter rests on. */
function findDataSources({ claims, timeline }: PartialFrontmatter): string[] {
  return [...claims, ...timeline].flatMap(({ sources }) => sources);
}
