/** Renders items of a list of tasks: `- [ ] Count the lorries`. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ListItem, Parents } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import type { UiStrings } from '../../i18n/strings.ts';

/**
 * Renders an item of a list. Its state is a sign with a name: a disabled checkbox would be a form control that nobody
 * can use, and feed readers drop those.
 */
export function renderListItem(
  state: State,
  node: ListItem,
  parent: Parents | undefined,
  { taskDone, taskOpen }: Pick<UiStrings, 'taskDone' | 'taskOpen'>,
): Element {
  const item = defaultHandlers.listItem(state, node, parent);
  if (typeof node.checked !== 'boolean') return item;
  // U+FE0E asks for the sign in the colour of the text, not for a picture.
  const sign = node.checked
    ? h('span', { role: 'img', ariaLabel: taskDone }, '☑\ufe0e')
    : h('span', { role: 'img', ariaLabel: taskOpen }, '☐');
  visit(item, 'element', (element, index, owner) => {
    if (element.tagName !== 'input' || !owner || index === undefined) return;
    owner.children[index] = sign;
    return false;
  });
  return item;
}
