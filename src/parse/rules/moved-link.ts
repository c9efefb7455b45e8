import { resolveRedirect } from '../../explainer/former-names.ts';
import { parseLocalLink } from '../../explainer/local-link.ts';
import type { ContentRule } from '../rule.ts';

export const rule: ContentRule = {
  name: 'moved-link',
  scope: 'library',
  severity: 'warning',
  summary: 'A link leads to an explainer or a section by a name that it had before.',
  hint: 'Write the address that it has now.',
  check({ explainers, redirects = {} }, report) {
    const bySlug = new Map(explainers.map((parsed) => [parsed.slug, parsed]));
    for (const { slug: own, file, facts } of explainers) {
      for (const { address, at: position } of facts.links) {
        const link = parseLocalLink(address, own);
        if (!link) continue;
        const slug = resolveRedirect(link.slug, redirects) ?? link.slug;
        const section = bySlug.get(slug)?.facts.sections.find(({ was }) => was.includes(link.fragment));
        if (slug === link.slug && !section) continue;
        const path = address.startsWith('#') ? '' : `/${slug}/`;
        const fragment = section?.id ?? link.fragment;
        report(file, position, `${address} is an address that was given up.`, {
          hint: `Write ${path}${fragment && `#${fragment}`}.`,
        });
      }
    }
  },
};
