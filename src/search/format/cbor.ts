/**
 * As much of CBOR (RFC 8949) as Pagefind’s files hold: whole numbers, text and arrays of a known length.
 * Both directions, because the build shortens a file of Pagefind’s that the browser reads.
 */
export type Cbor = number | string | Cbor[];

/** Reads one value. @throws Error at anything that Pagefind does not write. */
export function decodeCbor(bytes: Uint8Array): Cbor {
  let at = 0;
  const value = (): Cbor => {
    const first = bytes[at++] ?? 0;
    const kind = first >> 5;
    let number = first & 31;
    if (number > 23) {
      const size = 1 << (number - 24);
      if (size > 8) throw new Error(`An array or a text without length at byte ${at}.`);
      number = 0;
      for (const end = at + size; at < end; at++) number = number * 256 + (bytes[at] ?? 0);
    }
    if (kind === 0) return number;
    if (kind === 1) return -1 - number;
    if (kind === 3) {
      at += number;
      return new TextDecoder().decode(bytes.subarray(at - number, at));
    }
    if (kind === 4) return Array.from({ length: number }, value);
    throw new Error(`Kind ${kind} of CBOR at byte ${at}.`);
  };
  return value();
}

/** Writes one value; its numbers are below 2 to the power of 32. */
export function encodeCbor(value: Cbor): Uint8Array {
  const out: number[] = [];
  const head = (kind: number, number: number) => {
    const size = number < 24 ? 0 : number < 256 ? 1 : number < 65_536 ? 2 : 4;
    out.push((kind << 5) | (size === 0 ? number : 23 + Math.log2(size) + 1));
    for (let byte = size - 1; byte >= 0; byte--) out.push(Math.floor(number / 256 ** byte) & 255);
  };
  const write = (each: Cbor) => {
    if (typeof each === 'number') {
      if (each < 0) head(1, -1 - each);
      else head(0, each);
    } else if (typeof each === 'string') {
      const text = new TextEncoder().encode(each);
      head(3, text.length);
      for (const byte of text) out.push(byte);
    } else {
      head(4, each.length);
      each.forEach(write);
    }
  };
  write(value);
  return Uint8Array.from(out);
}
