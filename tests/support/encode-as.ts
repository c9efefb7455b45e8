/** Encodes text in the legacy encodings of the web, for which Node has only decoders. */

const tables = new Map<string, Map<string, Buffer>>();

/** @throws Error for a character that the encoding does not have */
export function encodeAs(encoding: string, text: string): Buffer {
  const table = tables.get(encoding) ?? createTable(encoding);
  tables.set(encoding, table);
  return Buffer.concat(
    [...text].map((character) => {
      const bytes = table.get(character);
      if (!bytes) throw new Error(`${encoding} has no ${character}.`);
      return bytes;
    }),
  );
}

/** Decodes every sequence of one or two bytes. */
function createTable(encoding: string): Map<string, Buffer> {
  const decoder = new TextDecoder(encoding);
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const single = bytes.map((byte) => [byte]);
  const double = bytes.slice(128).flatMap((first) => bytes.slice(64).map((second) => [first, second]));
  const table = new Map<string, Buffer>();
  for (const sequence of [...single, ...double]) {
    const character = decoder.decode(Buffer.from(sequence));
    if ([...character].length === 1 && character !== '\u{fffd}' && !table.has(character))
      table.set(character, Buffer.from(sequence));
  }
  return table;
}
