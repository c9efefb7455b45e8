/** HTML where only text is allowed, and text that becomes HTML when it is not escaped. */
import {
  attack,
  body,
  type Case,
  chart,
  cited,
  claim,
  fields,
  folder,
  htmlInjection,
  quoted,
  source,
  term,
} from './base.ts';

const html: [name: string, outcome: Case[1], text: string][] = [
  ['a script', 'html-in-body', '<script>alert(1)</script>'],
  ['a script around a line', 'html-in-body', '<script>\n\nalert(1)\n\n</script>'],
  ['an image with a handler', 'html-in-body', `<img src="x" onerror="${attack}" />`],
  ['an SVG with a handler', 'html-in-body', `<svg onload="${attack}" />`],
  ['an iframe', 'html-in-body', `<iframe srcdoc="&lt;script>${attack}&lt;/script>" />`],
  ['an object', 'html-in-body', '<object data="data:text/html,x" />'],
  ['a form', 'html-in-body', '<form action="https://example.com/" />'],
  ['a base element', 'html-in-body', '<base href="https://example.com/" />'],
  ['a meta refresh', 'html-in-body', '<meta http-equiv="refresh" content="0;url=https://example.com/" />'],
  ['a style sheet', 'html-in-body', '<link rel="stylesheet" href="https://example.com/x.css" />'],
  ['a style element', 'html-in-body', '<style>x</style>'],
  ['MathML', 'html-in-body', '<math><mtext><x /></mtext></math>'],
  ['an allowed element with a handler', 'unknown-attribute', `It <mark onclick="${attack}">met</mark>.[^a]`],
  ['an allowed element with a style', 'unknown-attribute', 'It <span lang="fa" style="position:fixed">met</span>.[^a]'],
  ['an allowed element with an expression', 'javascript-in-body', 'It <span lang={x}>met</span>.[^a]'],
  ['an allowed element around a block', 'component-out-of-place', '<mark>\n\n- It met.[^a]\n\n</mark>'],
  ['an unclosed tag', 'broken-mdx', `<img src=x onerror=${attack}`],
  ['an unquoted attribute', 'broken-mdx', `<img src=x onerror=${attack}>`],
  ['a comment', 'broken-mdx', `<!-- <script>${attack}</script> -->`],
  ['a comment that ends early', 'broken-mdx', `<!--><script>${attack}</script>`],
  ['CDATA', 'broken-mdx', `<![CDATA[<script>${attack}</script>]]>`],
  ['a doctype', 'broken-mdx', '<!doctype html>'],
  ['a processing instruction', 'broken-mdx', '<?xml-stylesheet href="x"?>'],
  ['a closing tag alone', 'broken-mdx', '</main>'],
];
const tag = `<img src="x" onerror="${attack}">`;
const injection = quoted(htmlInjection);
/** A place has at most 100 characters. */
const place = quoted(`p. 3 ${htmlInjection.slice(0, 90)}`);
const escapedInjection = `'&quot;&gt;&lt;script>${attack}&lt;/script>`;
const csv = (...cells: string[]) =>
  `Who,As of,How many,${cells[1] ?? 'Remark'},Source\n${cells[0] ?? 'City'},2026,5,${cells[2] ?? 'x'},a\n`;
const cell = `"${htmlInjection.replaceAll('"', '""')}"`;

