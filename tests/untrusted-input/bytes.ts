/** Bytes that are no text, or text that looks like other text. */
import { body, type Case, cited, explainer, folder } from './base.ts';

const sound = explainer({ introduction: `${cited}[^a:said]` });
const bytes = (...parts: (string | number[])[]) => ({
  'explainers/case.mdx': Buffer.concat(parts.map((part) => Buffer.from(part as string))),
});

export const bytesCases: Case[] = [
  ['a zero byte', 'control-character', bytes(sound, [0])],
  ['a zero byte in the frontmatter', 'control-character', bytes('---\ntitle: A', [0], '\n---\n')],
  ['a bell', 'control-character', bytes(sound, [7])],
  ['a command for a terminal', 'control-character', bytes(sound, '\u001b[2J\u001b]0;x\u0007')],
  ['a delete', 'control-character', bytes(sound, [0x7f])],
  ['a control of the second set', 'control-character', bytes(sound, '\u0085')],
  ['a character that is none', 'control-character', bytes(sound, '\uffff')],
  ['half a character', 'not-utf-8', bytes(sound, [0xc3])],
  ['half of a pair, as UTF-8 must not have it', 'not-utf-8', bytes(sound, [0xed, 0xa0, 0x80])],
  ['a slash in too many bytes', 'not-utf-8', bytes(sound, [0xc0, 0xaf])],
  ['Latin letters in one byte', 'not-utf-8', bytes(sound, [0xe9])],
  ['UTF-16', 'not-utf-8', { 'explainers/case.mdx': Buffer.from(`\ufeff${sound}`, 'utf16le') }],
  ['a character beyond all', 'not-utf-8', bytes(sound, [0xf4, 0x90, 0x80, 0x80])],
  ['a picture', 'not-utf-8', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['a mark of order', 'page', bytes([0xef, 0xbb, 0xbf], sound)],
  ['two marks of order', 'no-frontmatter', bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], sound)],
  ['a mark of order and nothing else', 'no-frontmatter', bytes([0xef, 0xbb, 0xbf])],
  ['nothing', 'no-frontmatter', bytes('')],
  ['lines that end as on Windows', 'page', bytes(sound.replaceAll('\n', '\r\n'))],
  ['lines that end both ways', 'page', bytes(sound.replace(/\n/g, (end, at) => (at % 2 ? end : `\r${end}`)))],
  ['lines that end as on old Macs', 'no-frontmatter', bytes(sound.replaceAll('\n', '\r'))],
  ['ends of lines that are none', 'page', body(`A\u2028council\u2029met.[^a]`)],
  ['letters without width', 'page', body('A c\u200bou\u200dnc\ufeffil\u00ad met.[^a]')],
  ['a thousand accents on one letter', 'page', body(`Z${'\u0301'.repeat(1000)} met.[^a]`)],
  ['a letter without width in an id', 'malformed-id', folder({ sections: '  - { id: on\u200be, title: One }' })],
  ['tags that cannot be seen', 'page', body(`It met.${'\u{e0041}'.repeat(100)}[^a]`)],
];
