/** Checks the elements of HTML that authors may write within a sentence. */
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { lang } from '../../explainer/schema/fields.ts';
import { getAttribute, positionOf } from '../markdown/nodes.ts';
import { phrasingElements } from '../render/phrasing-elements.ts';
import { getHtmlHint } from './html-hints.ts';
import { isVoidElement } from './void-elements.ts';

/** Checks the values of attributes, and that an element is within a sentence. Does nothing for other elements. */
export function checkPhrasing(node: MdxJsxFlowElement | MdxJsxTextElement, report: Report): void {
  if (!node.name || !phrasingElements.has(node.name)) return;
  const position = positionOf(node);
  if (node.type === 'mdxJsxFlowElement') {
    report({
      rule: 'component-out-of-place',
      position,
      message: `<${node.name}> is on a line by itself, which ends the paragraph.`,
      hint:
        node.name === 'br'
          ? 'Write it at the end of the line before, or leave an empty line between two paragraphs.'
          : 'Put it in one line with the words before or after it.',
    });
  }
  const [language, direction] = [getAttribute(node, 'lang'), getAttribute(node, 'dir')];
  if (node.name === 'span' && language === undefined && direction === undefined) {
    report({
      rule: 'missing-attribute',
      position,
      message: '<span> has neither “lang” nor “dir”.',
      hint: 'Write <span lang="fa">…</span> for words of another language, or delete the tags.',
    });
  }
  if (language && !lang.safeParse(language).success)
    report({ rule: 'bad-language', position, message: `“${language}” is not a language tag.` });
  if (direction !== undefined && !['ltr', 'rtl', 'auto'].includes(direction)) {
    report({
      rule: 'unknown-value',
      position,
      message: `“${direction}” is not a text direction.`,
      hint: 'Write dir="ltr", dir="rtl" or dir="auto".',
    });
  }
}

/** Returns what to write instead of a tag that a text cannot contain, or undefined if nothing is known about it. */
export function getTagHint(name: string): string | undefined {
  const lowerCase = name.toLowerCase();
  if (phrasingElements.has(lowerCase) && lowerCase !== 'i') return `Write ${writeExample(lowerCase)}, in lower case.`;
  return getHtmlHint(lowerCase);
}

/** Writes an example of an element, with an attribute. */
export function writeExample(name: string, attribute?: string): string {
  const start = attribute ? `${name} ${attribute}="…"` : name;
  return isVoidElement(name) ? `<${start}>` : `<${start}>…</${name}>`;
}