export const markup: Case[] = [
  ...html.map(([name, outcome, text]): Case => [`${name} in the body`, outcome, body(text)]),
  ['HTML in a title', 'html-in-body', folder({ title: quoted(tag) })],
  [
    'an allowed element with a handler in a title',
    'unknown-attribute',
    folder({ title: quoted(`It <mark onclick="${attack}">met</mark>`) }),
  ],
  [
    'an HTML injection in the title of an abbreviation',
    'page',
    folder({
      title: quoted(`It <abbr title="${escapedInjection}">met</abbr>`),
      introduction: `It <abbr title="${escapedInjection}">met</abbr>.[^a][^a:said]`,
    }),
  ],
  ['HTML in a summary', 'html-in-body', folder({ summary: quoted(tag) })],
  ['HTML in since', 'html-in-body', fields(`since: ${quoted(tag)}`)],
  ['HTML in a key point', 'html-in-body', fields(`keyPoints: [{ text: ${quoted(tag)} }]`)],
  ['HTML in an assessment', 'html-in-body', claim(`text: T, by: B, assessment: ${quoted(tag)}`)],
  ['HTML in the timeline', 'html-in-body', fields(`timeline: [{ date: 2026, text: ${quoted(tag)} }]`, '<Timeline />')],
  ['HTML in an update', 'html-in-body', fields(`updates: [{ date: 2026-01-12, kind: update, text: ${quoted(tag)} }]`)],
  ['HTML in a definition of the glossary', 'html-in-body', term(`term: weir, definition: ${quoted(tag)}`)],
  [
    'an HTML injection in a title, as code',
    'page',
    folder({ title: quoted(`\`${htmlInjection.slice(0, 100)}\``), introduction: `${cited}[^a:said]` }),
  ],
  [
    'a script end tag in a title',
    'page',
    folder({ title: quoted(`\`</script><script>${attack}</script>\``), introduction: `${cited}[^a:said]` }),
  ],
  [
    'an HTML injection in a summary, as code',
    'page',
    folder({ summary: quoted(`\`${htmlInjection}\``), introduction: `${cited}[^a:said]` }),
  ],
  [
    'an HTML injection in a publisher',
    'page',
    source(`publisher: ${injection}, title: T, url: "https://example.org/d1"`),
  ],
  [
    'an HTML injection in the title of a source',
    'page',
    source(`publisher: P, title: ${injection}, url: "https://example.org/d2"`),
  ],
  [
    'an HTML injection in the “via” of a source',
    'page',
    source(`publisher: P, title: T, via: ${injection}, url: "https://example.org/d3"`),
  ],
  [
    'an HTML injection in the authors of a source',
    'page',
    source(`publisher: P, title: T, authors: [${injection}, ${injection}], url: "https://example.org/d4"`),
  ],
  [
    'an HTML injection in the address of a source',
    'page',
    source(`publisher: P, title: T, url: "https://example.org/'><img/src=x/onerror=${attack}>"`),
  ],
  [
    'an HTML injection in a quote',
    'page',
    folder({
      introduction: `${cited}[^a:said]`,
      body: `${cited}[^d:k]`,
      sources: `  - { id: d, publisher: P, title: T, kind: news, url: "https://example.org/d5", quotes: { k: ${injection} } }`,
    }),
  ],
  [
    'an HTML injection in a place and in a translation',
    'page',
    folder({
      introduction: `${cited}[^a:said]`,
      body: `${cited}[^d:k][^d:s]`,
      sources: `  - id: d
    publisher: P
    title: T
    kind: news
    url: "https://example.org/d8.pdf"
    quotes: { k: { words: "It met", at: ${place}, translation: { text: ${injection}, by: ${injection} } } }
    places: { s: ${place} }`,
    }),
  ],
  [
    'LaTeX commands in a source',
    'page',
    source('publisher: "\\\\input{/etc/passwd}}", title: "}@misc{x, \\\\write18{x}", url: "https://example.org/d6"'),
  ],
  [
    'line breaks and RIS tags in a source',
    'page',
    source('publisher: "P\\nER  - \\nTY  - X", title: "T\\r\\nUR  - javascript:x", url: "https://example.org/d7"'),
  ],
  [
    'an HTML injection in a listed source',
    'page',
    folder({
      introduction: `${cited}[^a:said]`,
      sources: `  - { id: d, publisher: ${injection}, title: ${injection}, located: not-found, kind: news }`,
    }),
  ],
  ['an HTML injection in a claim', 'page', claim(`text: ${injection}, by: ${injection}, assessment: "It is so.[^a]"`)],
  [
    'an HTML injection in the summary of a section',
    'page',
    folder({ introduction: `${cited}[^a:said]`, sections: `  - { id: one, title: One, summary: ${injection} }` }),
  ],
  [
    'an HTML injection in the reason for a withdrawal',
    'page',
    fields(`withdrawn: { date: 2026-02-01, reason: ${injection} }`),
  ],
  [
    'an HTML injection in a topic',
    'page',
    folder(
      { topics: 'attack-topic', introduction: `${cited}[^a:said]` },
      { 'topics.yml': `attack-topic: { name: ${injection}, introduction: ${injection} }\n` },
    ),
  ],
  [
    'an HTML injection in an author',
    'page',
    folder(
      { introduction: `${cited}[^a:said]` },
      { 'authors.yml': `desk: { name: ${injection}, line: ${injection} }\n` },
    ),
  ],
  ['an HTML injection in a term', 'page', term(`term: ${injection}, also: [${injection}], definition: D`)],
  [
    'an HTML injection in a chart',
    'page',
    chart(
      csv(cell, cell, cell),
      `data="x" title='x"><script>${attack}</script>' unit="&lt;script>${attack}&lt;/script>"`,
    ),
  ],
  ['spreadsheet formulas in a chart', 'page', chart(csv('"=cmd|""/c calc""!A1"', '@SUM(1)', '+1+1'))],
  [
    'an HTML injection in the title of a callout',
    'page',
    body(`<Callout title='"&gt;&lt;script&gt;${attack}&lt;/script&gt;'>\n\n${cited}\n\n</Callout>`),
  ],
  ['an HTML injection in alternative text', 'page', body('![\\"\\>\\<img onerror=x\\>](/favicon.svg)')],
  [
    'an HTML injection in the title of an image',
    'page',
    body(`![x](/favicon.svg '"><img src=x onerror="${attack}">')`),
  ],
  [
    'an HTML injection in a picture',
    'page',
    body(
      `<Picture src="/favicon.svg" alt='"><img src=x onerror="${attack}">' credit='"><img src=x onerror="${attack}">' />`,
    ),
  ],
  [
    'an HTML injection in a link to a video',
    'page',
    body(
      `<MediaLink href="https://example.org/v" title='"><img src=x onerror="${attack}">' site="<script>${attack}</script>" />`,
    ),
  ],
  [
    'an HTML injection in the title of a link',
    'page',
    body(`[x](https://example.org/ '"><img src=x onerror="${attack}">')`),
  ],
  [
    'an HTML injection in code',
    'page',
    body(`\`\`\`"><script>${attack}</script>\n${htmlInjection}\n\`\`\`\n\nand \`${htmlInjection}\`.[^a]`),
  ],
  [
    'an HTML injection as entities',
    'page',
    body(`&lt;script&gt;${attack}&lt;/script&gt; &#60;img src=x onerror=${attack}&#62;[^a]`),
  ],
  ['an HTML injection in a subheading', 'page', body(`### \`"><script>${attack}</script>\`\n\n${cited}`)],
  ['an HTML injection with escaped brackets', 'page', body(`\\<script>${attack}\\</script>[^a]`)],
  [
    'template syntax of other programs',
    'page',
    fields(`since: "{{constructor.constructor('${attack}')()}} \${x} <%= x %> [[x]]"`.replaceAll('<%', '&lt;%')),
  ],
];
