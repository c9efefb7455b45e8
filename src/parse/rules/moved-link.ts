import { endOf } from '../../explainer/former-names.ts';
import { localLink } from '../../explainer/local-link.ts';
import type { LibraryRule } from '../rule.ts';

export const rule: LibraryRule = {
  name: 'moved-link',
  looksAt: 'library',
  severity: 'warning',
  says: 'A link leads to an explainer or a section by a name that it had before.',
  hint: 'Write the address that it has now.',
  check({ readings, redirects = {} }, tell) {
    const bySlug = new Map(readings.map((reading) => [reading.slug, reading]));
    for (const { slug: own, file, facts } of readings) {
      for (const { address, at } of facts.links) {
        const link = localLink(address, own);
        if (!link) continue;
        const slug = endOf(link.slug, redirects) ?? link.slug;
        const section = bySlug.get(slug)?.facts.sections.find(({ was }) => was.includes(link.fragment));
        if (slug === link.slug && !section) continue;
        const path = address.startsWith('#') ? '' : `/${slug}/`;
        const fragment = section?.id ?? link.fragment;
        tell(file, at, `${address} is an address that was given up.`, {
          hint: `Write ${path}${fragment && `#${fragment}`}.`,
        });
      }
    }
  },
};
