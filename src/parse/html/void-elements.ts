/**
 * Lets authors write `<br>` as in HTML. MDX wants `<br/>`, and stops at the first tag that is not closed. The parser
 * here takes every void element (HTML, 13.1.2) as closed, whether a body may contain it or not, so that each gets a
 * diagnostic of its name. Positions stay those of the file.
 */
import type { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx';

type Extension = ReturnType<typeof mdxJsxFromMarkdown>;
type Handle = NonNullable<Extension['exit']>[string];

const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Says whether an element has no content and no end tag. */
export function isVoidElement(name: string): boolean {
  return voidElements.has(name);
}

/** Runs after `mdast-util-mdx-jsx` has read the name of a tag, and before it decides whether the tag is closed. */
const closeVoidElement: Handle = function () {
  const tag = this.data.mdxJsxTag;
  if (tag && !tag.close && isVoidElement(tag.name?.toLowerCase() ?? '')) tag.selfClosing = true;
};

/** An extension of `mdast-util-from-markdown`, for two tokens that `mdast-util-mdx-jsx` does not handle. */
export const closedVoidElements: Extension = {
  exit: { mdxJsxTextTagName: closeVoidElement, mdxJsxFlowTagName: closeVoidElement },
};
