/** Types for the parts of text-fragments-polyfill that the tests use. The package has no types. */
declare module 'text-fragments-polyfill/text-fragment-utils' {
  export interface TextFragment {
    prefix?: string | undefined;
    textStart: string;
    textEnd?: string | undefined;
    suffix?: string | undefined;
  }

  /** Returns the ranges that a directive matches, at most two. */
  export function processTextFragmentDirective(directive: TextFragment): Range[];
}
