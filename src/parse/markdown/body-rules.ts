import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import 'mdast-util-mdx';
import { SKIP, visit } from 'unist-util-visit';
import { didYouMean } from '../../diagnostics/closest-match.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { getMediaHint } from '../html/media-hints.ts';
import { checkPhrasing, getTagHint, writeExample } from '../html/phrasing-rules.ts';
import type { ParseContext } from '../parse-context.ts';
import { type Component, components, findComponent } from '../render/components.ts';
import { checkAddresses } from './address-rules.ts';
import { getAttribute, isUnderlined, positionOf, underlineHint } from './nodes.ts';

type ComponentNode = MdxJsxFlowElement | MdxJsxTextElement;

/** Checks that a body is content, not code: no JavaScript, no HTML, only components that exist, only safe addresses. */
export function checkBody(root: Root, report: Report): void {
  checkAddresses(root, report);
  visit(root, (node) => {
    if (node.type === 'mdxjsEsm') {
      report({
        rule: 'javascript-in-body',
        position: positionOf(node),
        message: 'An explainer cannot import or export.',
        hint: 'Delete the statement: components need no import, and data belongs in the frontmatter.',
      });
    } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      if (node.data?.estree?.body.length === 0) return undefined;
      report({
        rule: 'javascript-in-body',
        position: positionOf(node),
        message: `An explainer cannot contain JavaScript: {${node.value}}.`,
        hint: `Write the text itself, or \\${/^.{1,60}$/.test(node.value) ? `{${node.value}}` : '{'} to show the braces.`,
      });
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      return checkComponent(node, report);
    } else if (node.type === 'heading' && node.depth === 1) {
      report({
        rule: 'heading-level',
        position: positionOf(node),
        message: 'The body has a level 1 heading, which only the title of the explainer can be.',
        ...(isUnderlined(node) ? { hint: underlineHint } : {}),
      });
    }
    return undefined;
  });
}

/** Reports terms that are not in the glossary. */
export function checkTerms(root: Root, { glossary, report }: Pick<ParseContext, 'glossary' | 'report'>): void {
  visit(root, ['mdxJsxTextElement', 'mdxJsxFlowElement'], (node) => {
    if (!('name' in node) || node.name !== 'Term') return;
    const id = getAttribute(node, 'id');
    if (id === undefined || Object.hasOwn(glossary, id)) return;
    report({
      rule: 'unknown-term',
      position: positionOf(node),
      message: `There is no term “${id}” in glossary.yml.`,
      hint: didYouMean(id, Object.keys(glossary), `Add “${id}:” with its definition there.`),
    });
  });
}

/**
 * Checks a call of a component, or an element of HTML.
 * @returns SKIP if the hint is about what is inside, too
 */
export function checkComponent(node: ComponentNode, report: Report): typeof SKIP | undefined {
  const position = positionOf(node);
  const component = findComponent(node.name);
  if (component) {
    checkPlacement(node, component, report);
    checkAttributes(node, component, report);
    checkPhrasing(node, report);
  } else if (/^[a-z]/.test(node.name ?? 'a') || getTagHint(node.name ?? '')) {
    const mediaHint = getMediaHint(node);
    report({
      rule: 'html-in-body',
      position,
      message: `The body contains HTML: <${node.name ?? ''}>.`,
      hint: mediaHint ?? getTagHint(node.name ?? ''),
    });
    if (mediaHint) return SKIP;
  } else {
    const names = [...components.keys()];
    const allNames = names.map((name) => `<${name}>`).join(', ');
    report({
      rule: 'unknown-component',
      position,
      message: `There is no component <${node.name}>.`,
      hint: didYouMean(node.name ?? '', names, `The components are ${allNames}.`),
    });
  }
  return undefined;
}

function checkPlacement(node: ComponentNode, component: Component, report: Report): void {
  const rule = 'component-out-of-place';
  const position = positionOf(node);
  if (component.placement === 'block' && node.type === 'mdxJsxTextElement')
    report({ rule, position, message: `<${node.name}> is inside a paragraph.` });
  if (!component.hasContent && node.children.length > 0) {
    report({
      rule,
      position,
      message: `<${node.name}> contains text, which it does not show.`,
      hint: `It shows data of the frontmatter: write <${node.name} /> with nothing inside.`,
    });
  }
}

function getAttributeHint(name: string, { placement, hasContent }: Component, attribute: string): string | undefined {
  if (name === 'i') return getTagHint(name);
  if (!components.has(name)) return `Write ${writeExample(name, attribute)}.`;
  return `Write <${name} ${attribute}="…"${placement === 'block' && hasContent ? '' : ' /'}>.`;
}

function checkAttributes(node: ComponentNode, component: Component, report: Report): void {
  const position = positionOf(node);
  for (const name of component.required ?? []) {
    if (getAttribute(node, name)) continue;
    report({
      rule: 'missing-attribute',
      position,
      message: `<${node.name}> lacks the attribute “${name}”.`,
      hint: getAttributeHint(node.name ?? '', component, name),
    });
  }
  for (const attribute of node.attributes) {
    const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '…';
    if (attribute.type === 'mdxJsxAttribute' && (attribute.value === null || attribute.value === undefined)) {
      report({
        rule: 'unknown-attribute',
        position,
        message: `The attribute “${name}” of <${node.name}> has no value.`,
        hint: 'Write attributes as text: name="value".',
      });
    } else if (attribute.type === 'mdxJsxExpressionAttribute' || typeof attribute.value === 'object') {
      report({
        rule: 'javascript-in-body',
        position,
        message: `The attribute “${name}” of <${node.name}> is JavaScript.`,
        hint: 'Write attributes as text: name="value".',
      });
    } else if (!component.attributes.includes(name)) {
      report({
        rule: 'unknown-attribute',
        position,
        message: `<${node.name}> has no attribute “${name}”.`,
        hint: didYouMean(name, component.attributes, `Its attributes: ${component.attributes.join(', ') || 'none'}.`),
      });
    }
  }
}
