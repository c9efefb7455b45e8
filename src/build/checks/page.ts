import type { Tag } from './tags.ts';

/** A built page that is being checked. */
export interface BuiltPage {
  /** Path of its file in the folder of the site, with slashes. */
  path: string;
  html: string;
  tags: readonly Tag[];
}

/** Reports a mistake in a file. `at` is an offset in the text of the file. */
export type ReportAt = (diagnostic: { rule: string; at: number; message: string; hint: string }) => void;

/** Copies a substring. A substring that is not copied keeps the complete text in memory. */
export function detachString(substring: string): string {
  return Buffer.from(substring).toString();
}

/** Checks that no id is used twice on a page. @returns the ids */
export function checkIds({ tags }: BuiltPage, report: ReportAt): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { attributes, at } of tags) {
    const id = attributes.get('id');
    if (id === undefined) continue;
    if (ids.has(id)) {
      report({
        rule: 'id-twice',
        at,
        message: `Two elements of this page have the id “${id}”: a link to it can lead to only one of them.`,
        hint: 'Give one of them another id.',
      });
    }
    ids.add(id);
  }
  return ids;
}
