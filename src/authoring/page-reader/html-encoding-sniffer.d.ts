declare module 'html-encoding-sniffer' {
  /** Returns the name of the encoding by the HTML standard’s algorithm: byte order mark, header, meta element. */
  export default function sniffEncoding(
    body: Uint8Array,
    options?: { transportLayerEncodingLabel?: string; defaultEncoding?: string },
  ): string;
}
