/** Too much of one thing: what no explainer holds is refused with its place, what one could hold is shown. */
import { attack, body, type Case, chart, cited, explainer, fields, folder, source } from './base.ts';

const many = (count: number, of: (n: number) => string) => Array.from({ length: count }, (_, n) => of(n)).join('');
const most = (text: string) => text.repeat(Math.floor(1_000_000 / text.length));
const tooMuch = 'too-much-markup';

const refused: [tries: string, text: string, becomes?: Case[1]][] = [
  ['a megabyte of brackets', most('[')],
  ['a megabyte of images that do not end', most('![')],
  ['a megabyte of links that do not end', most('[a](')],
  ['a megabyte of titles that do not end', most('[a](b "')],
  ['a megabyte of citations that do not end', most('[^')],
  ['a megabyte of emphasis that does not end', most('*a ')],
  ['a megabyte of emphasis of all sorts', most('a**b_c*')],
  ['emphasis inside emphasis', '**a'.repeat(4000) + 'b**'.repeat(4000)],
  ['runs of backticks, no two alike', many(1200, (n) => `${'`'.repeat(n + 1)} `)],
  ['quotes inside quotes', '> '.repeat(20_000)],
  ['quotes inside quotes, without spaces', '>'.repeat(20_000)],
  ['lists inside lists', '- '.repeat(20_000)],
  ['lists inside lists, by space', many(300, (n) => `${'  '.repeat(n)}- a\n`)],
  ['lists inside quotes inside lists', '> - '.repeat(5000)],
  ['a deep quote that goes on lazily', `${'> '.repeat(50)}${'a\n'.repeat(8000)}`],
  ['a list of thirty thousand items', many(15_000, () => '- a\n')],
  ['a list of thirty thousand numbers', many(15_000, (n) => `${n}. a\n`)],
  ['a table of sixty thousand cells', `|${'a|'.repeat(30_000)}\n|${'-|'.repeat(30_000)}`],
  ['sixty thousand entities', many(60_000, () => '&#1;')],
  ['ten thousand definitions', many(10_000, (n) => `[d${n}]: /x\n\n`)],
  ['ten thousand notes', many(10_000, (n) => `[^n${n}]: x\n\n`)],
  ['ten thousand remarks, one inside the other', many(10_000, () => '<Callout>\n\n')],
  ['a megabyte of open braces', most('{')],
  ['thirty thousand lines', 'a\n'.repeat(30_000)],
  ['a megabyte of empty lines', most('\n')],
  ['four thousand headings that are no section', many(4000, (n) => `## ${n}\n\n`), 'too-many-problems'],
  ['three thousand citations of nothing', many(3000, (n) => `It met.[^nothing-${n}]\n\n`), 'too-many-problems'],
  ['a thousand remarks, one inside the other', '<Callout title="x">\n\n'.repeat(1000), 'broken-mdx'],
  ['an expression that nests', `{${'['.repeat(4000)}`, 'broken-mdx'],
  ['an address of half a megabyte', `[x](javascript:${'a'.repeat(500_000)})`, 'bad-address'],
  ['a label of half a megabyte', `[^${'a'.repeat(500_000)}]`, 'page'],
  ['a word of half a megabyte', 'a'.repeat(500_000), 'page'],
  ['half a megabyte of spaces', `a${' '.repeat(500_000)}b`, 'page'],
  ['half a megabyte of addresses of mail', 'a@'.repeat(200_000), 'page'],
  ['a thousand citations of one source', `It met.${'[^a]'.repeat(1000)}`, 'page'],
  ['a thousand citations of one source, in a sentence each', 'It met.[^a]\n\n'.repeat(1000), 'page'],
  ['two thousand small headings, all alike', `### A\n\n${cited}\n\n`.repeat(2000), 'page'],
  ['five hundred notes', many(500, (n) => `It met.[^n${n}]\n\n[^n${n}]: So.[^a]\n\n`), 'page'],
  [
    'a note that leads to the next, five hundred times',
    `A.[^n0]\n\n${many(500, (n) => `[^n${n}]: B.${n < 499 ? `[^n${n + 1}]` : '[^a]'}\n\n`)}`,
    'page',
  ],
  ['notes that lead to each other', 'A.[^n1]\n\n[^n1]: B.[^n2]\n\n[^n2]: C.[^n1]', 'page'],
  ['a table of five hundred rows', `| a | b |\n|---|---|\n${'| It | met.[^a] |\n'.repeat(500)}`, 'page'],
];

const wordy = (key: string, of: string) => fields(`${key}: "${of}"`);

export const sizes: Case[] = [
  ...refused.map(([tries, text, becomes = tooMuch]): Case => [tries, becomes, body(text)]),
  ['a line of ten megabytes', 'file-too-large', body('a'.repeat(10_000_000))],
  ['ten megabytes of frontmatter', 'file-too-large', fields('# a\n'.repeat(2_500_000))],
  [
    'ten megabytes of figures',
    'file-too-large',
    chart(`Who,As of,How many,Source\n${'City,2026,5,a\n'.repeat(700_000)}`),
  ],
  ['a glossary of ten megabytes', 'file-too-large', folder({}, { 'glossary.yml': '# a\n'.repeat(2_500_000) })],
  ['half a megabyte of brackets in a field', tooMuch, wordy('since', '['.repeat(500_000))],
  ['half a megabyte of emphasis in a title', tooMuch, folder({ title: `"${'*a **b '.repeat(70_000)}"` })],
  ['half a megabyte of words in a field', tooMuch, wordy('since', 'word '.repeat(100_000))],
  [
    'half a megabyte of brackets in a definition',
    tooMuch,
    folder({}, { 'glossary.yml': `weir: { definition: "${'['.repeat(500_000)}" }\n` }),
  ],
  ['twenty thousand keys', 'too-many-problems', fields(many(18_000, (n) => `k${n}: v\n`))],
  ['a mapping of fifty thousand keys', tooMuch, fields(`x: {${many(50_000, (n) => `k${n}, `)}}`)],
  ['the same key, ten thousand times', 'duplicate-key', fields('lang: en\n'.repeat(10_000))],
  ['ten thousand lines that are no YAML', 'broken-yaml', fields('a b\n'.repeat(10_000))],
  ['brackets of YAML that do not end', tooMuch, fields(`x: ${'['.repeat(1_000_000)}`)],
  ['mappings of YAML that do not end', 'broken-yaml', fields(`x: ${'{a: '.repeat(200_000)}`)],
  [
    'a source with eighty thousand quotes',
    tooMuch,
    source(`publisher: P, title: T, url: "https://example.org/q", quotes: {${many(80_000, (n) => `k${n}: v, `)}}`),
  ],
  [
    'brackets of YAML that do not end, in topics.yml',
    tooMuch,
    folder({}, { 'topics.yml': `x: ${'['.repeat(100_000)}\n` }),
  ],
  ['lists of YAML, one inside the other', 'broken-yaml', fields(`x:\n  ${'- '.repeat(20_000)}a`)],
  ['a quotation mark that does not end', 'broken-yaml', fields(`x: "${'a\n '.repeat(10_000)}`)],
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
    'five hundred events',
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
