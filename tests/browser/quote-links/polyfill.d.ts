/** What the tests use of text-fragments-polyfill, which comes without types. */
declare module 'text-fragments-polyfill/text-fragment-utils' {
  export interface TextFragment {
    prefix?: string | undefined;
    textStart: string;
    textEnd?: string | undefined;
    suffix?: string | undefined;
  }

  /** The stretches to which a directive leads; no more than two. */
  export function processTextFragmentDirective(directive: TextFragment): Range[];
}
