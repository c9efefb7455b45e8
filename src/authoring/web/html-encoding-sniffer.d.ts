declare module 'html-encoding-sniffer' {
  /** Returns the name of the encoding of a page, as WHATWG Encoding spells it. */
  export default function sniffEncoding(
    bytes: Uint8Array,
    options?: { xml?: boolean; transportLayerEncodingLabel?: string; defaultEncoding?: string },
  ): string;
}
