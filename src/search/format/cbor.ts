/**
 * The subset of CBOR (RFC 8949) that Pagefind uses: integers, text and arrays of a known length. The build decodes and
 * encodes Pagefind’s files, the browser expands shard manifests to them.
 */
export type Cbor = number | string | Cbor[];

/** Decodes one value. @throws Error for a type that Pagefind does not write */
export function decodeCbor(bytes: Uint8Array): Cbor {
  let offset = 0;
  const decodeNext = (): Cbor => {
    const first = bytes[offset++] ?? 0;
    const majorType = first >> 5;
    let number = first & 31;
    if (number > 23) {
      const size = 1 << (number - 24);
      if (size > 8) throw new Error(`CBOR of unknown length at byte ${offset}.`);
      number = 0;
      for (const end = offset + size; offset < end; offset++) number = number * 256 + (bytes[offset] ?? 0);
    }
    if (majorType === 0) return number;
    if (majorType === 1) return -1 - number;
    if (majorType === 3) {
      offset += number;
      return new TextDecoder().decode(bytes.subarray(offset - number, offset));
    }
    if (majorType === 4) return Array.from({ length: number }, decodeNext);
    throw new Error(`CBOR type ${majorType} at byte ${offset}.`);
  };
  return decodeNext();
}

/** Encodes one value. Its numbers must be below 2³². */
export function encodeCbor(value: Cbor): Uint8Array {
  const bytes: number[] = [];
  const writeHead = (majorType: number, number: number) => {
    const size = number < 24 ? 0 : number < 256 ? 1 : number < 65_536 ? 2 : 4;
    bytes.push((majorType << 5) | (size === 0 ? number : 23 + Math.log2(size) + 1));
    for (let byte = size - 1; byte >= 0; byte--) bytes.push(Math.floor(number / 256 ** byte) & 255);
  };
  const write = (item: Cbor) => {
    if (typeof item === 'number') {
      if (item < 0) writeHead(1, -1 - item);
      else writeHead(0, item);
    } else if (typeof item === 'string') {
      const text = new TextEncoder().encode(item);
      writeHead(3, text.length);
      for (const byte of text) bytes.push(byte);
    } else {
      writeHead(4, item.length);
      item.forEach(write);
    }
  };
  write(value);
  return Uint8Array.from(bytes);
}
