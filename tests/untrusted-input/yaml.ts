/** YAML that multiplies, nests, names types and prototypes, and values that are not what they should be. */
import { attack, type Case, cited, explainer, fields, folder, source } from './base.ts';

/** Ten times ten times ten …: nine lines that mean a thousand million values. */
const laughs = Array.from({ length: 9 }, (_, n) =>
  n === 0 ? 'l0: &l0 [ha]' : `l${n}: &l${n} [${`*l${n - 1}, `.repeat(10)}]`,
).join('\n');

const whole = explainer({});
const bare = (yaml: string) => ({ 'explainers/case.mdx': `---\n${yaml}\n---\n\n${cited}\n` });
const instead = (key: string, value: string) => ({
  'explainers/case.mdx': whole.replace(new RegExp(`^${key}: .*$`, 'm'), `${key}: ${value}`),
});
const glossary = (yaml: string) => folder({}, { 'glossary.yml': yaml });

export const yaml: Case[] = [
  ['aliases that multiply', 'broken-yaml', fields(laughs)],
  ['aliases that multiply, in the glossary', 'broken-yaml', glossary(laughs)],
  ['an alias of itself', 'unknown-key', fields('x: &x [*x]')],
  ['an alias of itself as a list of sections', 'wrong-type', folder({ sections: '  - &x [*x]' })],
  ['an alias of itself, in the glossary', 'wrong-type', glossary('weir: &x [*x]\n')],
  ['an alias of nothing', 'broken-yaml', fields('since: *nothing')],
  ['a thousand aliases', 'broken-yaml', fields(`x: &x v\ny:\n${'  - *x\n'.repeat(1000)}`)],
  [
    'two thousand aliases, each of an anchor of its own',
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
  ['a tag of Python', 'broken-yaml', fields('since: !!python/object/apply:os.system ["id"]')],
  ['bytes as a tag', 'wrong-type', fields('since: !!binary R0lGODlhDAAMAIQAAP')],
  ['a tag with an address', 'broken-yaml', fields('since: !<tag:example.org,2026:x> y')],
  ['a directive', 'broken-yaml', bare('%YAML 9.9')],
  ['a key twice', 'duplicate-key', fields('lang: en')],
  ['a key twice, once in quotation marks', 'duplicate-key', fields('"lang": en')],
  ['a key twice, once as an escape', 'duplicate-key', fields('"\\x6cang": en')],
  [
    'a key twice, deep inside',
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
  ['a list where the frontmatter stands', 'wrong-type', bare('- title\n- summary')],
  ['a word where the frontmatter stands', 'wrong-type', bare('nothing')],
  ['no frontmatter between the lines', 'wrong-type', bare('')],
  [
    'nulls everywhere',
    'wrong-type',
    bare(
      'title:\nsummary:\ntopics:\nauthors:\nlang:\npublished:\nasOf:\nsections:\nsources:\nclaims:\ntimeline:\nupdates:',
    ),
  ],
  ['nulls in lists', 'wrong-type', fields('keyPoints: [~, null, {}]\ntimeline: [~]\nclaims: [~]')],
  ['a list for a title', 'wrong-type', instead('title', '[a]')],
  ['a mapping for a list', 'wrong-type', instead('topics', '{ a: b }')],
  ['a day that is none', 'bad-date', instead('published', '2026-02-30')],
  ['a number beyond all numbers for a day', 'bad-date', instead('published', '9'.repeat(400))],
  ['a year before all years', 'bad-date', instead('asOf', '-271821-04-20')],
  ['the year 0', 'bad-date', instead('asOf', '0000')],
  ['a time for a day', 'bad-date', instead('published', '2026-01-12T00:00:00Z')],
  ['figures of another script for a day', 'bad-date', instead('published', '۲۰۲۶-۰۱-۱۲')],
  ['a language that is none', 'bad-language', instead('lang', '"en\\" onload=x"')],
  ['a language without end', 'bad-language', instead('lang', `en${'-x'.repeat(5000)}`)],
  [
    'a language that asks for other figures and another calendar',
    'page',
    folder({ lang: 'en-u-ca-buddhist-nu-thai', introduction: `${cited}[^a:said]` }),
  ],
  ['the name of a method for a language', 'page', folder({ lang: 'toString', introduction: `${cited}[^a:said]` })],
  ['an id with a new line', 'malformed-id', folder({ sections: '  - { id: "one\\ntwo", title: One }' })],
  ['an id of another script', 'malformed-id', folder({ sections: '  - { id: оne, title: One }' })],
  ['a zero byte as an escape', 'control-character', folder({ title: '"A\\0council"' })],
  ['half a character as an escape', 'control-character', folder({ title: '"A \\ud800 council"' })],
  [
    'half a character in a quote',
    'control-character',
    source('publisher: P, title: T, url: "https://example.org/f4", quotes: { k: "\\udc00 met" }'),
  ],
  ['half a character in the glossary', 'control-character', glossary('weir: { term: "\\ud800" }\n')],
  ['a tab before a key', 'broken-yaml', fields('keyPoints:\n\t- text: x')],
  ['another document', 'no-frontmatter', { 'explainers/case.mdx': `--- # one\na: b\n--- # two\n${cited}` }],
];
