import type { Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import 'mdast-util-mdx';
import { visit } from 'unist-util-visit';
import { didYouMean } from '../../diagnostics/closest-match.ts';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { type Component, components } from '../render/components.ts';
import { checkAddresses } from './address-rules.ts';

/** Where a node starts. */
export function positionOf({ position }: Nodes): Position {
  return { line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}

/** The text of an attribute. */
export function getAttribute({ attributes }: MdxJsxFlowElement | MdxJsxTextElement, name: string): string | undefined {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return typeof found?.value === 'string' ? found.value : undefined;
}

/** An explainer is content, not code: no JavaScript, no HTML, only components that the site knows, only safe addresses. */
export function checkBody(root: Root, report: Report): void {
  checkAddresses(root, positionOf, report);
  visit(root, (node) => {
    if (node.type === 'mdxjsEsm') {
      report({
        rule: 'javascript-in-body',
        position: positionOf(node),
        message: 'An explainer cannot import or export.',
        hint: 'Delete the statement; components are there without it, and data belongs in the frontmatter.',
      });
    } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      if (node.data?.estree?.body.length === 0) return;
      report({
        rule: 'javascript-in-body',
        position: positionOf(node),
        message: `An explainer cannot hold JavaScript: {${node.value}}.`,
        hint: 'Write the text itself, or \\{ for a plain brace.',
      });
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      checkComponent(node, report);
    } else if (node.type === 'heading' && node.depth === 1) {
      report({
        rule: 'heading-level',
        position: positionOf(node),
        message: 'The body has a heading of the first level; that is the explainer’s title.',
        hint: 'Start sections with “## ”.',
      });
    }
  });
}

/** Where a component stands, what it holds, and what it cannot do without. */
function checkPlacement(
  node: MdxJsxFlowElement | MdxJsxTextElement,
  component: Component,
  position: Position,
  report: Report,
): void {
  const rule = 'component-out-of-place';
  if (component.placement === 'block' && node.type === 'mdxJsxTextElement') {
    const hint = 'Put it on a line of its own, with an empty line before and after.';
    report({ rule, position, message: `<${node.name}> stands within a paragraph.`, hint });
  }
  if (!component.hasContent && node.children.length > 0) {
    const hint = `It shows data of the frontmatter: write <${node.name} /> with nothing inside.`;
    report({ rule, position, message: `<${node.name}> holds text, which would be lost.`, hint });
  }
  for (const name of component.required ?? []) {
    if (getAttribute(node, name)) continue;
    const hint = `Write <${node.name} ${name}="…" />.`;
    report({ rule: 'missing-attribute', position, message: `<${node.name}> lacks the attribute “${name}”.`, hint });
  }
}

function checkComponent(node: MdxJsxFlowElement | MdxJsxTextElement, report: Report): void {
  const position = positionOf(node);
  const names = [...components.keys()];
  const component = components.get(node.name ?? '');
  if (!component) {
    const html = /^[a-z]/.test(node.name ?? 'a');
    report({
      rule: html ? 'html-in-body' : 'unknown-component',
      position,
      message: html ? `The body holds HTML: <${node.name ?? ''}>.` : `There is no component <${node.name}>.`,
      hint: html
        ? 'Write Markdown instead, or \\< for a plain “<”.'
        : didYouMean(node.name ?? '', names, `The components are ${names.map((name) => `<${name}>`).join(', ')}.`),
    });
    return;
  }
  checkPlacement(node, component, position, report);
  for (const attribute of node.attributes) {
    const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '…';
    if (attribute.type === 'mdxJsxAttribute' && (attribute.value === null || attribute.value === undefined)) {
      report({
        rule: 'unknown-attribute',
        position,
        message: `<${node.name}> has the attribute “${name}” without a value.`,
        hint: 'Write attributes as text: name="value".',
      });
    } else if (attribute.type === 'mdxJsxExpressionAttribute' || typeof attribute.value === 'object') {
      report({
        rule: 'javascript-in-body',
        position,
        message: `<${node.name}> has the attribute “${name}” as JavaScript.`,
        hint: 'Write attributes as text: name="value".',
      });
    } else if (!component.attributes.includes(name)) {
      report({
        rule: 'unknown-attribute',
        position,
        message: `<${node.name}> has no attribute “${name}”.`,
        hint: didYouMean(name, component.attributes, `It has ${component.attributes.join(', ') || 'none'}.`),
      });
    }
  }
}
