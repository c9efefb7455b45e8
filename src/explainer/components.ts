/** The components that authors may call. Each is a plain function from attributes and children to HTML’s tree. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

export interface Component {
  /** The attributes it takes, all of them text. */
  attributes: readonly string[];
  render(attributes: Readonly<Record<string, string>>, children: ElementContent[]): Element;
}

/** A remark beside the text. `title` names it. */
const callout: Component = {
  attributes: ['title'],
  render: ({ title }, children) =>
    h('aside', { className: 'callout', ariaLabel: title }, [
      title ? h('p', { className: 'callout-title' }, title) : '',
      ...children,
    ]),
};

/** By the name that authors write. */
export const components: ReadonlyMap<string, Component> = new Map([['Callout', callout]]);
