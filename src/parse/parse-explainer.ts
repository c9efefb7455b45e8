import type { FootnoteDefinition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { uncitedSources } from '../citations/resolve.ts';
import { didYouMean } from '../diagnostics/closest-match.ts';
import { byPlace, type Place, type Problem, type Report, reporterFor } from '../diagnostics/diagnostic.ts';
import { TooMany, tooMany, upToMany } from '../diagnostics/diagnostic-limit.ts';
import type { Explainer, Facts, Reading } from '../explainer/model.ts';
import { type Frontmatter, frontmatter } from '../explainer/schema/frontmatter.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import { frontmatterRules } from './frontmatter/frontmatter-rules.ts';
import { type Field, type Fields, readFields } from './frontmatter/inline-fields.ts';
import { type Loose, looseFrontmatter } from './frontmatter/partial-frontmatter.ts';
import { splitFile } from './frontmatter/split-frontmatter.ts';
import { textRules } from './frontmatter/text-safety.ts';
import { validate } from './frontmatter/validate.ts';
import { readYaml, type Yaml } from './frontmatter/yaml.ts';
import { directionRules } from './markdown/bidi.ts';
import { attribute, bodyRules, placeOf } from './markdown/body-rules.ts';
import { type Figures, readFigures } from './markdown/chart-data.ts';
import { malformedMarks, takeNotes } from './markdown/citation-markers.ts';
import { pageMarks } from './markdown/collect-citations.ts';
import { type Measured, sizeImages } from './markdown/images.ts';
import { placeData } from './markdown/inject-frontmatter-data.ts';
import { matchSections } from './markdown/match-sections.ts';
import { parseBody } from './markdown/parse-markdown.ts';
import { linksOf } from './markdown/site-links.ts';
import { build } from './render/assemble-explainer.ts';
import { checkFile } from './rule-catalogue.ts';
import { withinLimits } from './size-limits.ts';

/** A file to read. */
export interface Input {
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
  images?: ReadonlyMap<string, Measured>;
  /** A plain date; the day of the machine if not given. */
  today?: string;
}

/**
 * What reading yields beside the name of what was read. The explainer is absent where the file is too broken to show.
 */
export interface Read extends Pick<Reading, 'problems' | 'facts'> {
  explainer?: Explainer;
}

/**
 * Reads an explainer: the one place where a file becomes a model. Everything wrong with it is found in this one pass.
 * Nothing is thrown, whatever the text holds.
 * @returns the problems, sorted by place, and the explainer unless the file is too broken to show.
 */
export function readExplainer(input: Input): Read {
  const problems: Problem[] = [];
  const report = reporterFor(input.file, problems);
  let read: Omit<Read, 'problems'> = { facts: noFacts() };
  try {
    read = readPieces(input, problems, upToMany(report));
  } catch (error) {
    if (error instanceof TooMany) tooMany(problems, report);
    else if (process.env['DEBUG']) throw error;
    else
      report({
        rule: 'cannot-be-read',
        at: { line: 1, column: 1 },
        message: `The file cannot be read: ${(error as Error).message}.`,
        hint: 'It may be nested too deeply; halve it to find out where. With DEBUG=1 the command says more.',
      });
  }
  problems.sort(byPlace);
  return { problems, ...read };
}

/** The facts of a file that could not be read. */
export function noFacts(): Facts {
  const at = { line: 1, column: 1 };
  return { sections: [], sectionsAt: at, sourcesAt: at, authors: [], sources: [], links: [] };
}

function readPieces(input: Input, problems: Problem[], report: Report): Omit<Read, 'problems'> {
  const split = splitFile(input.text, report);
  const given = split && readYaml(split.frontmatter, report);
  const yaml = given && textRules(given, report) ? given : undefined;
  const root = split && withinLimits(split.body, report) ? parseBody(split.body, report) : undefined;
  if (root && split) {
    bodyRules(root, report);
    directionRules(root, report);
    malformedMarks(root, split.body, report);
    sizeImages(root, input.images ?? new Map(), report);
  }
  const data = yaml && validate(frontmatter, yaml, report);
  return yaml ? readParts(input, { yaml, data, root }, problems, report) : { facts: noFacts() };
}

interface Pieces {
  yaml: Yaml;
  data: Frontmatter | undefined;
  root: Root | undefined;
}

/** Holds frontmatter and body against each other; builds the explainer when both are whole. */
function readParts(input: Input, pieces: Pieces, problems: Problem[], report: Report): Omit<Read, 'problems'> {
  const { slug, file, basePath, siteUrl = 'https://example.org' } = input;
  const { dataFile = () => undefined, glossary = {}, today = dayOf(new Date()) } = input;
  const { yaml, data, root } = pieces;
  const loose = looseFrontmatter(yaml.data);
  const sourceAt = (index: number) => yaml.placeOf(['sources', index, 'id']);
  frontmatterRules(loose, slug, yaml, report);
  const sources = new Map(loose.sources.map((source) => [source.id, source]));
  const notes = root ? takeNotes(root, new Set(sources.keys()), report) : new Map<string, FootnoteDefinition>();
  const citable = { sources, notes: new Set(notes.keys()) };
  const fields = readFields(loose, citable, yaml, report);
  const facts = factsOf(loose, fields, root, yaml);
  if (!root) return { facts };
  const titleAt = (index: number) => yaml.placeOf(['sections', index, 'title']);
  const sections = matchSections(root, loose.sections, titleAt, report);
  termsAreKnown(root, glossary, report);
  const figuresOf = chartData(dataFile, new Set(sources.keys()), report);
  const placed = placeData(root, loose, fields, { lang: data?.lang ?? 'en', figuresOf }, yaml, report);
  const standing = (part: string, list: readonly Field[]) =>
    list.flatMap(({ marks }) => marks.map((mark) => ({ ...mark, citation: { ...mark.citation, part } })));
  const around = {
    before: [
      ...standing('since', fields.since ? [fields.since] : []),
      ...standing('key-points', placed.hasKeyPoints ? [] : fields.keyPoints),
    ],
    after: standing('changes', fields.updates),
    placed: placed.marks,
  };
  const marks = pageMarks(around, root, sections, notes, citable, report);
  const cited = [...marks, ...fields.cited].filter(({ citation }) => citation.kind === 'source');
  const used = new Set([...cited.map(({ citation }) => citation.id), ...sourcesOfData(loose)]);
  uncitedSources(loose.sources, used, sourceAt, report);
  problems.push(...checkFile({ loose, data, yaml, root, sections, marks, today }, file));
  if (!data) return { facts };
  const body = { root, sections, notes, ...placed, marks };
  return { facts, explainer: build({ slug, basePath, siteUrl, figuresOf, glossary, data, body, fields, report }) };
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** What other files are held against. */
function factsOf(loose: Loose, fields: Fields, root: Root | undefined, yaml: Yaml): Facts {
  const inFields = [fields.title, fields.summary, fields.since, ...fields.keyPoints, ...fields.claims];
  return {
    sections: loose.sections.map((section, index) => ({ ...section, at: yaml.placeOf(['sections', index, 'id']) })),
    sectionsAt: yaml.placeOfKey(['sections']),
    sourcesAt: yaml.placeOfKey(['sources']),
    ...(loose.draft ? { draftAt: yaml.placeOfKey(['draft']) } : {}),
    authors: loose.authors.map((id, index) => ({ id, at: yaml.placeOf(['authors', index]) })),
    sources: loose.sources.flatMap(({ id, url }, index) =>
      id && url ? [{ id, url, at: yaml.placeOf(['sources', index, 'id']) }] : [],
    ),
    links: [
      ...[...inFields, ...fields.timeline, ...fields.updates].flatMap((field) => field?.links ?? []),
      ...(root ? linksOf(root, placeOf) : []),
    ],
  };
}

/** Every term that the body names is in the glossary. */
function termsAreKnown(root: Root, glossary: Glossary, report: Report): void {
  visit(root, ['mdxJsxTextElement', 'mdxJsxFlowElement'], (node) => {
    if (!('name' in node) || node.name !== 'Term') return;
    const id = attribute(node, 'id');
    if (id === undefined || Object.hasOwn(glossary, id)) return;
    report({
      rule: 'unknown-term',
      at: placeOf(node),
      message: `There is no term “${id}” in glossary.yml.`,
      hint: didYouMean(id, Object.keys(glossary), `Add “${id}:” with its definition there.`),
    });
  });
}

/** Reads the figures of charts, each file once, and says where a chart stands whose file cannot be used. */
function chartData(
  dataFile: (name: string) => string | undefined,
  sources: ReadonlySet<string>,
  report: Report,
): (name: string, at?: Place) => Figures | undefined {
  const read = new Map<string, Figures>();
  return (name, at) => {
    if (read.has(name) || !at) return read.get(name);
    const problem = (message: string, hint: string) => report({ rule: 'chart-data', at, message, hint });
    const csv = /^[a-z0-9-]+$/.test(name) ? dataFile(name) : undefined;
    if (csv === undefined) {
      problem(
        `There is no file “data/${name}.csv” in the content.`,
        'Add it, or name one that is there, without “.csv”.',
      );
      return undefined;
    }
    const figures = readFigures(csv);
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
function sourcesOfData({ claims, timeline }: Loose): string[] {
  return [...claims, ...timeline].flatMap(({ sources }) => sources);
}
