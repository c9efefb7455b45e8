/** Decodes pages as browsers do, or better where a server names the wrong encoding. */
import sniffEncoding from 'html-encoding-sniffer';

/** Returns the encoding that a Content-Type header names. */
function getCharset(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1];
}

/**
 * Decodes the bytes of an HTML page or of a text file: by byte order mark, header, `<meta>` (WHATWG Encoding). Bytes
 * that are valid UTF-8 beyond ASCII are UTF-8, whatever the server says.
 */
export function decodeHtml(bytes: Uint8Array, contentType = ''): string {
  const transportLayerEncodingLabel = getCharset(contentType);
  const encoding = sniffEncoding(bytes, {
    ...(transportLayerEncodingLabel === undefined ? {} : { transportLayerEncodingLabel }),
    defaultEncoding: 'windows-1252',
  });
  if (!encoding.startsWith('UTF-16') && !encoding.startsWith('ISO-2022')) {
    const text = decodeUtf8(bytes);
    if (text !== undefined) return text;
  }
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    // The encodings “replacement” and “x-user-defined” are not for text.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Returns undefined for bytes that are not UTF-8. A page that is cut off may end within a character. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}
