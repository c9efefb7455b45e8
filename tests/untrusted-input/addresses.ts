/** Unsafe and unusual addresses, in every place that takes one. */
import { attack, body, type Case, claim, fields, folder, source, term } from './base.ts';

const refused = [
  `javascript:${attack}`,
  `JaVaScRiPt:${attack}`,
  `&#106;avascript:${attack}`,
  `java&#x0A;script:${attack}`,
  `java&Tab;script:${attack}`,
  `javascript&colon;${attack}`,
  `<  javascript:${attack}>`,
  `<javascript://example.org/%0a${attack}>`,
  `\u00a0javascript:${attack}`,
  `\u200bjavascript:${attack}`,
  `data:text/html;base64,PHNjcmlwdD53aW5kb3cuZXhlY3V0ZWQ9MTwvc2NyaXB0Pg==`,
  `data:image/svg+xml,%3Csvg/onload=${attack}%3E`,
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'view-source:https://example.org/',
  'about:blank',
  'tel:+4930',
  'mailto:',
  '//example.com/x',
  '/\\example.com/x',
  '\\\\example.com\\x',
  'https:example.com',
  'https://',
  'https://user:password@example.com/',
  'https://example.org@',
  'https://exa%00mple.org/',
  'ftp://example.org/x',
];
const link = `[x](javascript:${attack})`;
const allowed = [
  'https://аррӏе.com/',
  'https://例え.jp/?q=<b>#"',
  'https://[::1]/',
  'mailto:a@example.org?subject=x',
  '#one',
  '/search/?q=x',
];

export const addresses: Case[] = [
  ...refused.map((address): Case => [`a link to ${address.slice(0, 40)}`, 'bad-address', body(`[x](${address})`)]),
  ...allowed.map(
    (address): Case => [`a link to ${address}`, 'page', body(`[x](<${address.replace(/[<>]/g, '\\$&')}>)`)],
  ),
  [
    'an address with a right-to-left override',
    'direction-left-open',
    source('publisher: P, title: T, url: "https://example.org/\u202egpj.exe"'),
  ],
  [
    'an address without markup, which GFM links',
    'page',
    body('See www.example.org/javascript:x and https://example.org/"onclick="x.[^a]'),
  ],
  ['javascript: in an image', 'bad-address', body(`![x](javascript:${attack})`)],
  ['javascript: in a definition', 'bad-address', body(`[x][d]\n\n[d]: javascript:${attack}`)],
  ['javascript: in a note', 'bad-address', body(`It met.[^n1]\n\n[^n1]: ${link}`)],
  ['javascript: in a table', 'bad-address', body(`| a |\n|---|\n| ${link} |`)],
  ['javascript: in a heading', 'bad-address', body(`### ${link}`)],
  ['javascript: in a callout', 'bad-address', body(`<Callout title="x">\n\n${link}\n\n</Callout>`)],
  ['javascript: in a title', 'bad-address', folder({ title: `"${link}"` })],
  ['javascript: in a summary', 'bad-address', folder({ summary: `"${link}"` })],
  ['javascript: in since', 'bad-address', fields(`since: "${link}"`)],
  ['javascript: in a key point', 'bad-address', fields(`keyPoints: [{ text: "${link}" }]`)],
  ['javascript: in an assessment', 'bad-address', claim(`text: T, by: B, assessment: "${link}"`)],
  ['javascript: in the timeline', 'bad-address', fields(`timeline: [{ date: 2026, text: "${link}" }]`, '<Timeline />')],
  ['javascript: in an update', 'bad-address', fields(`updates: [{ date: 2026-01-12, kind: update, text: "${link}" }]`)],
  [
    'javascript: as the address of a source',
    'bad-address',
    source(`publisher: P, title: T, url: "javascript:${attack}"`),
  ],
  [
    'javascript: as an archived copy',
    'bad-address',
    source(`publisher: P, title: T, url: "https://example.org/d", archived: "javascript:${attack}"`),
  ],
  ['javascript: in a definition of the glossary', 'bad-address', term(`term: weir, definition: "${link}"`)],
];
