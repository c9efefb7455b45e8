/** Very large input: sizes that no explainer needs are rejected with their position, possible ones are shown. */
import { attack, body, type Case, chart, cited, explainer, fields, folder, source } from './base.ts';

const many = (count: number, of: (n: number) => string) => Array.from({ length: count }, (_, n) => of(n)).join('');
const megabyteOf = (text: string) => text.repeat(Math.floor(1_000_000 / text.length));
const tooMuch = 'too-much-markup';

const inBody: [name: string, text: string, outcome?: Case[1]][] = [
  ['a megabyte of brackets', megabyteOf('[')],
  ['a megabyte of images without an end', megabyteOf('![')],
  ['a megabyte of links without an end', megabyteOf('[a](')],
  ['a megabyte of titles without an end', megabyteOf('[a](b "')],
  ['a megabyte of citations without an end', megabyteOf('[^')],
  ['a megabyte of emphasis without an end', megabyteOf('*a ')],
  ['a megabyte of mixed emphasis', megabyteOf('a**b_c*')],
  ['emphasis inside emphasis', '**a'.repeat(4000) + 'b**'.repeat(4000)],
  ['runs of backticks of different lengths', many(1200, (n) => `${'`'.repeat(n + 1)} `)],
  ['quotes inside quotes', '> '.repeat(20_000)],
  ['quotes inside quotes, without spaces', '>'.repeat(20_000)],
  ['lists inside lists', '- '.repeat(20_000)],
  ['lists inside lists, by indentation', many(300, (n) => `${'  '.repeat(n)}- a\n`)],
  ['lists inside quotes inside lists', '> - '.repeat(5000)],
  ['a deep quote with lazy continuation lines', `${'> '.repeat(50)}${'a\n'.repeat(8000)}`],
  ['a list of thirty thousand items', many(15_000, () => '- a\n')],
  ['a numbered list of thirty thousand items', many(15_000, (n) => `${n}. a\n`)],
  ['a table of sixty thousand cells', `|${'a|'.repeat(30_000)}\n|${'-|'.repeat(30_000)}`],
  ['sixty thousand entities', many(60_000, () => '&#1;')],
  ['ten thousand definitions', many(10_000, (n) => `[d${n}]: /x\n\n`)],
  ['ten thousand notes', many(10_000, (n) => `[^n${n}]: x\n\n`)],
  ['ten thousand nested callouts', many(10_000, () => '<Callout>\n\n')],
  ['a megabyte of open braces', megabyteOf('{')],
  ['thirty thousand lines', 'a\n'.repeat(30_000)],
  ['a megabyte of empty lines', megabyteOf('\n')],
  ['four thousand headings without a section', many(4000, (n) => `## ${n}\n\n`), 'too-many-problems'],
  ['three thousand citations of unknown sources', many(3000, (n) => `It met.[^nothing-${n}]\n\n`), 'too-many-problems'],
  ['a thousand nested callouts', '<Callout title="x">\n\n'.repeat(1000), 'broken-mdx'],
  ['a deeply nested expression', `{${'['.repeat(4000)}`, 'broken-mdx'],
  ['an address of half a megabyte', `[x](javascript:${'a'.repeat(500_000)})`, 'bad-address'],
  ['a label of half a megabyte', `[^${'a'.repeat(500_000)}]`, 'page'],
  ['a word of half a megabyte', 'a'.repeat(500_000), 'page'],
  ['half a megabyte of spaces', `a${' '.repeat(500_000)}b`, 'page'],
  ['half a megabyte of e-mail addresses with full stops', 'a@b.'.repeat(125_000), 'page'],
  ['half a megabyte of hosts after an open bracket', `![a](/${'www.'.repeat(125_000)}`, 'page'],
  ['a subheading of half a megabyte of hyphens', `### A${'-'.repeat(500_000)}b`, 'page'],
  ['an address of half a megabyte of slashes', `م A${'://'.repeat(170_000)}a`, 'page'],
  ['half a megabyte of e-mail addresses', 'a@'.repeat(200_000), 'page'],
  ['a thousand citations of one source', `It met.${'[^a]'.repeat(1000)}`, 'page'],
  ['a thousand citations of one source, each in its own paragraph', 'It met.[^a]\n\n'.repeat(1000), 'page'],
  ['two thousand equal subheadings', `### A\n\n${cited}\n\n`.repeat(2000), 'page'],
  ['five hundred notes', many(500, (n) => `It met.[^n${n}]\n\n[^n${n}]: So.[^a]\n\n`), 'page'],
  [
    'five hundred notes that each cite the next',
    `A.[^n0]\n\n${many(500, (n) => `[^n${n}]: B.${n < 499 ? `[^n${n + 1}]` : '[^a]'}\n\n`)}`,
    'page',
  ],
  ['notes that cite each other', 'A.[^n1]\n\n[^n1]: B.[^n2]\n\n[^n2]: C.[^n1]', 'page'],
  ['a table of five hundred rows', `| a | b |\n|---|---|\n${'| It | met.[^a] |\n'.repeat(500)}`, 'page'],
];

const field = (key: string, value: string) => fields(`${key}: "${value}"`);

export const sizes: Case[] = [
  ...inBody.map(([name, text, outcome = tooMuch]): Case => [name, outcome, body(text)]),
  ['a line of ten megabytes', 'file-too-large', body('a'.repeat(10_000_000))],
  ['ten megabytes of frontmatter', 'file-too-large', fields('# a\n'.repeat(2_500_000))],
  [
    'ten megabytes of chart data',
    'file-too-large',
    chart(`Who,As of,How many,Source\n${'City,2026,5,a\n'.repeat(700_000)}`),
  ],
  [
    'a word of half a megabyte in chart data of another encoding',
    'chart-data',
    {
      ...chart(''),
      'data/x.csv': Buffer.from(`Who,As of,How many,Source\nCity,2026,5,a\n${'a'.repeat(500_000)},é`, 'latin1'),
    },
  ],
  [
    'half a megabyte of spaces in a figure',
    'chart-data',
    chart(`Who,As of,How many,Source\nCity,2026,-${' '.repeat(500_000)}x,a\n`),
  ],
  ['a glossary of ten megabytes', 'file-too-large', folder({}, { 'glossary.yml': '# a\n'.repeat(2_500_000) })],
  ['half a megabyte of brackets in a field', tooMuch, field('since', '['.repeat(500_000))],
  ['half a megabyte of emphasis in a title', tooMuch, folder({ title: `"${'*a **b '.repeat(70_000)}"` })],
  ['half a megabyte of words in a field', tooMuch, field('since', 'word '.repeat(100_000))],
  [
    'half a megabyte of brackets in a definition',
    tooMuch,
    folder({}, { 'glossary.yml': `weir: { definition: "${'['.repeat(500_000)}" }\n` }),
  ],
  ['twenty thousand keys', 'too-many-problems', fields(many(18_000, (n) => `k${n}: v\n`))],
  ['a mapping of fifty thousand keys', tooMuch, fields(`x: {${many(50_000, (n) => `k${n}, `)}}`)],
  ['the same key, ten thousand times', 'duplicate-key', fields('lang: en\n'.repeat(10_000))],
  ['ten thousand lines that are not YAML', 'broken-yaml', fields('a b\n'.repeat(10_000))],
  ['brackets of YAML without an end', tooMuch, fields(`x: ${'['.repeat(1_000_000)}`)],
  ['mappings of YAML without an end', 'broken-yaml', fields(`x: ${'{a: '.repeat(200_000)}`)],
  [
    'a source with eighty thousand quotes',
    tooMuch,
    source(`publisher: P, title: T, url: "https://example.org/q", quotes: {${many(80_000, (n) => `k${n}: v, `)}}`),
  ],
  [
    'brackets of YAML without an end, in topics.yml',
    tooMuch,
    folder({}, { 'topics.yml': `x: ${'['.repeat(100_000)}\n` }),
  ],
  ['nested YAML lists', 'broken-yaml', fields(`x:\n  ${'- '.repeat(20_000)}a`)],
  ['a quotation mark without an end', 'broken-yaml', fields(`x: "${'a\n '.repeat(10_000)}`)],
  [
    'a thousand sources',
    'page',
    folder({
      introduction: `${cited}[^a:said]${many(1000, (n) => `[^s${n}]`)}`,
      sources: many(
        1000,
        (n) => `  - { id: s${n}, publisher: P${n}, title: T, url: "https://example.org/s/${n}", kind: news }\n`,
      ),
    }),
  ],
  [
    'two hundred sections',
    'page',
    {
      'explainers/case.mdx': `${explainer({ introduction: `${cited}[^a:said]`, sections: `  - { id: one, title: One }\n${many(200, (n) => `  - { id: s${n}, title: S${n} }\n`)}` })}\n${many(200, (n) => `## S${n}\n\n${cited}\n\n`)}`,
    },
  ],
  [
    'five hundred timeline events',
    'page',
    fields(
      `timeline:\n${many(500, (n) => `  - { date: ${1500 + n}, text: "It met.[^a]" }\n`)}`,
      `${cited}\n\n<Timeline />`,
    ),
  ],
  [
    'lines that look like the end of the frontmatter',
    'no-frontmatter',
    { 'explainers/case.mdx': `---\n${'--- a\n'.repeat(19_000)}${attack}` },
  ],
];
