/** Recognizes the format of a body by its first bytes, because servers name formats wrongly. */

/** Formats by their first bytes in hexadecimal digits (https://mimesniff.spec.whatwg.org/). */
const signatures: [pattern: RegExp, name: string][] = [
  [/^(?:89504e47|ffd8ff|47494638|52494646.{8}57454250|.{8}6674797061766966)/, 'an image'],
  [/^504b0304/, 'a ZIP archive or an Office document'],
  [/^d0cf11e0/, 'an Office document'],
  [/^(?:1f8b|377abcaf|52617221)/, 'an archive file'],
  [/^(?:.{8}66747970|1a45dfa3|4f676753|494433|52494646|fffb|fff3)/, 'a video or audio file'],
  [/^7b5c727466/, 'an RTF document'],
];

/** Formats by the first characters. */
const beginnings: [pattern: RegExp, name: string][] = [
  [/^\s*(?:<\?xml[^>]*\?>\s*)?<(?:rss|feed|urlset|sitemapindex|svg|rdf:RDF)\b/i, 'XML'],
  [/^\s*[[{]/, 'JSON'],
];

/** Returns `html`, `pdf`, or the name of what else a body is, with its article. */
export function recognizeFormat(body: Uint8Array, contentType = ''): string {
  const bytes = Buffer.from(body.subarray(0, 1024));
  const text = bytes.toString('latin1').replace(/^\u00EF\u00BB\u00BF/, '');
  // Some servers send a line before the PDF. A page may be about the format.
  if (/^[^<]*%PDF-/.test(text)) return 'pdf';
  const hex = bytes.toString('hex');
  const known = signatures.find(([pattern]) => pattern.test(hex)) ?? beginnings.find(([pattern]) => pattern.test(text));
  if (known) return known[1];
  // UTF-16 has a zero byte in each of these characters.
  if (/<(?:!doctype html|html|head|meta|title|body)\b/i.test(text.replaceAll('\0', ''))) return 'html';
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type.includes('html') || (type === '' && !text.includes('\0'))) return 'html';
  return `a file of the type ${type || 'unknown'}`;
}

/** Says whether a format, as `recognizeFormat` returns it, is known by its bytes and is no text. */
export const isBinaryFormat = (format: string): boolean => signatures.some(([, name]) => name === format);
