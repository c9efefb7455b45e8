/** JavaScript where only text is allowed, and property names that every JavaScript object has. */
import { attack, body, type Case, chart, cited, claim, edit, fields, folder, source, term } from './base.ts';

const bodies: [name: string, outcome: Case[1], text: string][] = [
  ['an import', 'javascript-in-body', "import fs from 'node:fs'"],
  ['an import of data', 'javascript-in-body', "import secret from '/etc/passwd'"],
  ['an export', 'javascript-in-body', `export const x = (globalThis.${attack})`],
  ['an export of a layout', 'javascript-in-body', 'export default ({ children }) => children'],
  ['an expression', 'javascript-in-body', `It met {${attack}} times.`],
  ['an expression on a separate line', 'javascript-in-body', `{${attack}}`],
  ['an expression in a template', 'javascript-in-body', `{\`\${${attack}}\`}`],
  ['an expression after a comment', 'javascript-in-body', `{/* harmless */ ${attack}}`],
  ['an expression that never ends', 'broken-mdx', '{(() => {'],
  ['an expression as an attribute', 'javascript-in-body', `<Callout title={${attack}}>\n\nx\n\n</Callout>`],
  ['spread attributes', 'javascript-in-body', '<Callout {...globalThis}>\n\nx\n\n</Callout>'],
  ['an element as an attribute', 'broken-mdx', '<Callout title=<b>x</b>>\n\nx\n\n</Callout>'],
  ['a handler as an attribute', 'unknown-attribute', `<Callout title="x" onclick="${attack}">\n\nx\n\n</Callout>`],
  ['a style as an attribute', 'unknown-attribute', '<Callout title="x" style="position:fixed">\n\nx\n\n</Callout>'],
  ['the constructor as an attribute', 'unknown-attribute', '<Callout constructor="x">\n\nx\n\n</Callout>'],
  ['the prototype as an attribute', 'unknown-attribute', '<Callout __proto__="x">\n\nx\n\n</Callout>'],
  ['<constructor/>', 'html-in-body', '<constructor/>'],
  ['<toString/>', 'html-in-body', '<toString/>'],
  ['<__proto__/>', 'unknown-component', '<__proto__/>'],
  ['<Object/>', 'unknown-component', '<Object/>'],
  ['a member of a component', 'unknown-component', '<Claim.constructor/>'],
  ['an element with a namespace', 'html-in-body', '<xlink:href/>'],
  ['a fragment', 'html-in-body', '<></>'],
  ['the claim “constructor”', 'unknown-claim', '<Claim id="constructor" />'],
  ['the term “constructor”', 'unknown-term', 'A <Term id="constructor" />.'],
  ['the term “__proto__”', 'unknown-term', 'A <Term id="__proto__" />.'],
  ['the source “constructor”', 'citation-without-source', 'It met.[^constructor]'],
  ['the source “__proto__”', 'citation-without-source', 'It met.[^__proto__]'],
  ['the quote “constructor”', 'citation-without-quote', 'It met.[^a:constructor]'],
  ['the quote “__proto__”', 'citation-without-quote', 'It met.[^a:__proto__]'],
];

export const codeAndNames: Case[] = [
  ...bodies.map(([name, outcome, text]): Case => [`${name} in the body`, outcome, body(text)]),
  ['an expression in a field', 'page', fields(`since: "It met {${attack}} times, import x."`)],
  ['a comment that contains code', 'page', body(`{/* ${attack} */}\n\n${cited}`)],
  ['chart data from outside', 'chart-data', chart('x', 'data="../../../../etc/passwd" title="T" unit="u"')],
  ['chart data called “constructor”', 'chart-data', chart('x', 'data="constructor" title="T" unit="u"')],
  [
    'a number in chart data beyond Number.MAX_VALUE',
    'chart-data',
    chart(`Who,As of,How many,Source\nCity,2026,${'9'.repeat(400)},a\n`),
  ],
  ['the author “constructor”', 'unknown-author', edit(body(''), 'authors: [desk]', 'authors: [constructor]')],
  ['the topic “constructor”', 'page', folder({ topics: 'constructor', introduction: `${cited}[^a:said]` })],
  [
    'the section “constructor”',
    'page',
    folder({ introduction: `${cited}[^a:said]`, sections: '  - { id: constructor, title: One }' }),
  ],
  [
    'the claim “constructor” in the frontmatter',
    'page',
    edit(
      edit(claim('text: T, by: B, assessment: "So.[^a]"'), 'id: c,', 'id: constructor,'),
      'id="c"',
      'id="constructor"',
    ),
  ],
  [
    'the source “constructor” in the frontmatter',
    'page',
    edit(
      edit(source('publisher: P, title: T, url: "https://example.org/d8"'), 'id: d,', 'id: constructor,'),
      '[^d]',
      '[^constructor]',
    ),
  ],
  ['the term “constructor” in the glossary', 'page', term('term: builder, definition: D', 'constructor')],
];
