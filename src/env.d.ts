/** Made by the bundle in `build/bundle-client.ts`. */
declare module 'virtual:browser-code' {
  /** CSS of every page. */
  export const styles: string;
  /** CSS that pages other than explainers carry besides. */
  export const pageStyles: string;
  /** JavaScript of every page. */
  export const script: string;
  /** JavaScript of pages to which addresses of the past lead. */
  export const movedScript: string;
  /** Whether pages are made for `npm run dev`, where drafts and problems show. */
  export const isPreview: boolean;
  /** Path of the search module, without the base path. */
  export const searchPath: string;
}

/** A style sheet as text, for a script that brings its own. */
declare module '*.css?inline' {
  const styles: string;
  export default styles;
}
