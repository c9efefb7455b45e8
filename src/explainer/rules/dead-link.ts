import { isOwnAddress } from '../../schema/ids.ts';
import { didYouMean } from '../../schema/nearest.ts';
import { anchorsOf } from '../anchors.ts';
import type { LibraryRule } from '../rule.ts';

/** Links to explainers, their sections and anchors, and to terms; other pages of the site are looked at when it is built. */
export const rule: LibraryRule = {
  name: 'dead-link',
  looksAt: 'library',
  severity: 'error',
  says: 'A link leads to an explainer, section or term that does not exist.',
  hint: 'Correct the address, or delete the link.',
  check({ readings, glossary }, tell) {
    const bySlug = new Map(readings.map((reading) => [reading.slug, reading]));
    for (const { slug: own, file, facts, explainer } of readings) {
      for (const { address, at } of facts.links) {
        const [path = '', fragment = ''] = address.split('#', 2).map(decode);
        const slug = path === '' ? own : /^\/([^/]*)\/$/.exec(path)?.[1];
        if (slug === undefined) continue;
        if (slug === 'glossary') {
          if (glossary && fragment && !Object.hasOwn(glossary, fragment))
            tell(file, at, `${address} leads to no term.`, {
              hint: didYouMean(fragment, Object.keys(glossary), 'Add the term to glossary.yml.'),
            });
          continue;
        }
        const target = bySlug.get(slug);
        if (!target) {
          if (slug === '' || isOwnAddress(slug)) continue;
          tell(file, at, `${address} leads to no explainer.`, {
            hint: didYouMean(slug, bySlug.keys(), 'Correct the address, or delete the link.'),
          });
        } else if (target.explainer?.draft && !explainer?.draft) {
          tell(file, at, `${address} leads to a draft, which is not published.`, {
            hint: 'Publish it first, or delete the link.',
          });
        } else if (fragment && target.explainer) {
          const anchors = anchorsOf(target.explainer);
          if (anchors.has(fragment)) continue;
          tell(file, at, `${address} leads to nothing on that page.`, {
            hint: didYouMean(
              fragment,
              target.explainer.sections.map(({ id }) => id),
              'Lead to one of its sections, or to the whole.',
            ),
          });
        }
      }
    }
  },
};

/** An address as ids are written; what cannot be decoded stays as it is, and leads nowhere. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
