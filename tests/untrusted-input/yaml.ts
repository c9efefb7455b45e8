/** YAML with exponential aliases, tags, prototype keys and wrong values. */
import { attack, type Case, cited, explainer, fields, folder, source } from './base.ts';

/** The “billion laughs” attack: nine lines that expand to a billion values. */
const billionLaughs = Array.from({ length: 9 }, (_, n) =>
  n === 0 ? 'l0: &l0 [ha]' : `l${n}: &l${n} [${`*l${n - 1}, `.repeat(10)}]`,
).join('\n');

const valid = explainer({});
const frontmatterOnly = (yaml: string) => ({ 'explainers/case.mdx': `---\n${yaml}\n---\n\n${cited}\n` });
const withValue = (key: string, value: string) => ({
  'explainers/case.mdx': valid.replace(new RegExp(`^${key}: .*$`, 'm'), `${key}: ${value}`),
});
const glossary = (yaml: string) => folder({}, { 'glossary.yml': yaml });

export const yaml: Case[] = [
  ['exponential aliases', 'broken-yaml', fields(billionLaughs)],
  ['exponential aliases in the glossary', 'broken-yaml', glossary(billionLaughs)],
  ['an alias of itself', 'unknown-key', fields('x: &x [*x]')],
  ['an alias of itself as a list of sections', 'wrong-type', folder({ sections: '  - &x [*x]' })],
  ['an alias of itself, in the glossary', 'wrong-type', glossary('weir: &x [*x]\n')],
  ['an unknown alias', 'broken-yaml', fields('since: *nothing')],
  ['a thousand aliases', 'broken-yaml', fields(`x: &x v\ny:\n${'  - *x\n'.repeat(1000)}`)],
  [
    'two thousand aliases, each with its own anchor',
    'broken-yaml',
    fields(`x:\n${Array.from({ length: 2000 }, (_, n) => `  - &a${n} v\n  - *a${n}\n`).join('')}`),
  ],
  [
    'a value through one alias',
    'page',
    folder({ title: '&t A council met', summary: '*t', introduction: `${cited}[^a:said]` }),
  ],
  ['a merge key', 'unknown-key', fields('<<: { draft: true }')],
  ['a merge key with an alias', 'unknown-key', fields('keyPoints: &k [{ text: x }]\n<<: *k')],
  ['a function as a tag', 'broken-yaml', fields(`since: !!js/function "function () { ${attack} }"`)],
  ['a regular expression as a tag', 'broken-yaml', fields('since: !!js/regexp /(a+)+$/')],
  ['a Python tag', 'broken-yaml', fields('since: !!python/object/apply:os.system ["id"]')],
  ['bytes as a tag', 'wrong-type', fields('since: !!binary R0lGODlhDAAMAIQAAP')],
  ['a tag with an address', 'broken-yaml', fields('since: !<tag:example.org,2026:x> y')],
  ['a directive', 'broken-yaml', frontmatterOnly('%YAML 9.9')],
  ['a key twice', 'duplicate-key', fields('lang: en')],
  ['a key twice, once in quotation marks', 'duplicate-key', fields('"lang": en')],
  ['a key twice, once as an escape', 'duplicate-key', fields('"\\x6cang": en')],
  [
    'a key twice in a source',
    'duplicate-key',
    source('publisher: P, publisher: Q, title: T, url: "https://example.org/f1"'),
  ],
  ['the key __proto__', 'unknown-key', fields('__proto__: { draft: "true" }')],
  [
    'the key __proto__ of a source',
    'unknown-key',
    source('publisher: P, title: T, __proto__: { url: "https://example.org/f2" }'),
  ],
  [
    'the key __proto__ of quotes',
    'malformed-id',
    source('publisher: P, title: T, url: "https://example.org/f3", quotes: { __proto__: x }'),
  ],
  ['the key constructor', 'unknown-key', fields('constructor: { prototype: { draft: true } }')],
  ['the term __proto__', 'malformed-id', glossary('__proto__: { term: x }\n')],
  [
    'the author __proto__',
    'malformed-id',
    folder({}, { 'authors.yml': 'desk: { name: Desk }\n__proto__: { name: x }\n' }),
  ],
  ['a list as a key', 'unknown-key', fields('? [a, b]\n: c')],
  ['a list as frontmatter', 'wrong-type', frontmatterOnly('- title\n- summary')],
  ['a word as frontmatter', 'wrong-type', frontmatterOnly('nothing')],
  ['empty frontmatter', 'wrong-type', frontmatterOnly('')],
  [
    'nulls everywhere',
    'wrong-type',
    frontmatterOnly(
      'title:\nsummary:\ntopics:\nauthors:\nlang:\npublished:\nasOf:\nsections:\nsources:\nclaims:\ntimeline:\nupdates:',
    ),
  ],
  ['nulls in lists', 'wrong-type', fields('keyPoints: [~, null, {}]\ntimeline: [~]\nclaims: [~]')],
  ['a list as title', 'wrong-type', withValue('title', '[a]')],
  ['a mapping in place of a list', 'wrong-type', withValue('topics', '{ a: b }')],
  ['a date that does not exist', 'bad-date', withValue('published', '2026-02-30')],
  ['a very large number as date', 'bad-date', withValue('published', '9'.repeat(400))],
  ['a date before those of JavaScript', 'bad-date', withValue('asOf', '-271821-04-20')],
  ['the year 0', 'bad-date', withValue('asOf', '0000')],
  ['a time in place of a date', 'bad-date', withValue('published', '2026-01-12T00:00:00Z')],
  ['a date in Persian digits', 'bad-date', withValue('published', '۲۰۲۶-۰۱-۱۲')],
  ['an invalid language tag', 'bad-language', withValue('lang', '"en\\" onload=x"')],
  ['a very long language tag', 'bad-language', withValue('lang', `en${'-x'.repeat(5000)}`)],
  [
    'a language tag with other digits and another calendar',
    'page',
    folder({ lang: 'en-u-ca-buddhist-nu-thai', introduction: `${cited}[^a:said]` }),
  ],
  ['the language “toString”', 'page', folder({ lang: 'toString', introduction: `${cited}[^a:said]` })],
  ['an id with a line break', 'malformed-id', folder({ sections: '  - { id: "one\\ntwo", title: One }' })],
  ['an id with a Cyrillic letter', 'malformed-id', folder({ sections: '  - { id: оne, title: One }' })],
  ['an escaped zero byte', 'control-character', folder({ title: '"A\\0council"' })],
  ['an escaped lone surrogate', 'control-character', folder({ title: '"A \\ud800 council"' })],
  [
    'a lone surrogate in a quote',
    'control-character',
    source('publisher: P, title: T, url: "https://example.org/f4", quotes: { k: "\\udc00 met" }'),
  ],
  ['a lone surrogate in the glossary', 'control-character', glossary('weir: { term: "\\ud800" }\n')],
  ['a tab before a key', 'broken-yaml', fields('keyPoints:\n\t- text: x')],
  ['several YAML documents', 'no-frontmatter', { 'explainers/case.mdx': `--- # one\na: b\n--- # two\n${cited}` }],
];
