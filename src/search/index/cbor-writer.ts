/** Bytes that are written one after the other: heads in CBOR, and stretches of other bytes as they are. */

/** Kinds of CBOR that are written, as the first three bits of their heads. */
export const cbor = { number: 0x00, array: 0x80 } as const;

export class ByteWriter {
  #bytes = Buffer.allocUnsafe(65_536);
  #length = 0;

  /** Writes a number, or the head of an array with so many in it. @param number below 2 to the power of 32 */
  head(kind: (typeof cbor)[keyof typeof cbor], number: number): void {
    this.#room(5);
    const size = number < 24 ? 0 : number < 0x100 ? 1 : number < 0x1_00_00 ? 2 : 4;
    this.#bytes[this.#length++] = kind | (size === 0 ? number : size === 1 ? 24 : size === 2 ? 25 : 26);
    for (let byte = size - 1; byte >= 0; byte--) this.#bytes[this.#length++] = (number >>> (8 * byte)) & 255;
  }

  /** Writes a stretch of other bytes. */
  copy(bytes: Uint8Array, from = 0, to = bytes.length): void {
    this.#room(to - from);
    if (to - from < 32) for (let at = from; at < to; at++) this.#bytes[this.#length++] = bytes[at] ?? 0;
    else {
      this.#bytes.set(bytes.subarray(from, to), this.#length);
      this.#length += to - from;
    }
  }

  /** A copy of what was written, and begins anew. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  #room(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#length + count));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
