/** Random explainers, from a grammar that has the odd things of real files. */
import fc from 'fast-check';
import { link, linkDefinition } from './links.ts';

const words =
  `The bridge is closed to lorries. |On 14 January 2026 a council of seven met.|Text|5 < 6 \\< 7|a*b*c|snake_case_word
|1. one|C:\\\\path|~5–10~ and ~~gone~~|100 % of it|"quoted" 'text'|“q” ‘r’|AT&T &amp; &lt;b&gt; &nbsp; &#0; &#xD800;|e\u0301a\u030a
|Это мост|پل بسته است|גשר|橋は**閉鎖**された。|สะพานปิด|पुल बंद है|👩‍👩‍👧 🇮🇷 😀|\u200ebridge\u200f|A\u2028B|soft\u00adhyphen|$5 and $6
|H~2~O m^2^|==mark==|:smile:|[x]|[ ] todo|- not a list|# not a heading|\\{ brace \\}|line one\\
line two|hard break  |www.example.org/a_b|a@example.org|Footnote [1]|(c) TM|x\\<!y|]]>|--> -->|{/* a remark */}`
    .split('|')
    .map((text) => text.replaceAll('\n', ' '));
const plain = fc.constantFrom(...words);
/** HTML, also between directions. */
const html = fc.constantFrom(
  'CO<sub>2</sub> and 10<sup>6</sup>',
  'one<br />two<br/>',
  '<abbr title="World &amp; <Health>" lang="fr">WHO</abbr>',
  '<kbd>Ctrl</kbd> <mark>a *b* `c`</mark>',
  '<span lang="fa" dir="rtl">تراز **آب**</span>',
  '<i lang="la">in situ</i> <bdi>گروه 7</bdi>',
  'قیمت <span dir="ltr">+98 21 (x)</span> شد',
  '<span dir="auto">[that](/sources/)</span>',
  '<sup>[1](#one)</sup>',
  '<mark><bdi>نص <sub>2</sub></bdi></mark>',
);
const mark = fc.constantFrom('[^a]', '[^a]', '[^b]', '[^a][^b]', '[^n1]', '[^a:q]', '[^a:p]', ' [^a]', '.[^b] [^a]');
const image = fc.constantFrom('![A](/wide.png)', '![A](/wide.png "t")', '![A *b*](/favicon.svg)', '![A][img]');
const term = fc.constantFrom(
  '<Term id="axle-load" />',
  '<Term id="axle-load">the *load*</Term>',
  '<Term id="linked" />',
);

/** Inline Markdown. @param isField leaves out what only a body can have */
const inline = (isField: boolean): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: plain },
        { weight: 2, arbitrary: link },
        { weight: 1, arbitrary: html },
        ...(isField
          ? []
          : [
              { weight: 3, arbitrary: mark },
              { weight: 1, arbitrary: term },
              { weight: 1, arbitrary: image },
            ]),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => (isField ? parts.join(' ').replace(/\[ref\]/g, '') : parts.join(' ')));

const indent = (text: string, by: string) => text.replace(/\n(?=[^\n])/g, `\n${by}`);
const longWord = fc.constantFrom('x'.repeat(3000), 'https://example.com/'.padEnd(2500, 'y'));

const leaf: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: inline(false) },
  { weight: 2, arbitrary: inline(false).map((text) => `### ${text}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '### 😀',
      '### 😀',
      '### A heading',
      '### &nbsp;',
      `### ${'A long heading of many words '.repeat(20)}`,
      `### ${'سرفصل '.repeat(60)}`,
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(inline(false), inline(false))
      .map((cells) => `| A | B |\n|:--|--:|\n| ${cells.map((cell) => cell.replace(/\n/g, ' ')).join(' | ')} |`),
  },
  { weight: 1, arbitrary: plain.map((text) => `\`\`\`js\n${text}\n<b></b>\n\`\`\``) },
  { weight: 1, arbitrary: fc.constantFrom('---', '***', '$$\nx\n$$', '{/* r */}') },
  { weight: 1, arbitrary: longWord },
);

const chartData = fc.constantFrom(
  'counts',
  'counts',
  'csv-series',
  'csv-small',
  'csv-negative',
  'chart-persian-line',
  'chart-two-lines',
  'chart-many-lines',
);
const foldTitle = fc.constantFrom('How it counts', 'x'.repeat(300), 'A & <b> “q”', 'سؤال (2)', '😀', 'One');
const fold = (title: string, text: string) => `<Fold title="${title}">\n\n${text}\n\n</Fold>`;

const pictureFiles = fc.constantFrom(
  '/wide.png',
  '/tall.png',
  '/turned.jpg',
  '/small.gif',
  '/map.svg',
  '/a%20b.png',
  '/پل.png',
);
const alt = fc.constantFrom('A bridge', 'A & <b> “q”', 'پل بسته', 'x'.repeat(500), '5 &lt; 6');
/** Attributes of credit and licence. */
const rights = fc
  .subarray([
    'credit="A. Writer / Agency & <Co>"',
    'licence="CC BY 4.0"',
    'licenceUrl="https://creativecommons.org/licenses/by/4.0/"',
  ])
  .map((attributes) => attributes.join(' '));
