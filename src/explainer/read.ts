import type { FootnoteDefinition, Root } from 'mdast';
import { uncitedSources } from '../cite/rules.ts';
import { type Frontmatter, frontmatter } from '../schema/frontmatter.ts';
import { frontmatterRules } from '../schema/frontmatter-rules.ts';
import { byPlace, type Problem, type Report, reporterFor } from '../schema/problem.ts';
import { validate } from '../schema/validate.ts';
import { readYaml, type Yaml } from '../schema/yaml.ts';
import { bodyMarks } from './body.ts';
import { bodyRules } from './body-rules.ts';
import { build } from './build.ts';
import { readFields } from './fields.ts';
import { type Loose, looseFrontmatter } from './loose.ts';
import { malformedMarks, takeNotes } from './marks.ts';
import type { Explainer } from './model.ts';
import { parseBody } from './parse.ts';
import { matchSections } from './sections.ts';
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
  const marks = bodyMarks(fields.since?.marks ?? [], root, sections, notes, citable, report);
  const cited = [...marks, ...fields.cited].filter(({ citation }) => citation.kind === 'source');
  const used = new Set([...cited.map(({ citation }) => citation.id), ...sourcesOfData(loose)]);
  uncitedSources(loose.sources, used, sourceAt, report);
  if (!data) return undefined;
  const places = { authors: data.authors.map((_, index) => yaml.placeOf(['authors', index])) };
  return build({ slug, basePath, data, body: { root, sections, notes, marks }, fields, report, places });
}

/** Sources that data of the frontmatter rests on. */
function sourcesOfData({ claims, timeline }: Loose): string[] {
  return [...claims, ...timeline].flatMap(({ sources }) => sources);
}
