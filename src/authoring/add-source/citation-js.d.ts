/** Types of the part of citation-js that reads files; it has none itself: https://citation.js.org/api/. */
declare module '@citation-js/core' {
  export const plugins: {
    input: {
      /** Converts data of one format to the next format on the way to CSL-JSON. */
      data(data: unknown, type: string): unknown;
    };
  };
}
