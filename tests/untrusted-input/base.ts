/** A sound explainer, and the ways to put something hostile into it. */
import type { catalogue } from '../../src/parse/rule-catalogue.ts';

/** Files of a content folder by path; a function makes what is no file of text. */
export type Folder = Record<string, string | Buffer | ((path: string) => void)>;

/** What a case tries, what becomes of it, and the content that tries it. `page`: all is well and it is shown. */
export type Case = [tries: string, becomes: 'page' | (typeof catalogue)[number]['name'], files: Folder];

/** What a hostile text would do if it were run: the tests look for it. */
export const attack = 'window.executed=1';

/** Breaks out of text, of attributes in either quotation marks, of comments, of scripts and of CDATA. */
export const breakOut = `'"><img src=x onerror="${attack}"><!--]]></script></title></style></textarea><script>${attack}</script>`;

/** The same as one scalar of YAML. */
export const quoted = (text: string): string => JSON.stringify(text);

interface Given {
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

/** The text of an explainer. */
export function explainer({ fields = '', introduction = cited, body = cited, sources = '', ...given }: Given): string {
  return `---
title: ${given.title ?? 'A council met'}
summary: ${given.summary ?? 'The council of an invented town met.'}
topics: [${given.topics ?? 'council'}]
authors: [desk]
lang: ${given.lang ?? 'en'}
published: 2026-01-12
asOf: 2026-01-12
${fields}
sections:
${given.sections ?? '  - { id: one, title: One }'}
sources:
  - { id: a, publisher: Paper, title: Title, url: "https://example.org/a", kind: news, quotes: { said: "It met." } }
${sources}
---

${introduction}

## One

${body}
`;
}

/** A folder with this explainer alone. */
export const folder = (given: Given, beside: Folder = {}): Folder => ({
  'explainers/case.mdx': explainer(given),
  ...beside,
});

/** A folder whose explainer has this body. */
export const body = (text: string, beside: Folder = {}): Folder =>
  folder({ introduction: `${cited}[^a:said]`, body: `${cited}\n\n${text}` }, beside);

/** A folder whose explainer has these lines of frontmatter. */
export const fields = (yaml: string, text = cited): Folder =>
  folder({ introduction: `${cited}[^a:said]`, fields: yaml, body: text });

/** A folder whose explainer cites one more source, `d`, with these keys. */
export const source = (yaml: string): Folder =>
  folder({
    introduction: `${cited}[^a:said]`,
    body: `${cited}[^d]`,
    sources: `  - { id: d, kind: news, ${yaml} }`,
  });

/** A folder with one claim, timeline event, key point or term; text is YAML. */
export const claim = (keys: string): Folder =>
  fields(
    `claims:\n  - { id: c, on: 2026-01-12, status: wrong, sources: [a], ${keys} }`,
    `${cited}\n\n<Claim id="c" />`,
  );
export const term = (keys: string): Folder =>
  body('A <Term id="weir" />.[^a]', {
    'glossary.yml': `weir: { ${keys}, sources: [{ id: w, publisher: P, title: T, url: "https://example.org/w", kind: reference }] }\n`,
  });
export const chart = (csv: string, attributes = 'data="x" title="T" unit="u"'): Folder =>
  body(`<Chart ${attributes}>\n\n${cited}\n\n</Chart>`, { 'data/x.csv': csv });
