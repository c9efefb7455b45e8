/** Cleans the text that pages give for people and for programs. */
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';

/** Matches what a template wrote when it had nothing to write. */
const placeholder = /^(?:null|undefined|none|n\/?a|nan|unknown|\[object Object\]|\{\{.*\}\}|%\w+%|-+|\.+)$/i;

/** Matches markup and character references, which feeds of other systems leave in metadata. */
const markup = /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;

/** Longer texts are no titles, names or dates. Characters. */
const maxLength = 5000;

/** Returns one line of text without markup; undefined where there is none. */
export function cleanText(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  let text = String(value);
  if (text.length > maxLength) return undefined;
  // Systems that escape what another has escaped write “&amp;amp;”.
  for (let round = 0; round < 2 && markup.test(text); round += 1) text = toText(fromHtml(text, { fragment: true }));
  text = text
    .normalize('NFC')
    // Zero-width spaces, directional marks and tags are invisible; zero-width joiners belong to words.
    .replace(/[\u{E0000}-\u{E007F}]/gu, '')
    .replace(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/g, '')
    .replace(/[\s\p{Cc}\uFFFD]+/gu, ' ')
    .trim();
  return text === '' || placeholder.test(text) ? undefined : text;
}

/** Returns a name as it is compared: letters and digits only, without an article at its start. */
export function toComparable(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^(?:the|der|die|das|le|la|el|il)\s/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
