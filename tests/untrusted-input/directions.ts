/** Invisible characters that turn the direction of writing (as in “Trojan Source”): what leaves one open is refused, what closes it is shown. */
import { body, type Case, chart, cited, claim, fields, folder, quoted, source, term } from './base.ts';

const override = 'A \u202elicnuoc';
const isolate = 'A \u2067council';
const refused = 'direction-left-open';

export const directions: Case[] = [
  ['an override left open in a title', refused, folder({ title: quoted(override) })],
  ['an isolate left open in a summary', refused, folder({ summary: quoted(isolate) })],
  [
    'an override left open in a publisher',
    refused,
    source(`publisher: "${override}", title: T, url: "https://example.org/e1"`),
  ],
  [
    'an isolate left open in the title of a source',
    refused,
    source(`publisher: P, title: "${isolate}", url: "https://example.org/e2"`),
  ],
  [
    'an override left open in a quote',
    refused,
    source(`publisher: P, title: T, url: "https://example.org/e3", quotes: { k: "${override}" }`),
  ],
  ['an isolate left open in a claim', refused, claim(`text: T, by: "${isolate}", assessment: "So.[^a]"`)],
  ['an override left open in since', refused, fields(`since: "${override}"`)],
  ['an override left open in the body', refused, body(`${override}.[^a]`)],
  ['an override left open in code', refused, body(`\`${override}\`[^a]`)],
  ['an isolate left open in a cell', refused, body(`| a |\n|---|\n| ${isolate} |`)],
  ['an override left open in an alternative text', refused, body(`![${override}](/favicon.svg)`)],
  [
    'an isolate left open in the title of a remark',
    refused,
    body(`<Callout title="${isolate}">\n\n${cited}\n\n</Callout>`),
  ],
  ['an override closed by the wrong character', refused, body('A \u202elicnuoc\u2069.[^a]')],
  ['an override closed in the next paragraph', refused, body('A \u202elicnuoc.[^a]\n\nB\u202c.[^a]')],
  ['an override left open in a term', refused, term(`term: "${override}", definition: D`)],
  ['an override left open in a topic', refused, folder({}, { 'topics.yml': `council: { name: "${override}" }\n` })],
  ['an override left open in figures', 'chart-data', chart(`Who,As of,How many,Source\n${override},2026,5,a\n`)],
  ['isolates and overrides that are closed', 'page', body('A \u2068council\u2069 and \u202done\u202c.[^a]')],
  ['closing characters that nothing opened', 'page', body('A council\u202c\u2069 met.[^a]')],
  [
    'a thousand isolates, one inside the other, all closed',
    'page',
    body(`A ${'\u2066'.repeat(1000)}x${'\u2069'.repeat(1000)}.[^a]`),
  ],
];
