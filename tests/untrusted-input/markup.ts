/** HTML where only words belong, and words that would be HTML if somebody forgot to escape them. */
import {
  attack,
  body,
  breakOut,
  type Case,
  chart,
  cited,
  claim,
  fields,
  folder,
  quoted,
  source,
  term,
} from './base.ts';

const html: [tries: string, becomes: Case[1], text: string][] = [
  ['a script', 'html-in-body', '<script>alert(1)</script>'],
  ['a script around a line', 'html-in-body', '<script>\n\nalert(1)\n\n</script>'],
  ['an image with a handler', 'html-in-body', `<img src="x" onerror="${attack}" />`],
  ['a drawing with a handler', 'html-in-body', `<svg onload="${attack}" />`],
  ['a frame', 'html-in-body', `<iframe srcdoc="&lt;script>${attack}&lt;/script>" />`],
  ['an object', 'html-in-body', '<object data="data:text/html,x" />'],
  ['a form', 'html-in-body', '<form action="https://example.com/" />'],
  ['a base', 'html-in-body', '<base href="https://example.com/" />'],
  ['a refresh', 'html-in-body', '<meta http-equiv="refresh" content="0;url=https://example.com/" />'],
  ['a style sheet', 'html-in-body', '<link rel="stylesheet" href="https://example.com/x.css" />'],
  ['a style', 'html-in-body', '<style>x</style>'],
  ['formulas', 'html-in-body', '<math><mtext><x /></mtext></math>'],
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
const shown = quoted(breakOut);
const csv = (...cells: string[]) =>
  `Who,As of,How many,${cells[1] ?? 'Remark'},Source\n${cells[0] ?? 'City'},2026,5,${cells[2] ?? 'x'},a\n`;
const cell = `"${breakOut.replaceAll('"', '""')}"`;

export const markup: Case[] = [
  ...html.map(([tries, becomes, text]): Case => [`${tries} in the body`, becomes, body(text)]),
  ['HTML in a title', 'html-in-body', folder({ title: quoted(tag) })],
  ['HTML in a summary', 'html-in-body', folder({ summary: quoted(tag) })],
  ['HTML in since', 'html-in-body', fields(`since: ${quoted(tag)}`)],
  ['HTML in a key point', 'html-in-body', fields(`keyPoints: [{ text: ${quoted(tag)} }]`)],
  ['HTML in an assessment', 'html-in-body', claim(`text: T, by: B, assessment: ${quoted(tag)}`)],
  ['HTML in the timeline', 'html-in-body', fields(`timeline: [{ date: 2026, text: ${quoted(tag)} }]`, '<Timeline />')],
  ['HTML in an update', 'html-in-body', fields(`updates: [{ date: 2026-01-12, kind: update, text: ${quoted(tag)} }]`)],
  ['HTML in a definition of the glossary', 'html-in-body', term(`term: weir, definition: ${quoted(tag)}`)],
  [
    'a break-out in a title, as code',
    'page',
    folder({ title: quoted(`\`${breakOut.slice(0, 100)}\``), introduction: `${cited}[^a:said]` }),
  ],
  [
    'a script that ends a script, in a title',
    'page',
    folder({ title: quoted(`\`</script><script>${attack}</script>\``), introduction: `${cited}[^a:said]` }),
  ],
  [
    'a break-out in a summary, as code',
    'page',
    folder({ summary: quoted(`\`${breakOut}\``), introduction: `${cited}[^a:said]` }),
  ],
  ['a break-out in a publisher', 'page', source(`publisher: ${shown}, title: T, url: "https://example.org/d1"`)],
  [
    'a break-out in the title of a source',
    'page',
    source(`publisher: P, title: ${shown}, url: "https://example.org/d2"`),
  ],
  [
    'a break-out in the carrier of a source',
    'page',
    source(`publisher: P, title: T, via: ${shown}, url: "https://example.org/d3"`),
  ],
  [
    'a break-out in the authors of a source',
    'page',
    source(`publisher: P, title: T, authors: [${shown}, ${shown}], url: "https://example.org/d4"`),
  ],
  [
    'a break-out in the address of a source',
    'page',
    source(`publisher: P, title: T, url: "https://example.org/'><img/src=x/onerror=${attack}>"`),
  ],
  [
    'a break-out in a quote',
    'page',
    folder({
      introduction: `${cited}[^a:said]`,
      body: `${cited}[^d:k]`,
      sources: `  - { id: d, publisher: P, title: T, kind: news, url: "https://example.org/d5", quotes: { k: ${shown} } }`,
    }),
  ],
  [
    'commands of LaTeX in a source',
    'page',
    source('publisher: "\\\\input{/etc/passwd}}", title: "}@misc{x, \\\\write18{x}", url: "https://example.org/d6"'),
  ],
  [
    'new lines and tags of RIS in a source',
    'page',
    source('publisher: "P\\nER  - \\nTY  - X", title: "T\\r\\nUR  - javascript:x", url: "https://example.org/d7"'),
  ],
  [
    'a break-out in a listed source',
    'page',
    folder({
      introduction: `${cited}[^a:said]`,
      sources: `  - { id: d, publisher: ${shown}, title: ${shown}, located: not-found, kind: news }`,
    }),
  ],
  ['a break-out in a claim', 'page', claim(`text: ${shown}, by: ${shown}, assessment: "It is so.[^a]"`)],
  [
    'a break-out in the summary of a section',
    'page',
    folder({ introduction: `${cited}[^a:said]`, sections: `  - { id: one, title: One, summary: ${shown} }` }),
  ],
  ['a break-out in a reason to withdraw', 'page', fields(`withdrawn: { date: 2026-02-01, reason: ${shown} }`)],
  [
    'a break-out in a topic',
    'page',
    folder(
      { topics: 'hostile', introduction: `${cited}[^a:said]` },
      { 'topics.yml': `hostile: { name: ${shown}, introduction: ${shown} }\n` },
    ),
  ],
  [
    'a break-out in an author',
    'page',
    folder({ introduction: `${cited}[^a:said]` }, { 'authors.yml': `desk: { name: ${shown}, line: ${shown} }\n` }),
  ],
  ['a break-out in a term', 'page', term(`term: ${shown}, also: [${shown}], definition: D`)],
  [
    'a break-out in a chart',
    'page',
    chart(
      csv(cell, cell, cell),
      `data="x" title='x"><script>${attack}</script>' unit="&lt;script>${attack}&lt;/script>"`,
    ),
  ],
  ['formulas of spreadsheets in a chart', 'page', chart(csv('"=cmd|""/c calc""!A1"', '@SUM(1)', '+1+1'))],
  [
    'a break-out in the title of a remark',
    'page',
    body(`<Callout title='"&gt;&lt;script&gt;${attack}&lt;/script&gt;'>\n\n${cited}\n\n</Callout>`),
  ],
  ['a break-out in an alternative text', 'page', body('![\\"\\>\\<img onerror=x\\>](/favicon.svg)')],
  ['a break-out in the title of a link', 'page', body(`[x](https://example.org/ '"><img src=x onerror="${attack}">')`)],
  [
    'a break-out in code',
    'page',
    body(`\`\`\`"><script>${attack}</script>\n${breakOut}\n\`\`\`\n\nand \`${breakOut}\`.[^a]`),
  ],
  [
    'a break-out as entities',
    'page',
    body(`&lt;script&gt;${attack}&lt;/script&gt; &#60;img src=x onerror=${attack}&#62;[^a]`),
  ],
  ['a break-out in a small heading', 'page', body(`### \`"><script>${attack}</script>\`\n\n${cited}`)],
  ['a break-out with escaped brackets', 'page', body(`\\<script>${attack}\\</script>[^a]`)],
  [
    'templates of other programs',
    'page',
    fields(`since: "{{constructor.constructor('${attack}')()}} \${x} <%= x %> [[x]]"`.replaceAll('<%', '&lt;%')),
  ],
];
