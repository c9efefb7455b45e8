/** Builds small explainers for tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Explainer } from '../../src/explainer/model.ts';
import type { Source } from '../../src/explainer/schema/source.ts';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { parseSourcesFile } from '../../src/parse/shared-sources/sources-file.ts';
import { renderNoteList, renderSourceList, renderUnlocatedList } from '../../src/site-data/reference-lists.ts';
import { root } from './run.ts';

/** What to change from the defaults. */
interface Options {
  /** Lines of YAML before the sections. */
  fields?: string;
  /** Lines of YAML with more sources than `a`, `b` and `c`. */
  sources?: string;
  /** Titles of sections, by id. */
  sections?: Record<string, string>;
  lang?: string;
  basePath?: string;
  /** Returns the text of a chart’s data file, by name. */
  dataFile?: (name: string) => string | undefined;
}

/** Writes an explainer’s file. By default its sources are `a`, `b` and `c`, and its section is `one`, “One”. */
export function writeExplainerText(
  body: string,
  { fields = '', sources = '', sections = { one: 'One' }, lang = 'en' }: Options = {},
) {
  return `---
title: A town council met
summary: The council of an invented town met.
topics: [council]
authors: [desk]
lang: ${lang}
published: 2026-01-12
asOf: 2026-01-12
${fields}
sections:
${Object.entries(sections)
  .map(([id, title]) => `  - { id: ${id}, title: ${JSON.stringify(title)} }`)
  .join('\n')}
sources:
${['a', 'b', 'c'].map(writeSource).join('\n')}
${sources}
---

${body}
`;
}

function writeSource(id: string): string {
  const url = `https://example.org/${id}`;
  return `  - { id: ${id}, publisher: Paper ${id.toUpperCase()}, title: Title ${id}, url: '${url}', kind: news }`;
}

/** Parses an explainer with this body. */
export function parseExplainerWithBody(
  body: string,
  options: Options = {},
): { diagnostics: Diagnostic[]; explainer?: Explainer } {
  const basePath = options.basePath ?? '/';
  const images = new Map([['/hall.png', { width: 640, height: 480 }]]);
  const text = writeExplainerText(body, options);
  return parseExplainer({ slug: 'council', file: 'council.mdx', text, basePath, images, dataFile: options.dataFile });
}

/** Parses an explainer with this body. @throws Error if it has errors other than sources that nothing cites */
export function parseSmallExplainer(body: string, options: Options = {}): Explainer {
  const { diagnostics, explainer } = parseExplainerWithBody(body, options);
  const errors = diagnostics.filter(({ rule, severity }) => severity === 'error' && rule !== 'source-without-citation');
  if (!explainer || errors.length > 0) throw new Error(`The explainer has errors: ${JSON.stringify(errors)}`);
  return explainer;
}

/** Returns the HTML of an explainer’s page, in its order. */
export function joinPageHtml(explainer: Explainer): string {
  const { since, introduction, sections } = explainer;
  const text = sections.map(({ title, html }) => `<h2>${title.html}</h2>${html}`);
  const lists = [renderNoteList, renderSourceList, renderUnlocatedList].map((list) => list(explainer));
  return [since?.html ?? '', introduction.html, ...text, ...lists].join('');
}

/** Returns the elements of an HTML fragment that match a CSS selector. */
export function selectElements(html: string, selector: string): Element[] {
  return selectAll(selector, fromHtml(html, { fragment: true }));
}

/** Returns the texts of the matching elements, without repeated white space. */
export function selectTexts(html: string, selector: string): string[] {
  return selectElements(html, selector).map((element) => textOf(element).replace(/\s+/g, ' ').trim());
}

/** Returns an attribute, by its name in hast, of the matching elements; empty where they lack it. */
export function selectAttributes(html: string, selector: string, name: string): string[] {
  return selectElements(html, selector).map(({ properties }) => String(properties[name] ?? ''));
}

/** Reads the sources of an explainer’s file, in the order of their numbers, and its language. */
export function readSources(file: string): { sources: Source[]; lang: string } {
  const text = readFileSync(join(root, file), 'utf8');
  const { entries: sharedSources } = parseSourcesFile(join(root, 'content/sources.yml'), () => {});
  const { explainer } = parseExplainer({ slug: 'any', file, text, basePath: '/', sharedSources });
  if (!explainer) throw new Error(`${file} cannot be read.`);
  return { sources: explainer.sources.map(({ source }) => source), lang: explainer.lang };
}
