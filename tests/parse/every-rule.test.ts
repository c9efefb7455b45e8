/**
 * Breaks each rule in a copy of the real content, and expects that rule to be reported on the right line, and no other.
 * Each case replaces a text in a file; `¶` in the replacement marks the line that the diagnostic must have.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { loadContent } from '../../src/parse/load-content.ts';
import { catalogue } from '../../src/parse/rule-catalogue.ts';
import { root } from '../support/run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'footing-rules-'));
  cpSync(join(root, 'content'), join(folder, 'content'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const main = 'explainers/trump-says-iran-wants-to-negotiate.mdx';
const deal = 'explainers/from-the-2015-deal-to-snapback.mdx';
const deaths = 'explainers/how-the-dead-are-counted.mdx';

function loadDiagnostics(): Diagnostic[] {
  const contentDir = join(folder, 'content');
  return loadContent({
    contentDir,
    root: contentDir,
    cacheDir: join(folder, 'cache'),
    basePath: '/',
    publicDir: join(root, 'public'),
    today: '2026-12-01',
  }).diagnostics;
}

/** Returns the diagnostics that the original content does not have. */
function findNewDiagnostics(): Diagnostic[] {
  // Some cases change the number of sources that other messages contain.
  const describeDiagnostic = ({ rule, file, message }: Diagnostic) => `${rule} ${file} ${message.replace(/\d+/g, '#')}`;
  const before = new Set(originalDiagnostics.map(describeDiagnostic));
  return loadDiagnostics().filter((diagnostic) => !before.has(describeDiagnostic(diagnostic)));
}
let originalDiagnostics: Diagnostic[] = [];

const timesUrl = 'https://www.thetimes.co.uk/article/irans-president-would-not-take-donald-trumps-call-w0q6z208r';

/** `lineText` is in the line of the diagnostic, for cases without `¶`. */
type Case = [rule: string, file: string, from: string | RegExp, to: string, lineText?: string];

const paragraph = (text: string): [RegExp, string] => [/\n---\n\n/, `\n---\n\n¶${text}\n\n`];
/** Shared sources. */
const shared = 'sources.yml';
const source = 'publisher: Example\n    title: T\n    url: "https://example.org/x"\n    kind: news\n';

