/** A valid explainer, and functions that put an attack into it. */
import type { catalogue } from '../../src/parse/rule-catalogue.ts';

/** Files of a content folder by path. A function creates anything other than a regular file. */
export type Folder = Record<string, string | Buffer | ((path: string) => void)>;

/** A case: its name, the rule that rejects it or `page` for valid content that is shown, and its files. */
export type Case = [name: string, outcome: 'page' | (typeof catalogue)[number]['name'], files: Folder];

/** JavaScript whose effect the tests look for. */
export const attack = 'window.executed=1';

/** HTML that ends text, attributes with either quotation mark, comments, scripts and CDATA, and then attacks. */
export const htmlInjection =
  `'"><img src=x onerror="${attack}"><!--]]></script></title></style></textarea>` + `<script>${attack}</script>`;

/** Returns a text as a YAML scalar. */
export const quoted = (text: string): string => JSON.stringify(text);

interface ExplainerOptions {
  title?: string;
  summary?: string;
  topics?: string;
  lang?: string;
  /** Lines of YAML. */
  fields?: string;
  sections?: string;
  sources?: string;
  introduction?: string;
  body?: string;
}

export const cited = 'The council met.[^a]';

/** Returns the text of an explainer. */
export function explainer({
  fields = '',
  introduction = cited,
  body = cited,
  sources = '',
  ...options
}: ExplainerOptions): string {
  return `---
title: ${options.title ?? 'A council met'}
summary: ${options.summary ?? 'The council of an invented town met.'}
topics: [${options.topics ?? 'council'}]
authors: [desk]
lang: ${options.lang ?? 'en'}
published: 2026-01-12
asOf: 2026-01-12
${fields}
sections:
${options.sections ?? '  - { id: one, title: One }'}
sources:
  - { id: a, publisher: Paper, title: Title, url: "https://example.org/a", kind: news, quotes: { said: "It met." } }
${sources}
---

${introduction}

## One

${body}
`;
}

/** Returns a folder with one explainer. */
export const folder = (options: ExplainerOptions, otherFiles: Folder = {}): Folder => ({
  'explainers/case.mdx': explainer(options),
  ...otherFiles,
});

/** Returns a folder with a text of its explainer replaced. */
export const edit = (files: Folder, from: string, to: string): Folder => ({
  ...files,
  'explainers/case.mdx': String(files['explainers/case.mdx']).replaceAll(from, to),
});

/** Returns a folder whose explainer has this body. */
export const body = (text: string, otherFiles: Folder = {}): Folder =>
  folder({ introduction: `${cited}[^a:said]`, body: `${cited}\n\n${text}` }, otherFiles);

/** Returns a folder whose explainer has these lines of frontmatter. */
export const fields = (yaml: string, text = cited): Folder =>
  folder({ introduction: `${cited}[^a:said]`, fields: yaml, body: text });

/** Returns a folder whose explainer cites a second source, `d`, with these keys. */
export const source = (yaml: string): Folder =>
  folder({
    introduction: `${cited}[^a:said]`,
    body: `${cited}[^d]`,
    sources: `  - { id: d, kind: news, ${yaml} }`,
  });

/** Returns a folder with a claim that has these keys in YAML. */
export const claim = (keys: string): Folder =>
  fields(
    `claims:\n  - { id: c, on: 2026-01-12, status: wrong, sources: [a], ${keys} }`,
    `${cited}\n\n<Claim id="c" />`,
  );

/** Returns a folder with a glossary term that has these keys in YAML. */
export function term(keys: string, id = 'weir'): Folder {
  const source = '{ id: w, publisher: P, title: T, url: "https://example.org/w", kind: reference }';
  return body(`A <Term id="${id}" />.[^a]`, { 'glossary.yml': `${id}: { ${keys}, sources: [${source}] }\n` });
}

/** Returns a folder with a chart of this CSV. */
export const chart = (csv: string, attributes = 'data="x" title="T" unit="u"'): Folder =>
  body(`<Chart ${attributes}>\n\n${cited}\n\n</Chart>`, { 'data/x.csv': csv });
