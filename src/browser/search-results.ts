/** Needs JavaScript because results come from the search in the browser: turns them into a list of links. */
import type { Found } from './pagefind.ts';

/** One link for each section, with its explainer as context and the terms marked. */
export function resultList(found: readonly Found[]): HTMLOListElement {
  const list = document.createElement('ol');
  list.className = 'results';
  for (const { url, excerpt, meta } of found) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = url;
    const title = document.createElement('b');
    title.textContent = meta.title ?? url;
    link.append(title);
    if (meta.explainer) {
      const context = document.createElement('span');
      context.className = 'meta';
      context.textContent = meta.explainer;
      link.append(' ', context);
    }
    const text = document.createElement('p');
    text.append(...markedText(excerpt));
    item.append(link, text);
    for (const element of [title, text]) element.dir = 'auto';
    list.append(item);
  }
  return list;
}

/** Only text and marks are taken over from the excerpt, whatever else it may hold. */
function markedText(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html');
  return Array.from(parsed.body.childNodes, (node) => {
    const text = node.textContent ?? '';
    if (node.nodeName !== 'MARK') return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}
