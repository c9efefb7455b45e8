/** Decodes pages as browsers do, or better where a server names the wrong encoding. */
import sniffEncoding from 'html-encoding-sniffer';

/**
 * Decodes the bytes of a page, a style sheet or a text file: by byte order mark, header, `<meta>` (WHATWG Encoding).
 * Bytes that are valid UTF-8 are UTF-8, whatever the server says. Where header and page differ, the page is believed if
 * more of its bytes are characters then.
 */
export function decodeHtml(bytes: Uint8Array, contentType = ''): string {
  const charset = /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType)?.[1];
  const encoding = sniffEncoding(bytes, charset === undefined ? {} : { transportLayerEncodingLabel: charset });
  if (!/^(?:UTF-16|ISO-2022)/.test(encoding)) {
    const text = decodeUtf8(bytes);
    if (text !== undefined) return text;
  }
  const [declared, own] = [decode(bytes, encoding), decode(bytes, sniffEncoding(bytes))];
  return countReplacements(own) < countReplacements(declared) ? own : declared;
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    // The encodings “replacement” and “x-user-defined” are not for text.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Returns undefined for bytes that are not UTF-8. A page that is cut off may end within a character of several. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    const isOnlyHighByte = (bytes.at(-1) ?? 0) > 127 && !/\P{ASCII}/u.test(text);
    return isOnlyHighByte ? undefined : text;
  } catch {
    return undefined;
  }
}

const countReplacements = (text: string): number => text.split('\uFFFD').length - 1;
