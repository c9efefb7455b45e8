import type { FootnoteDefinition, Heading, Root } from 'mdast';
import { uncitedSources } from '../cite/rules.ts';
import { type Frontmatter, frontmatter } from '../schema/frontmatter.ts';
import { frontmatterRules } from '../schema/frontmatter-rules.ts';
import { byPlace, type Problem, type Report, reporterFor } from '../schema/problem.ts';
import { validate } from '../schema/validate.ts';
import { readYaml, type Yaml } from '../schema/yaml.ts';
import { bodyRules, placeOf } from './body-rules.ts';
import { build } from './build.ts';
import { type Field, mustNotCite, readField } from './fields.ts';
import { type Loose, looseFrontmatter } from './loose.ts';
import { type FoundMark, findMarks, malformedMarks, takeNotes } from './marks.ts';
import type { Explainer } from './model.ts';
import { parseBody } from './parse.ts';
import { type GivenSection, matchSections } from './sections.ts';
import { splitFile } from './split.ts';

/** A file to read. */
export interface Input {
  /** Its address: the name of the file without `.mdx`. */
  slug: string;
  /** Its path as problems name it. */
  file: string;
  text: string;
  /** Path that the site stands under, with a slash at both ends. */
  basePath: string;
}

/** A body with what stands in it, before it is rendered. */
export interface Body {
  root: Root;
  sections: Map<Heading, GivenSection>;
  notes: Map<string, FootnoteDefinition>;
  /** Marks of the body in reading order, then those inside notes. */
  marks: FoundMark[];
}

/**
 * Reads an explainer: the one place where a file becomes a model. Everything wrong with it is found in this one pass.
 * @returns the problems, sorted by place, and the explainer unless the file is too broken to show.
 */
export function readExplainer({ slug, file, text, basePath }: Input): { problems: Problem[]; explainer?: Explainer } {
  const problems: Problem[] = [];
  const report = reporterFor(file, problems);
  const split = splitFile(text, report);
  const yaml = split && readYaml(split.frontmatter, report);
  const root = split && parseBody(split.body, report);
  if (root) {
    bodyRules(root, report);
    malformedMarks(root, split.body, report);
  }
  const data = yaml && validate(frontmatter, yaml, report);
  const explainer = yaml && readParts({ slug, basePath, yaml, data, root, report });
  problems.sort(byPlace);
  return explainer ? { problems, explainer } : { problems };
}

interface Parts {
  slug: string;
  basePath: string;
  yaml: Yaml;
  data: Frontmatter | undefined;
  root: Root | undefined;
  report: Report;
}

/** Holds frontmatter and body against each other; builds the explainer when both are whole. */
function readParts({ slug, basePath, yaml, data, root, report }: Parts): Explainer | undefined {
  const loose = looseFrontmatter(yaml.data);
  const sourceAt = (index: number) => yaml.placeOf(['sources', index, 'id']);
  frontmatterRules(loose, slug, yaml, report);
  const sources = new Map(loose.sources.map((source) => [source.id, source]));
  const notes = root ? takeNotes(root, new Set(sources.keys()), report) : new Map<string, FootnoteDefinition>();
  const citable = { sources, notes: new Set(notes.keys()) };
  const fields = readFields(loose, citable, yaml, report);
  if (!root) return undefined;
  const titleAt = (index: number) => yaml.placeOf(['sections', index, 'title']);
  const sections = matchSections(root, loose.sections, titleAt, report);
  const marks = bodyMarks(root, sections, notes, citable, report);
  const cited = [...marks, ...fields.cited].filter(({ citation }) => citation.kind === 'source');
  const used = new Set([...cited.map(({ citation }) => citation.id), ...sourcesOfData(loose)]);
  uncitedSources(loose.sources, used, sourceAt, report);
  if (!data) return undefined;
  const places = { authors: data.authors.map((_, index) => yaml.placeOf(['authors', index])) };
  return build({ slug, basePath, data, body: { root, sections, notes, marks }, fields, report, places });
}

type Citable = Parameters<typeof findMarks>[2];

/** Marks of the body in reading order; the notes they lead to follow, each once. */
function bodyMarks(
  root: Root,
  sections: Map<Heading, GivenSection>,
  notes: Map<string, FootnoteDefinition>,
  citable: Citable,
  report: Report,
): FoundMark[] {
  let part = 'introduction';
  const marks: FoundMark[] = [];
  for (const block of root.children) {
    if (block.type === 'heading') part = sections.get(block)?.id ?? part;
    marks.push(...findMarks(block, () => part, citable, report));
  }
  const waiting = new Map(notes);
  for (const { citation } of marks) {
    const note = citation.kind === 'note' ? waiting.get(citation.id) : undefined;
    if (!note) continue;
    waiting.delete(citation.id);
    marks.push(...findMarks(note, () => 'notes', citable, report));
  }
  for (const [label, note] of waiting) {
    // A label that a source has too was reported as such.
    if (citable.sources.has(label)) continue;
    report({
      rule: 'note-without-mark',
      at: placeOf(note),
      message: `The note [^${label}] is never used.`,
      hint: `Put [^${label}] where the note belongs, or delete it.`,
    });
  }
  return marks;
}

/** The fields of frontmatter that are inline Markdown. */
export interface Fields {
  title: Field;
  summary: Field;
  since?: Field;
  /** The marks of every field that may cite, shown or not. */
  cited: FoundMark[];
}

function readFields(loose: Loose, citable: Citable, yaml: Yaml, report: Report): Fields {
  const field = (text = '', ...path: (string | number)[]) =>
    readField(text, path, String(path[0]), citable, yaml, report);
  const title = field(loose.title, 'title');
  const summary = field(loose.summary, 'summary');
  mustNotCite(title, ['title'], yaml, report);
  mustNotCite(summary, ['summary'], yaml, report);
  const since = loose.since === undefined ? undefined : field(loose.since, 'since');
  const others = [
    ...loose.keyPoints.map(({ text }, index) => field(text, 'keyPoints', index, 'text')),
    ...loose.claims.map(({ assessment }, index) => field(assessment, 'claims', index, 'assessment')),
    ...loose.timeline.map(({ text }, index) => field(text, 'timeline', index, 'text')),
    ...loose.updates.map(({ text }, index) => field(text, 'updates', index, 'text')),
  ];
  const cited = [since, ...others].flatMap((each) => each?.marks ?? []);
  return since ? { title, summary, since, cited } : { title, summary, cited };
}

/** Sources that data of the frontmatter rests on. */
function sourcesOfData({ claims, timeline }: Loose): string[] {
  return [...claims, ...timeline].flatMap(({ sources }) => sources);
}
