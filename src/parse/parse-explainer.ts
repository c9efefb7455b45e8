import type { FootnoteDefinition, Root } from 'mdast';
import { addRepeatedSources } from '../citations/repeated-sources.ts';
import { reportUncitedSources } from '../citations/resolve.ts';
import { comparePositions, createReporter, type Diagnostic, type Report } from '../diagnostics/diagnostic.ts';
import { limitReports, reportTooMany, TooManyDiagnostics } from '../diagnostics/diagnostic-limit.ts';
import { defaultSiteUrl } from '../explainer/local-link.ts';
import type { Explainer, ParsedExplainer } from '../explainer/model.ts';
import type { Quotations } from '../explainer/schema/quotations.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import { createChartReader, getDataPath } from './chart-data/chart-reader.ts';
import { collectFacts, emptyFacts } from './cross-file-facts.ts';
import { checkEmptyTexts } from './frontmatter/empty-texts.ts';
import { checkFrontmatter } from './frontmatter/frontmatter-rules.ts';
import { listFields, parseInlineFields } from './frontmatter/inline-fields.ts';
import type { PartialFrontmatter } from './frontmatter/partial-frontmatter.ts';
import { reportCitationsInPlainFields } from './frontmatter/plain-fields.ts';
import { splitFrontmatter } from './frontmatter/split-frontmatter.ts';
import { checkTextSafety } from './frontmatter/text-safety.ts';
import { parseYaml } from './frontmatter/yaml.ts';
import { normalizeSiteLinks } from './links/find-links.ts';
import { checkBidi } from './markdown/bidi.ts';
import { checkBody, checkTerms } from './markdown/body-rules.ts';
import { extractNotes, reportMalformedMarkers } from './markdown/citation-markers.ts';
import {
  reportCitationsInAttributes,
  reportCitationsInImages,
  reportNestedLinks,
} from './markdown/citation-placement.ts';
import { collectCitations } from './markdown/collect-citations.ts';
import { injectFrontmatterData } from './markdown/inject-frontmatter-data.ts';
import { matchSections } from './markdown/match-sections.ts';
import { type ParsedBody, parseBody } from './markdown/parse-markdown.ts';
import { createContext, type ParseContext } from './parse-context.ts';
import { buildMedia } from './pictures/build-media.ts';
import { collectResizedImages, setImageSizes } from './pictures/images.ts';
import type { MeasuredImage } from './pictures/measure-image.ts';
import { addQuoteChecks } from './quotation-record.ts';
import { assembleExplainer } from './render/assemble-explainer.ts';
import { checkPageSize } from './render/page-size.ts';
import { checkFile } from './rule-catalogue.ts';
import { keepCitedPassages, listCitedPassages } from './shared-sources/cited-passages.ts';
import type { SharedSources } from './shared-sources/shared-sources.ts';
import { checkSizeLimits } from './size-limits.ts';
import { checkBodyText } from './text-checks/check-text.ts';

/** A file to parse, with what it depends on. */
export interface ParseInput {
  /** The name of the file without `.mdx`, which is also its address. */
  slug: string;
  /** The path of the file in diagnostics. */
  file: string;
  text: string;
  /** The path of the site on its server, with a slash at both ends. */
  basePath: string;
  /** The scheme and host of the site, for formats that need absolute addresses; by default https://example.org. */
  siteUrl?: string;
  /**
   * Returns the text of a file in `content/data/` by its name without `.csv`, if it exists; null if it cannot be read,
   * which is reported for that file.
   */
  dataFile?: (name: string) => string | null | undefined;
  glossary?: Glossary;
  /** The sources of `sources.yml` that the text names, with those that they rest on. */
  sharedSources?: SharedSources;
  /** The sizes of the site’s images, by address. */
  images?: ReadonlyMap<string, MeasuredImage>;
  /** Whether the pages offer smaller images, which a build makes. */
  resizesImages?: boolean;
  /** The days on which quotes were found in their sources. */
  quotations?: Quotations;
  /** The most bytes that the page may have; by default there is no limit. */
  maxPageBytes?: number;
  /** A plain date; by default the current date in UTC. */
  today?: string;
}

/** The result of parsing a file. The explainer is absent if the file has mistakes that prevent showing it. */
export interface ParseResult extends Pick<ParsedExplainer, 'diagnostics' | 'facts'> {
  explainer?: Explainer;
}

/**
 * Parses an explainer and finds all its mistakes in one pass. Never throws, whatever the text contains.
 * @returns the diagnostics sorted by position, and the explainer if it can be shown
 */
export function parseExplainer(input: ParseInput): ParseResult {
  const diagnostics: Diagnostic[] = [];
  const report = createReporter(input.file, diagnostics);
  let result: Omit<ParseResult, 'diagnostics'> = { facts: emptyFacts() };
  try {
    result = parseFile(input, diagnostics, limitReports(report));
  } catch (error) {
    if (error instanceof TooManyDiagnostics) reportTooMany(diagnostics, report);
    else if (process.env['DEBUG']) throw error;
    else
      report({
        rule: 'cannot-be-read',
        position: { line: 1, column: 1 },
        message: `The file cannot be parsed: ${(error as Error).message}.`,
        hint: 'It may be nested too deeply; remove half of it to find out where. DEBUG=1 shows the stack trace.',
      });
  }
  diagnostics.sort(comparePositions);
  return { diagnostics, ...result };
}