const caption = inline(false).map((text) => `\n${text}\n`);

const picture = fc.tuple(pictureFiles, alt, rights, fc.option(caption)).map(([src, text, attributes, words]) => {
  const tag = `<Picture src="${src}" alt="${text}" ${attributes}`;
  return words === null ? `${tag} />` : `${tag}>${words}</Picture>`;
});

const mediaLink = fc
  .tuple(
    fc.constantFrom('https://video.example/a?b=c&d', 'https://пример.example/ä', '/report.pdf', '/steady/#one'),
    fc.option(fc.tuple(pictureFiles, alt)),
    fc.constantFrom('', 'site="Example TV & <b>"'),
    rights,
    fc.option(caption),
  )
  .map(([href, still, site, attributes, words]) => {
    const shown = still ? `picture="${still[0]}" alt="${still[1]}"` : '';
    const tag = `<MediaLink href="${href}" title="It closes: a & b" ${site} ${shown} ${still ? attributes : ''}`;
    return words === null ? `${tag} />` : `${tag}>${words}</MediaLink>`;
  });

/** Components are not in lists or quotes, where few authors get their lines right. */
const block: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: leaf },
  { weight: 1, arbitrary: leaf.map((text) => `<Callout title="A remark">\n\n${text}\n\n</Callout>`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(chartData, leaf)
      .map(([data, text]) => `<Chart data="${data}" title="A chart" unit="lorries">\n\n${text}\n\n</Chart>`),
  },
  { weight: 1, arbitrary: fc.tuple(foldTitle, leaf, leaf).map(([title, ...texts]) => fold(title, texts.join('\n\n'))) },
  { weight: 1, arbitrary: picture },
  { weight: 1, arbitrary: mediaLink },
  { weight: 1, arbitrary: fc.tuple(leaf, leaf).map(([a, b]) => `- ${indent(a, '  ')}\n- [x] ${indent(b, '  ')}`) },
  { weight: 1, arbitrary: fc.tuple(leaf, leaf).map(([a, b]) => `3. ${indent(a, '   ')}\n\n   ${indent(b, '   ')}`) },
  { weight: 1, arbitrary: leaf.map((text) => `> ${text.replaceAll('\n', '\n> ')}`) },
);

const note = fc
  .tuple(inline(false), fc.option(leaf))
  .map(([text, more]) => (more === null ? `[^n1]: ${text}` : `[^n1]: ${text}\n\n    ${indent(more, '    ')}`));

const sectionTitles = [
  'One thing',
  'One *thing*',
  '`code`',
  'Q&A',
  '[linked](/sources/)',
  '😀',
  'سؤال',
  'A: B',
  '1. x',
  'x'.repeat(200),
  'A long heading of many words '.repeat(10).trim(),
  'CO<sub>2</sub>',
  'پل (2) “q” <bdi>x</bdi>',
  '橋は**閉鎖**された。',
];

const sections = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...sectionTitles), { minLength: 1, maxLength: 2 }),
    fc.array(fc.array(block, { maxLength: 4 }), { minLength: 2, maxLength: 2 }),
    fc.option(inline(true)),
    fc.boolean(),
  )
  .map(([titles, blocks, summary, hasFormer]) => ({
    yaml: titles.map((title, index) => {
      const optional = [
        ...(summary ? [`summary: ${JSON.stringify(summary)}`] : []),
        ...(hasFormer ? [`was: [old-${index}]`] : []),
      ];
      return `  - { id: ${index === 0 ? 'one' : 'two'}, title: ${[JSON.stringify(title), ...optional].join(', ')} }`;
    }),
    body: titles.map((title, index) => `## ${title}\n\n${(blocks[index] ?? []).join('\n\n')}`),
  }));

const dates = fc.constantFrom('2026-01-10', '2025-12-31', '1900-02-28', '2026-01-01');
const languages = 'en en en en-GB de fr fa ar he ja zh-Hant-TW hi th sr-Latn de-CH-1901 und tlh en-u-ca-buddhist'.split(
  ' ',
);
const titles = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('A case to try', 'The bridge is closed', 'Who counts?', '2026') },
  { weight: 1, arbitrary: inline(true).map((text) => text.slice(0, 100)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '&nbsp;',
      '[x](#one) y',
      '![a](/wide.png)',
      '[](/)',
      '*',
      '<',
      '\u200b',
      'A'.repeat(110),
      '😀',
      'a | b',
    ),
  },
);

/** Authors of a source; most have none. */
const authorLists = fc.constantFrom(
  '',
  '',
  'authors: ["Doe, Jane", "{x}"]',
  'authors: [{ family: García Márquez, given: Gabriel, suffix: Jr. }, { body: "World {Bank} & <b>" }, 山田太郎]',
  'authors: ["Ludwig van Beethoven", { family: "—" }, { family: x, given: "\\u200b" }, محمد رضا]',
);

