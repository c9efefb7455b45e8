/** Parses built pages, for tests of their HTML. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';

/** Returns the HTML files of a built site, relative to its folder. */
export function htmlFiles(folder: string): string[] {
  return globSync('**/*.html', { cwd: folder }).sort();
}

/** A parsed page of a built site. */
export class Page {
  readonly html: string;
  readonly tree: Root;

  constructor(folder: string, file: string) {
    this.html = readFileSync(join(folder, file), 'utf8');
    this.tree = fromHtml(this.html);
  }

  all(selector: string): Element[] {
    return selectAll(selector, this.tree);
  }

  texts(selector: string): string[] {
    return this.all(selector).map((element) => textOf(element).replace(/\s+/g, ' ').trim());
  }

  attributes(selector: string, name: string): string[] {
    return this.all(selector).map(({ properties }) => String(properties[name] ?? ''));
  }

  get ids(): string[] {
    return this.attributes('[id]', 'id');
  }
}
