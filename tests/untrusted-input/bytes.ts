/** Invalid UTF-8, control characters, line endings and invisible characters. */
import { body, type Case, cited, explainer, folder } from './base.ts';

const valid = explainer({ introduction: `${cited}[^a:said]` });
const bytes = (...chunks: (string | number[])[]) => ({
  'explainers/case.mdx': Buffer.concat(chunks.map((chunk) => Buffer.from(chunk as string))),
});

export const bytesCases: Case[] = [
  ['a zero byte', 'control-character', bytes(valid, [0])],
  ['a zero byte in the frontmatter', 'control-character', bytes('---\ntitle: A', [0], '\n---\n')],
  ['a bell character', 'control-character', bytes(valid, [7])],
  ['a terminal escape sequence', 'control-character', bytes(valid, '\u001b[2J\u001b]0;x\u0007')],
  ['a delete character', 'control-character', bytes(valid, [0x7f])],
  ['a C1 control character', 'control-character', bytes(valid, '\u0085')],
  ['a noncharacter', 'control-character', bytes(valid, '\uffff')],
  ['an incomplete UTF-8 sequence', 'not-utf-8', bytes(valid, [0xc3])],
  ['a surrogate in UTF-8', 'not-utf-8', bytes(valid, [0xed, 0xa0, 0x80])],
  ['an overlong encoding of a slash', 'not-utf-8', bytes(valid, [0xc0, 0xaf])],
  ['Latin-1', 'not-utf-8', bytes(valid, [0xe9])],
  ['UTF-16', 'not-utf-8', { 'explainers/case.mdx': Buffer.from(`\ufeff${valid}`, 'utf16le') }],
  ['a code point beyond Unicode', 'not-utf-8', bytes(valid, [0xf4, 0x90, 0x80, 0x80])],
  ['a PNG image', 'not-utf-8', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['a byte order mark', 'page', bytes([0xef, 0xbb, 0xbf], valid)],
  ['two byte order marks', 'no-frontmatter', bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], valid)],
  ['a byte order mark alone', 'no-frontmatter', bytes([0xef, 0xbb, 0xbf])],
  ['an empty file', 'no-frontmatter', bytes('')],
  ['CRLF line endings', 'page', bytes(valid.replaceAll('\n', '\r\n'))],
  ['mixed line endings', 'page', bytes(valid.replace(/\n/g, (end, at) => (at % 2 ? end : `\r${end}`)))],
  ['CR line endings', 'no-frontmatter', bytes(valid.replaceAll('\n', '\r'))],
  ['Unicode line and paragraph separators', 'page', body(`A\u2028council\u2029met.[^a]`)],
  ['zero-width characters', 'page', body('A c\u200bou\u200dnc\ufeffil\u00ad met.[^a]')],
  ['a thousand combining accents on one letter', 'page', body(`Z${'\u0301'.repeat(1000)} met.[^a]`)],
  ['a zero-width character in an id', 'malformed-id', folder({ sections: '  - { id: on\u200be, title: One }' })],
  ['invisible tag characters', 'page', body(`It met.${'\u{e0041}'.repeat(100)}[^a]`)],
];
