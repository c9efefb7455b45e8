import type { BuiltPage, ReportAt } from './page.ts';

/** Every id stands once on its page. @returns the ids. */
export function checkIds({ tags }: BuiltPage, report: ReportAt): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { attributes, at } of tags) {
    const id = attributes.get('id');
    if (id === undefined) continue;
    if (ids.has(id)) {
      report({
        rule: 'id-twice',
        at,
        message: `The id “${id}” stands on two elements of this page: a link to it can lead to one only.`,
        hint: 'Give one of them another id.',
      });
    }
    ids.add(id);
  }
  return ids;
}
