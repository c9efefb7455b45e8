/**
 * Bidirectional control characters (see https://trojansource.codes): unclosed ones are rejected, closed ones
 * are shown.
 */
import { body, type Case, chart, cited, claim, fields, folder, quoted, source, term } from './base.ts';

const override = 'A \u202elicnuoc';
const isolate = 'A \u2067council';
const refused = 'direction-left-open';

export const directions: Case[] = [
  ['an override not closed in a title', refused, folder({ title: quoted(override) })],
  ['an isolate not closed in a summary', refused, folder({ summary: quoted(isolate) })],
  [
    'an override not closed in a publisher',
    refused,
    source(`publisher: "${override}", title: T, url: "https://example.org/e1"`),
  ],
  [
    'an isolate not closed in the title of a source',
    refused,
    source(`publisher: P, title: "${isolate}", url: "https://example.org/e2"`),
  ],
  [
    'an override not closed in a quote',
    refused,
    source(`publisher: P, title: T, url: "https://example.org/e3", quotes: { k: "${override}" }`),
  ],
  [
    'an override not closed in a place',
    refused,
    source(`publisher: P, title: T, url: "https://example.org/e4", places: { k: "${override}" }`),
  ],
  [
    'an isolate not closed in a translation',
    refused,
    source(
      `publisher: P, title: T, url: "https://example.org/e5", quotes: { k: { words: W, translation: "${isolate}" } }`,
    ),
  ],
  ['an isolate not closed in a claim', refused, claim(`text: T, by: "${isolate}", assessment: "So.[^a]"`)],
  ['an override not closed in since', refused, fields(`since: "${override}"`)],
  ['an override not closed in the body', refused, body(`${override}.[^a]`)],
  ['an override not closed in code', refused, body(`\`${override}\`[^a]`)],
  ['an isolate not closed in a table cell', refused, body(`| a |\n|---|\n| ${isolate} |`)],
  ['an override not closed in an alternative text', refused, body(`![${override}](/favicon.svg)`)],
  [
    'an isolate not closed in the title of a callout',
    refused,
    body(`<Callout title="${isolate}">\n\n${cited}\n\n</Callout>`),
  ],
  ['an override closed by the wrong character', refused, body('A \u202elicnuoc\u2069.[^a]')],
  ['an override closed in the next paragraph', refused, body('A \u202elicnuoc.[^a]\n\nB\u202c.[^a]')],
  ['an override not closed in a term', refused, term(`term: "${override}", definition: D`)],
  ['an override not closed in a topic', refused, folder({}, { 'topics.yml': `council: { name: "${override}" }\n` })],
  ['an override not closed in chart data', 'chart-data', chart(`Who,As of,How many,Source\n${override},2026,5,a\n`)],
  ['closed isolates and overrides', 'page', body('A \u2068council\u2069 and \u202done\u202c.[^a]')],
  ['an override that ends with the isolate around it', 'page', body('A \u2067\u202elicnuoc\u2069 met.[^a]')],
  ['an override around a closed isolate', refused, body('A \u202elic\u2067nu\u202c\u2069oc.[^a]')],
  ['closing characters without opening ones', 'page', body('A council\u202c\u2069 met.[^a]')],
  ['a thousand nested isolates, all closed', 'page', body(`A ${'\u2066'.repeat(1000)}x${'\u2069'.repeat(1000)}.[^a]`)],
];