const source = (id: string) =>
  fc
    .tuple(
      fc.constantFrom(
        'City of Example',
        'City of example',
        '東京',
        'A and {B} \\ %',
        '—',
        '"Q" & <b>',
        '\u200b',
        'x'.repeat(500),
      ),
      plain,
      fc.constantFrom('official', 'news', 'data'),
      fc.subarray([
        'via: A carrier',
        'published: 2026-01',
        'accessed: 2026-01-06',
        'lang: fa',
        'titleStatus: described',
        'archived: "https://web.archive.org/web/2026/https://example.org/x"',
      ]),
      fc.constantFrom(
        `https://example.org/${id}`,
        `http://example.org/${id}?a=b&c=%20#d`,
        `https://example.org/${id}/}{`,
        `https://news.example/news/?${id}`,
        `https://news.example/news/no/${id}`,
      ),
      authorLists,
    )
    .map(([publisher, title, kind, optional, url, authors]) =>
      [
        `  - id: ${id}`,
        `publisher: ${JSON.stringify(publisher)}`,
        `title: ${JSON.stringify(`${title} ${id}`)}`,
        `url: ${JSON.stringify(url)}`,
        `kind: ${kind}`,
        ...optional,
        ...(authors ? [authors] : []),
        'quotes: { q: "some words" }',
        'places: { p: "p. 3 (*)" }',
      ].join('\n    '),
    );

const located = '  - { id: c, publisher: P, title: T, located: not-found, kind: news }\n';
const sources = fc
  .tuple(source('a'), source('b'), fc.boolean())
  .map(([a, b, hasLocated]) => `sources:\n${a}\n${b}\n${hasLocated ? located : ''}`);

/** Optional fields of the frontmatter. */
const fields = fc
  .tuple(
    inline(true),
    inline(true),
    inline(true),
    fc.subarray(['since', 'keyPoints', 'claims', 'timeline', 'updates', 'updated', 'withdrawn', 'draft'] as const),
  )
  .map(([first, second, third, names]) => {
    const [a, b, c] = [first, second, third].map((text) => JSON.stringify(text));
    const texts = {
      since: `since: ${a}`,
      keyPoints: `keyPoints: [{ text: ${b}, section: one }, { text: ${c} }]`,
      claims: `claims: [{ id: c1, text: ${a}, by: ${b}, on: 2026, status: wrong, assessment: ${c}, sources: [a] }]`,
      timeline: `timeline: [{ date: 2026-01, text: ${c}, sources: [b] }]`,
      updates: `updates: [{ date: 2026-01-11, kind: correction, text: ${b}, section: one }, { date: 2026-01-12, kind: update, text: ${a} }]`,
      updated: 'updated: 2026-01-12',
      withdrawn: `withdrawn: { date: 2026-01-20, reason: ${a} }`,
      draft: 'draft: true',
    };
    // Most explainers are published.
    return names.filter((name) => name !== 'draft' || names.length > 6).map((name) => texts[name]);
  });

/** The text of an explainer. Its sources are `a`, `b` and `c`, its chart is `counts`. */
export const explainerText: fc.Arbitrary<string> = fc
  .record({
    title: titles,
    summary: inline(true),
    lang: fc.constantFrom(...languages),
    published: dates,
    fields,
    sections,
    sources: fc.option(sources, { freq: 5 }),
    introduction: fc.array(block, { maxLength: 2 }),
    note,
    definition: linkDefinition,
    lineEnd: fc.constantFrom('\n', '\n', '\n', '\r\n'),
  })
  .map(({ title, summary, lang, published, fields, sections, sources, introduction, note, definition, lineEnd }) => {
    // In the introduction, a heading of level 3 would skip a level.
    const beginning = introduction.map((text) => text.replaceAll('### ', ''));
    const components = ['<Timeline />', '<Claim id="c1" />'].filter((_, index) =>
      fields.some((field) => field.startsWith(index === 0 ? 'timeline' : 'claims')),
    );
    const body = [...beginning, ...sections.body, ...components].join('\n\n');
    const text = `---
title: ${JSON.stringify(title)}
summary: ${JSON.stringify(summary)}
topics: [traffic]
authors: [desk]
lang: ${lang}
published: ${published}
asOf: 2026-01-09
${[...fields, 'sections:', ...sections.yaml].join('\n')}
${sources ?? 'sources: []\n'}---

${sources ? body : body.replace(/ ?\[\^[ab](?::[pq])?\]/g, '')}

The end.${sources ? '[^a][^b]' : ''}[^n1]

${note}

${definition}

[img]: /wide.png
`;
    return (sources ? text : text.replace(/, sources: \[[ab]\]/g, ', sources: []')).replaceAll('\n', lineEnd);
  });
