import { resolveRedirect } from '../../explainer/former-slugs.ts';
import { parseLocalLink } from '../../explainer/local-link.ts';
import type { ContentRule } from '../rule.ts';

export const rule: ContentRule = {
  name: 'moved-link',
  scope: 'content',
  severity: 'warning',
  summary: 'A link uses a former address of an explainer or a section.',
  hint: 'Write its current address.',
  check({ explainers, redirects = {} }, report) {
    const bySlug = new Map(explainers.map((parsed) => [parsed.slug, parsed]));
    for (const { slug: ownSlug, file, facts } of explainers) {
      for (const { address, at: position } of facts.links) {
        const link = parseLocalLink(address, ownSlug);
        if (link.slug === undefined) continue;
        const slug = resolveRedirect(link.slug, redirects) ?? link.slug;
        const section = bySlug.get(slug)?.facts.sections.find(({ was }) => was.includes(link.fragment));
        if (slug === link.slug && !section) continue;
        const path = address.startsWith('#') ? '' : `/${slug}/`;
        const fragment = section?.id ?? link.fragment;
        report({
          file,
          position,
          message: `${address} is a former address.`,
          hint: `Write ${path}${fragment && `#${fragment}`}.`,
        });
      }
    }
  },
};