const cases: Case[] = [
  ['no-frontmatter', main, /^---\n/, '¶'],
  ['broken-yaml', main, 'lang: en\n', '¶lang: en: fr\n'],
  ['duplicate-key', main, 'lang: en\n', 'lang: en\n¶lang: en\n'],
  ['unknown-key', main, 'lang: en\n', 'lang: en\n¶weather: fair\n'],
  ['missing-key', main, 'lang: en\n', '', 'title: '],
  ['empty-value', main, /topics: .*/, '¶topics: []'],
  ['unknown-value', main, 'kind: wire', '¶kind: wires'],
  ['wrong-type', main, /authors: \[desk\]/, '¶authors: desk'],
  ['bad-date', main, 'published: 2026-11-22', '¶published: 2026-02-30'],
  ['bad-language', main, 'lang: en\n', '¶lang: in English\n'],
  ['title-length', main, /title: ".*"/, `¶title: "${'Trump says '.repeat(11)}"`],
  ['quote-length', shared, /cancelled: ".*"/, `¶cancelled: "${'I have '.repeat(50)}"`],
  [
    'place-length',
    shared,
    / {2}quotes:\n {4}cancelled/,
    `  places:\n¶    start: "${'p. 1, '.repeat(20)}"\n  quotes:\n    cancelled`,
  ],
  ['bad-identifier', shared, / {2}quotes:\n {4}cancelled/, '  ¶doi: 182\n  quotes:\n    cancelled'],
  ['malformed-id', main, '  - id: conclusion\n', '¶  - id: Conclusion\n'],
  ['reserved-id', main, '  - id: conclusion\n', '¶  - id: sources\n'],
  ['duplicate-id', main, '  - id: conclusion\n', '¶  - id: history\n'],
  ['unknown-section', main, 'section: what-tehran-wants\nsections', '¶section: what-tehran-want\nsections'],
  [
    'unknown-source',
    main,
    'sources: [axios-caliber, nyt-gvwire, bt-0112]',
    '¶sources: [axios-caliber, nyt-gvwire, bt-0121]',
  ],
  ['rests-on-itself', shared, '- id: quint-2020\n', '- id: quint-2020\n¶  restsOn: [quint-2020]\n'],
  [
    'confirmed-by-one-source',
    main,
    /(- id: dh-nyt-0113\n)([\s\S]*?)status: partly-confirmed([\s\S]*?)\[\^nyt-gvwire\]([\s\S]*?)sources: \[.*\]/,
    '$1    restsOn: [axios-caliber]\n$2status: confirmed$3$4sources: [axios-caliber, dh-nyt-0113]',
    'status: confirmed\n',
  ],
  ['unknown-claim', main, '<Claim id="iran-called" />', '<Claim id="iran-called" />\n\n¶<Claim id="iran-caled" />'],
  ['unknown-term', main, '<Term id="snapback">', '¶<Term id="snapbak">'],
  ['unknown-author', main, 'authors: [desk]', '¶authors: [desk, dekk]'],
  ['source-place', shared, /\n {2}url: .*thetimes.*/, '¶', 'id: times-2019'],
  ['citation-without-source', main, ...paragraph('Nobody said so.[^nobody-at-all]')],
  ['citation-without-quote', main, '[^bt-0112:may-act]', '¶[^bt-0112:may-atc]'],
  ['citation-of-unlocated-source', main, ...paragraph('It was so.[^draft-toi]')],
  ['citation-out-of-place', main, 'Trump’s envoy, but Iran', '¶Trump’s envoy,[^axios-caliber] but Iran'],
  ['citation-in-link', main, ...paragraph('It [was so[^bt-0112]](https://example.org/).')],
  ['citation-in-alt-text', main, ...paragraph('![It was so[^bt-0112]](/favicon.svg)')],
  ['link-in-link', main, ...paragraph('It was [<Term id="snapback" />](https://example.org/).[^bt-0112]')],
  ['malformed-citation', main, ...paragraph('It was so.[^two words]')],
  ['author-split', shared, 'authors: ["Armin Messager"]', '¶authors: [Messager, Armin]'],
  ['authors-in-one-text', shared, 'authors: ["Armin Messager"]', '¶authors: ["Messager, Armin; Roe, Jane"]'],
  ['authors-incomplete', shared, 'authors: ["Armin Messager"]', '¶authors: ["Armin Messager et al."]'],
  [
    'source-without-citation',
    main,
    'sources:\n  - id: cfr',
    `sources:\n¶  - id: never-cited\n    ${source}  - id: cfr`,
  ],
  ['note-without-mark', main, '## The Iran Protest', '¶[^n9]: A note.\n\n## The Iran Protest'],
  ['broken-mdx', main, ...paragraph('It met for <2 hours.')],
  ['javascript-in-body', main, ...paragraph('It met {1 + 1} times.')],
  ['html-in-body', main, ...paragraph('It <b>met</b>.[^bt-0112]')],
  ['html-in-plain-text', shared, '"The Times (London)"', '¶"The <i>Times</i> (London)"'],
  ['foreign-syntax', main, ...paragraph('It met.^[Twice.][^bt-0112]')],
  ['emphasis-not-closed', main, ...paragraph('It **met **twice.[^bt-0112]')],
  ['stars-in-words', main, ...paragraph('Bürger*innen und Wähler*innen.[^bt-0112]')],
  ['number-as-list', main, ...paragraph('1986. It met.[^bt-0112]')],
  ['address-without-end', main, ...paragraph('It met: https://ja.wikipedia.org/wiki/日本[^bt-0112]')],
  ['cell-without-column', main, ...paragraph('| a | b |\n|---|---|\n| 1 | 2 | 3[^bt-0112] |'), '| 1 | 2 | 3'],
  [
    'text-joined-to-table',
    main,
    ...paragraph('| a | b |\n|---|---|\n| 1 | 2 |\nIt met.[^bt-0112]'),
    'It met.[^bt-0112]',
  ],
  ['code-not-closed', main, ...paragraph('> ```\n> It met.')],
  ['heading-level', main, ...paragraph('# A title')],
  ['heading-mismatch', main, '## US Military Options: From', '¶## US Military Option: From'],
  [
    'section-without-heading',
    main,
    '\n## Conclusion: A Perilous Crossroads for Diplomacy\n',
    '\n',
    'title: "Conclusion',
  ],
  ['section-order', deal, /(## Snapback:[\s\S]*?)(## What was not settled\n[\s\S]*)$/, '$2\n¶$1'],
  ['bad-address', main, ...paragraph('It [met](javascript:alert).[^bt-0112]')],
  ['image-elsewhere', main, ...paragraph('![It met](https://example.org/it.jpg)')],
  ['image-without-size', main, ...paragraph('![It met](/no-such-file.jpg)')],
  ['image-without-alt', main, ...paragraph('![](/favicon.svg)')],
  ['unknown-component', main, ...paragraph('<Weather place="nowhere" />')],
  ['unknown-attribute', main, '<Claim id="iran-called" />', '¶<Claim id="iran-called" tone="grave" />'],
  ['missing-attribute', deaths, ' unit="people reported killed">', '¶>'],
  ['component-out-of-place', main, 'What came after is', '¶<Callout title="x">y</Callout> What came after is'],
  ['shown-twice', main, '<Timeline />', '<Timeline />\n\n¶<Timeline />'],
  ['data-not-shown', main, '<Timeline />\n\n', '', 'timeline:'],
  ['chart-data', deaths, '<Chart data="reported', '¶<Chart data="unreported'],
  ['quote-without-citation', main, /(- id: nyt-gvwire\n)/, '$1    quotes:\n¶      unused: "Never"\n'],
  [
    'section-without-source',
    main,
    /(\n## What Does Tehran Really Want\?\n)[\s\S]*?(?=\n## Conc)/,
    '$1\nNo more.\n',
    'id: what-tehran',
  ],
  ['paragraph-without-citation', main, ...paragraph('On 14 January 2026 a council of seven met in Tehran.')],
  ['summary-length', main, /(?<=summary: )"Protests over.*"/, `¶"${'The protests began. '.repeat(16)}"`],
  ['claim-without-source', main, 'sources: [axios-caliber, nyt-gvwire, bt-0112]', 'sources: []', 'id: iran-called'],
  ['event-without-source', main, 'and Iran open talks.[^iranprimer-2025]', '¶and Iran open talks.'],
  ['date-in-future', main, 'updated: 2026-11-30', '¶updated: 2027-01-01'],
  ['updated-before-published', main, 'updated: 2026-11-30', '¶updated: 2026-11-21'],
  ['accessed-before-published', shared, /(?<=id: times-2019\n[\s\S]*?)accessed: .*/, '¶accessed: 2019-10-01'],
  ['no-archived-copy', main, '', '', 'sources:'],
  ['plain-http', main, /(?<=id: dh-nyt-0113\n[\s\S]*?)url: "https/, '¶url: "http'],
  ['heading-skip', main, ...paragraph('### A detail too deep')],
  ['direction-against-language', main, ...paragraph('It \u202bmet\u202c.[^bt-0112]')],
  [
    'same-source',
    main,
    '  - times-2019\n',
    `  - times-2019\n¶  - id: the-times\n    ${source.replace('https://example.org/x', timesUrl)}`,
  ],
  [
    'source-also-shared',
    main,
    '  - times-2019\n',
    `¶  - id: times-2019\n    ${source.replace('https://example.org/x', timesUrl)}`,
  ],
  ['unknown-shared-source', main, '  - times-2019\n', '¶  - times-2020\n'],
  ['shared-source-unused', shared, /$/, `¶- id: never-named\n  ${source.replaceAll('    ', '  ')}`],
  [
    'dead-link',
    deaths,
    '/trump-says-iran-wants-to-negotiate/#trumps-claim',
    '¶/trump-says-iran-wants-to-negotiate/#trump-claim',
  ],
  ['term-defined-twice', 'glossary.yml', 'hrana:\n  term: HRANA\n', 'hrana:\n¶  term: IRGC\n'],
  ['lost-section', deal, '  - id: not-settled\n', '¶  - id: unsettled\n'],
  ['lost-source', main, '  - id: trt-0112\n', '¶  - id: trt-0113\n'],
  ['lost-explainer', deal, 'lang: en\n', 'lang: en\n¶draft: true\n'],
  [
    'moved-link',
    main,
    /(- id: conclusion\n)([\s\S]*?\n---\n\n)/,
    '$1    was: [the-end]\n$2¶It [ends](#the-end).[^bt-0112]\n\n',
  ],
  ['broken-json', 'published.json', '{', '{ ¶nothing'],
  ['not-utf-8', main, 'lang: en\n', '¶lang: en # \u{0}\n'],
  ['control-character', main, 'lang: en\n', '¶lang: en # \u{7}\n'],
  ['direction-left-open', main, ...paragraph('It \u202amet.[^bt-0112]')],
  ['too-much-markup', main, ...paragraph(`${'> '.repeat(21)}It met.[^bt-0112]`)],
  [
    'too-many-problems',
    main,
    '\n## US Military Options',
    `${'\n\nIt met.[^nobody-at-all]'.repeat(2000)}¶[^nobody-at-all]\n\n## US Military Options`,
  ],
  ['file-too-large', main, /$/, 'It met. '.repeat(140_000), '---'],
];

/** Rules that a change of one text cannot break. Other tests in this folder break them. */
const testedElsewhere = [
  'bad-redirect',
  'cannot-be-read',
  'encoding-guessed',
  'file-elsewhere',
  'file-not-read',
  'large-file',
  'low-contrast',
  'no-content',
  'no-explainers',
  'public-file',
  'reserved-slug',
  'setting-empty',
  'setting-invalid',
];

/** Other rules that a case necessarily breaks too, by rule. */
const alsoBroken: Record<string, string[]> = {
  // No other file names some of the sources of a file that cannot be read.
  'no-frontmatter': ['shared-source-unused'],
  'broken-yaml': ['shared-source-unused'],
  'duplicate-key': ['shared-source-unused'],
  'not-utf-8': ['shared-source-unused'],
  'control-character': ['shared-source-unused'],
  'file-too-large': ['shared-source-unused'],
  // Updates link to former sources, and only published.json knows them.
  'broken-json': ['dead-link'],
  'lost-explainer': ['dead-link'],
  'malformed-id': ['lost-section'],
  'reserved-id': ['lost-section'],
  'duplicate-id': ['lost-section'],
  'lost-source': ['citation-without-source', 'source-without-citation', 'unknown-source'],
  'same-source': ['source-without-citation'],
  'unknown-shared-source': ['citation-without-source'],
  'too-many-problems': ['citation-without-source', 'shared-source-unused'],
  'place-length': ['quote-without-citation'],
  'section-without-source': ['source-without-citation', 'quote-without-citation'],
};

describe('every rule', () => {
  beforeAll(() => {
    originalDiagnostics = loadDiagnostics();
  });

  it('has a test case', () => {
    const tested = new Set([...cases.map(([rule]) => rule), ...testedElsewhere]);
    expect(catalogue.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
  });

  it.each(cases)('%s is reported on its line, and nothing else', (rule, file, from, to, lineText) => {
    const path = join(folder, 'content', file);
    const original = readFileSync(path, 'utf8');
    try {
      const marked = original.replace(from, to);
      const text = marked.replace('¶', '');
      if (from !== '') expect(text).not.toBe(original);
      const bytes = Buffer.from(text);
      // The null character of the case becomes an invalid byte.
      writeFileSync(path, rule === 'not-utf-8' ? bytes.map((byte) => byte || 0xff) : bytes);
      const index = lineText === undefined ? marked.indexOf('¶') : text.indexOf(lineText);
      expect(index).toBeGreaterThanOrEqual(0);
      const line = text.slice(0, index).split('\n').length;
      const diagnostics =
        // The original content breaks this rule.
        rule === 'no-archived-copy'
          ? originalDiagnostics.filter((diagnostic) => diagnostic.rule === rule)
          : findNewDiagnostics();
      const ofRule = diagnostics.filter((diagnostic) => diagnostic.rule === rule);
      expect(ofRule.map((diagnostic) => [diagnostic.file, diagnostic.line])).toContainEqual([file, line]);
      expect(
        new Set(diagnostics.map((diagnostic) => diagnostic.rule).filter((other) => !alsoBroken[rule]?.includes(other))),
      ).toEqual(new Set([rule]));
    } finally {
      writeFileSync(path, original);
    }
  });
});
