import 'mdast-util-mdx';
import { visit } from 'unist-util-visit';
import { parseLabel } from '../../citations/label.ts';
import { findOrigins } from '../../citations/rests-on.ts';
import { getAttribute, getLabel } from '../markdown/nodes.ts';
import type { FileContext, FileRule } from '../rule.ts';

/** Several reports that repeat one are one confirmation. A claim that cites one source shows that it does. */
export const rule: FileRule = {
  name: 'confirmed-by-one-source',
  scope: 'file',
  severity: 'warning',
  summary: 'A claim is “confirmed” by several sources that all rest on one.',
  hint: 'Cite a source that does not rest on it, or choose another status, such as “unconfirmed”.',
  check({ data, root, allSources, yaml }, report) {
    data?.claims?.forEach((claim, index) => {
      const cited = new Set([...claim.sources, ...findCitedSources(root, claim.id)]);
      if (claim.status !== 'confirmed' || cited.size < 2) return;
      const origins = new Set([...cited].flatMap((id) => [...findOrigins(id, (other) => allSources.get(other))]));
      const [origin] = origins;
      if (origins.size !== 1 || origin === undefined) return;
      report({
        position: yaml.positionOf(['claims', index, 'status']),
        message: `The claim “${claim.id}” is “confirmed”, but its ${cited.size} sources all rest on “${origin}”.`,
      });
    });
  },
};

/** Returns the ids that the assessment of a claim cites, where the body shows it. */
function findCitedSources(root: FileContext['root'], claimId: string): string[] {
  const ids: string[] = [];
  visit(root, 'mdxJsxFlowElement', (claim) => {
    if (claim.name !== 'Claim' || getAttribute(claim, 'id') !== claimId) return;
    visit(claim, 'footnoteReference', (node) => void ids.push(parseLabel(getLabel(node)).id));
  });
  return ids;
}
