import { type DecodeText, findInvalidBytes } from '../read-text.ts';

/**
 * Decodes a CSV file. Spreadsheets write UTF-8, UTF-16 with a byte-order mark (“Unicode text”), or the encoding of the
 * system, which is Windows-1252 for Western languages. What is read as Windows-1252 gets a warning, because the
 * bytes do not say so.
 */
export const decodeCsv: DecodeText = (bytes, report) => {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff && 'utf-16be';
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes);
    const [word] = /(?<![^\s,;"])[^\s,;"]*[^\0-\x7f][^\s,;"]*/.exec(text) ?? [''];
    report({
      rule: 'encoding-guessed',
      position: findInvalidBytes(bytes),
      message: `The file is not UTF-8 and is read as Windows-1252, in which it says “${word}”.`,
    });
    return text;
  }
};
