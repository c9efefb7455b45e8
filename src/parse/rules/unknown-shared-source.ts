import { didYouMean } from '../../diagnostics/closest-match.ts';
import { idPattern } from '../../explainer/ids.ts';
import type { ContentRule } from '../rule.ts';
import { listReferences } from '../shared-sources/list-references.ts';

/** An id in the place of a source means the source of that id in `sources.yml`. */
export const rule: ContentRule = {
  name: 'unknown-shared-source',
  scope: 'content',
  severity: 'error',
  summary: 'A list of sources has an id that is not in sources.yml.',
  hint: 'Add the source to sources.yml, or write it here with its publisher, title and address.',
  check(context, report) {
    const { entries, isBroken } = context.sourcesFile;
    if (isBroken) return;
    for (const { id, at: position, file, isResolved, isDefinedHere } of listReferences(context)) {
      if (isResolved || isDefinedHere) continue;
      if (entries.has(id))
        report({ file, position, message: `“${id}” is not recognized as an id.`, hint: `Write it plainly: - ${id}` });
      else
        report({
          file,
          position,
          message: `There is no source “${id}” in sources.yml.`,
          hint: idPattern.test(id)
            ? didYouMean(id, entries.keys(), rule.hint)
            : 'Write the id of a source; “npm run source -- add” finds the source of an address.',
        });
    }
  },
};