/** Parses frontmatter and body independently, so that mistakes in one do not hide those in the other. */
function parseFile(input: ParseInput, diagnostics: Diagnostic[], report: Report): Omit<ParseResult, 'diagnostics'> {
  const split = splitFrontmatter(input.text, report);
  if (!split) return { facts: emptyFacts() };
  const yaml = parseYaml(split.frontmatter, report);
  const isSafe = yaml !== undefined && checkTextSafety(yaml, report);
  const parsedBody = checkSizeLimits(split.body, report) ? parseBody(split.body, report) : undefined;
  const body = parsedBody && checkParsedBody(parsedBody, input, report);
  if (!isSafe) return { facts: emptyFacts() };
  const context = createContext(input, yaml, report);
  const result = checkAndAssemble(input, context, body, diagnostics);
  return body?.isMasked ? { facts: result.facts } : result;
}

interface CheckedBody extends ParsedBody {
  /** The ids in citations that alternative texts and titles have. */
  citedInImages: string[];
}

/** Completes a body, and checks what needs no frontmatter. */
function checkParsedBody(body: ParsedBody, input: ParseInput, report: Report): CheckedBody {
  const { root, source } = body;
  // A title becomes a caption when media are built.
  const citedInImages = reportCitationsInImages(root, source, report);
  buildMedia(root);
  normalizeSiteLinks(root);
  checkBody(root, report);
  checkBidi(root, report);
  reportMalformedMarkers(root, source, report);
  reportNestedLinks(root, report);
  setImageSizes(root, input, report);
  return { ...body, citedInImages };
}

/** Checks frontmatter and body against each other, and assembles the explainer if both are valid. */
function checkAndAssemble(
  input: ParseInput,
  context: ParseContext,
  checkedBody: CheckedBody | undefined,
  diagnostics: Diagnostic[],
): Omit<ParseResult, 'diagnostics'> {
  const { slug, partial, references, data, sources, glossary, report } = context;
  const root = checkedBody?.root;
  checkFrontmatter(context);
  if (checkedBody) checkBodyText(checkedBody, context);
  const notes = root ? extractNotes(root, context) : new Map<string, FootnoteDefinition>();
  const unresolved = [...references.values()].filter(({ isResolved }) => !isResolved).map(({ id }) => id);
  const citable = { sources, notes: new Set(notes.keys()), missing: new Set(unresolved) };
  const fields = parseInlineFields(context);
  checkEmptyTexts(fields, context);
  const isCitable = (id: string) => sources.has(id) || notes.has(id);
  // Citations out of place count as citations, so that their sources are not reported as uncited too.
  const misplaced = [...(checkedBody?.citedInImages ?? []), ...reportCitationsInPlainFields(isCitable, context)];
  if (root) misplaced.push(...reportCitationsInAttributes(root, isCitable, context));
  for (const { tree } of listFields(fields)) setImageSizes(tree, input, report);
  const { basePath, siteUrl = defaultSiteUrl } = input;
  const trees = [...listFields(fields).map(({ tree }) => tree), ...(root ? [root] : []), ...notes.values()];
  const facts = collectFacts(context, trees, siteUrl + basePath);
  if (!root) {
    collectCitations({ ...emptyBody, notes }, fields, citable, report);
    return { facts };
  }
  const sections = matchSections(root, context);
  checkTerms(root, context);
  const reportIn = (name: string) => createReporter(getDataPath(input.file, name), diagnostics);
  const readChart = createChartReader(input.dataFile ?? (() => undefined), sources, report, reportIn);
  const body = { root, sections, notes, ...injectFrontmatterData(root, fields, readChart, context) };
  const { marks, unshown } = collectCitations(body, fields, citable, report);
  const cited = [...marks, ...unshown].filter(({ citation }) => citation.kind === 'source');
  const inData = listDataSources(partial);
  const citedIds = new Set([...cited.map(({ citation }) => citation.id), ...inData, ...misplaced, ...unresolved]);
  const positionOfSource = (index: number) =>
    references.get(index)?.at ?? context.yaml.positionOf(['sources', index, 'id']);
  reportUncitedSources(partial.sources, citedIds, positionOfSource, report);
  diagnostics.push(...checkFile({ ...context, root, sections, citations: marks }, input.file));
  const citedPassages = listCitedPassages([...marks, ...unshown].map(({ citation }) => citation));
  for (const source of facts.sharedSources) source.passages = citedPassages.get(source.id) ?? [];
  if (!data) return { facts };
  const shown = keepCitedPassages(data.sources, references, citedPassages).map((source) =>
    addRepeatedSources(addQuoteChecks(source, input.quotations ?? {}), context.allSources),
  );
  const explainer = assembleExplainer({
    slug,
    basePath,
    siteUrl,
    getChartTable: readChart,
    glossary,
    data: { ...data, sources: shown },
    body: { ...body, citations: marks },
    fields,
    resizedImages: collectResizedImages(trees, input.images),
  });
  checkPageSize(explainer, input.maxPageBytes ?? Number.POSITIVE_INFINITY, context);
  return { facts, explainer };
}

/** The body of a file that has none which can be parsed. */
const emptyBody = {
  root: { type: 'root', children: [] } satisfies Root,
  sections: new Map(),
  hasKeyPoints: false,
  shownFields: new Set<never>(),
};

/** Lists the sources of claims and events, whether they are shown or not. */
function listDataSources({ claims, timeline }: PartialFrontmatter): string[] {
  return [...claims, ...timeline].flatMap(({ sources }) => sources);
}
