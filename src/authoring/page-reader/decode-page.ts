/** Decodes a page, whose headers, bytes and meta elements may each name another charset. */
import sniffEncoding from 'html-encoding-sniffer';

/** Returns the text of a page in the charset that fits its bytes best. */
export function decodePage(body: Uint8Array, contentType = ''): string {
  const charset = /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType)?.[1];
  const declared = sniffEncoding(body, charset ? { transportLayerEncodingLabel: charset } : {});
  // Bytes above 127 that are valid UTF-8 are hardly ever anything else.
  if (!declared.startsWith('UTF-16') && hasHighBytes(body) && isUtf8(body)) return decode(body, 'UTF-8');
  const texts = [declared, sniffEncoding(body)].map((encoding) => decode(body, encoding));
  const [first = '', second = ''] = texts;
  return countReplacements(second) < countReplacements(first) ? second : first;
}

function decode(body: Uint8Array, encoding: string): string {
  // The encodings “replacement” and “x-user-defined” (WHATWG Encoding) are not for text.
  const isText = !['replacement', 'x-user-defined'].includes(encoding);
  return new TextDecoder(isText ? encoding : 'windows-1252').decode(body);
}

function hasHighBytes(body: Uint8Array): boolean {
  return body.some((byte) => byte > 127);
}

/** Says whether bytes are valid UTF-8; the last character may be cut off. */
function isUtf8(body: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function countReplacements(text: string): number {
  return text.split('\uFFFD').length - 1;
}
