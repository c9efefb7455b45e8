import type { Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import 'mdast-util-mdx';
import { visit } from 'unist-util-visit';
import { didYouMean } from '../schema/nearest.ts';
import type { Place, Report } from '../schema/problem.ts';
import { addressRules } from './address-rules.ts';
import { components } from './components.ts';

/** Where a node starts. */
export function placeOf({ position }: Nodes): Place {
  return { line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}

/** An explainer is content, not code: no JavaScript, no HTML, only components that the site knows, only safe addresses. */
export function bodyRules(root: Root, report: Report): void {
  addressRules(root, placeOf, report);
  visit(root, (node) => {
    if (node.type === 'mdxjsEsm') {
      report({
        rule: 'javascript-in-body',
        at: placeOf(node),
        message: 'An explainer cannot import or export.',
        hint: 'Delete the statement; components are there without it, and data belongs in the frontmatter.',
      });
    } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      if (node.data?.estree?.body.length === 0) return;
      report({
        rule: 'javascript-in-body',
        at: placeOf(node),
        message: `An explainer cannot hold JavaScript: {${node.value}}.`,
        hint: 'Write the text itself, or \\{ for a plain brace.',
      });
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      componentRules(node, report);
    } else if (node.type === 'heading' && node.depth === 1) {
      report({
        rule: 'heading-level',
        at: placeOf(node),
        message: 'The body has a heading of the first level; that is the explainer’s title.',
        hint: 'Start sections with “## ”.',
      });
    }
  });
}

function componentRules(node: MdxJsxFlowElement | MdxJsxTextElement, report: Report): void {
  const at = placeOf(node);
  const names = [...components.keys()];
  const component = components.get(node.name ?? '');
  if (!component) {
    const html = /^[a-z]/.test(node.name ?? 'a');
    report({
      rule: html ? 'html-in-body' : 'unknown-component',
      at,
      message: html ? `The body holds HTML: <${node.name ?? ''}>.` : `There is no component <${node.name}>.`,
      hint: html
        ? 'Write Markdown instead, or \\< for a plain “<”.'
        : didYouMean(node.name ?? '', names, `The components are ${names.map((name) => `<${name}>`).join(', ')}.`),
    });
    return;
  }
  for (const attribute of node.attributes) {
    const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '…';
    if (attribute.type === 'mdxJsxAttribute' && (attribute.value === null || attribute.value === undefined)) {
      report({
        rule: 'unknown-attribute',
        at,
        message: `<${node.name}> has the attribute “${name}” without a value.`,
        hint: 'Write attributes as text: name="value".',
      });
    } else if (attribute.type === 'mdxJsxExpressionAttribute' || typeof attribute.value === 'object') {
      report({
        rule: 'javascript-in-body',
        at,
        message: `<${node.name}> has the attribute “${name}” as JavaScript.`,
        hint: 'Write attributes as text: name="value".',
      });
    } else if (!component.attributes.includes(name)) {
      report({
        rule: 'unknown-attribute',
        at,
        message: `<${node.name}> has no attribute “${name}”.`,
        hint: didYouMean(name, component.attributes, `It has ${component.attributes.join(', ') || 'none'}.`),
      });
    }
  }
}
