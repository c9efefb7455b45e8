/** The styles and scripts of pages, from `src/build/bundle-client.ts`. */
declare module 'virtual:browser-code' {
  /** CSS of every page. */
  export const styles: string;
  /** More CSS, of pages that are not explainers. */
  export const pageStyles: string;
  /** JavaScript of every page. */
  export const script: string;
  /** JavaScript of pages that former addresses lead to. */
  export const movedScript: string;
  /** Whether the pages are those of `npm run dev`, which show drafts and diagnostics. */
  export const isPreview: boolean;
  /** Path of the search module, without the base path. */
  export const searchPath: string;
  /** The pixels of the logo; undefined when the site has none. */
  export const logoSize: { width: number; height: number } | undefined;
}

/** A style sheet as text, for a script that adds it to the page. */
declare module '*.css?inline' {
  const styles: string;
  export default styles;
}
