/** A small explainer for tests: what is given is put in, everything else is as short as can be. */
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
import { renderNoteList, renderSourceList, renderUnlocatedList } from '../../src/site-data/reference-lists.ts';
import { root } from './run.ts';

interface Given {
  /** Lines of YAML before the sections. */
  fields?: string;
  /** Lines of YAML of sources beside `a`, `b` and `c`. */
  sources?: string;
  /** Titles of sections, by id. */
  sections?: Record<string, string>;
  lang?: string;
  basePath?: string;
  /** Files of figures, by name. */
  dataFile?: (name: string) => string | undefined;
}

/** The file of an explainer with this body. Its sources are `a`, `b` and `c`, its section is `one`, “One”. */
export function fileWith(
  body: string,
  { fields = '', sources = '', sections = { one: 'One' }, lang = 'en' }: Given = {},
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
${['a', 'b', 'c'].map((id) => `  - { id: ${id}, publisher: Paper ${id.toUpperCase()}, title: Title ${id}, url: 'https://example.org/${id}', kind: news }`).join('\n')}
${sources}
---

${body}
`;
}

/** Reads the explainer with this body. */
export function read(body: string, given: Given = {}): { diagnostics: Diagnostic[]; explainer?: Explainer } {
  const basePath = given.basePath ?? '/';
  const images = new Map([['/hall.png', { width: 640, height: 480 }]]);
  const text = fileWith(body, given);
  return parseExplainer({ slug: 'council', file: 'council.mdx', text, basePath, images, dataFile: given.dataFile });
}

/** The model of the explainer with this body; that `a`, `b` or `c` is not cited does not matter here. */
export function explainerOf(body: string, given: Given = {}): Explainer {
  const { diagnostics, explainer } = read(body, given);
  const others = diagnostics.filter(({ rule, severity }) => severity === 'error' && rule !== 'source-without-citation');
  if (!explainer || others.length > 0) throw new Error(`The text is not sound: ${JSON.stringify(others)}`);
  return explainer;
}

/** HTML of all that stands on the page, in its order. */
export function pageHtml(explainer: Explainer): string {
  const { since, introduction, sections } = explainer;
  const text = sections.map(({ title, html }) => `<h2>${title.html}</h2>${html}`);
  const lists = [renderNoteList, renderSourceList, renderUnlocatedList].map((list) => list(explainer));
  return [since?.html ?? '', introduction.html, ...text, ...lists].join('');
}

export function all(html: string, selector: string): Element[] {
  return selectAll(selector, fromHtml(html, { fragment: true }));
}

export function texts(html: string, selector: string): string[] {
  return all(html, selector).map((element) => textOf(element).replace(/\s+/g, ' ').trim());
}

export function attributes(html: string, selector: string, name: string): string[] {
  return all(html, selector).map(({ properties }) => String(properties[name] ?? ''));
}

/** The sources of an explainer’s file in the order of their numbers, and its language. */
export function sourcesOfFile(file: string): { sources: Source[]; lang: string } {
  const { explainer } = parseExplainer({
    slug: 'any',
    file,
    text: readFileSync(join(root, file), 'utf8'),
    basePath: '/',
  });
  if (!explainer) throw new Error(`${file} cannot be read.`);
  return { sources: explainer.sources.map(({ source }) => source), lang: explainer.lang };
}
