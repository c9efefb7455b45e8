import { didYouMean } from '../../diagnostics/closest-match.ts';
import { anchorsOf } from '../../explainer/anchors.ts';
import { endOf } from '../../explainer/former-names.ts';
import { isOwnAddress, sourceAnchor } from '../../explainer/ids.ts';
import { localLink } from '../../explainer/local-link.ts';
import type { Reading } from '../../explainer/model.ts';
import { publishedPages } from '../published-record.ts';
import type { LibraryRule } from '../rule.ts';

/** Links to explainers, their sections and anchors, and to terms; other pages of the site are looked at when it is built. */
export const rule: LibraryRule = {
  name: 'dead-link',
  looksAt: 'library',
  severity: 'error',
  says: 'A link leads to an explainer, section or term that does not exist.',
  hint: 'Correct the address, or delete the link.',
  check({ readings, whole, glossary, redirects = {}, published = {} }, tell) {
    const pages = publishedPages(published, redirects);
    const bySlug = new Map(readings.map((reading) => [reading.slug, reading]));
    const known = new Map<Reading, Set<string> | undefined>();
    const anchorsIn = (reading: Reading) => {
      const explainer = known.has(reading) ? undefined : whole(reading.digest);
      if (explainer) known.set(reading, anchorsOf(explainer));
      return known.get(reading);
    };
    for (const { slug: own, file, facts, outline } of readings) {
      for (const { address, at } of facts.links) {
        const link = localLink(address, own);
        if (!link) continue;
        const { slug, fragment } = link;
        if (slug === 'glossary') {
          if (glossary && fragment && !Object.hasOwn(glossary, fragment))
            tell(file, at, `${address} leads to no term.`, {
              hint: didYouMean(fragment, Object.keys(glossary), 'Add the term to glossary.yml.'),
            });
          continue;
        }
        const target = bySlug.get(endOf(slug, redirects) ?? slug);
        if (!target) {
          if (slug === '' || isOwnAddress(slug)) continue;
          tell(file, at, `${address} leads to no explainer.`, {
            hint: didYouMean(slug, bySlug.keys(), 'Correct the address, or delete the link.'),
          });
        } else if (target.outline?.draft && !outline?.draft) {
          tell(file, at, `${address} leads to a draft, which is not published.`, {
            hint: 'Publish it first, or delete the link.',
          });
        } else if (fragment && target.outline) {
          const isFormer = target.outline.formerSources.some((id) => sourceAnchor(id) === fragment);
          if (
            isFormer
              ? pages.get(target.slug)?.sources.has(fragment.replace('source-', ''))
              : anchorsIn(target)?.has(fragment)
          )
            continue;
          tell(file, at, `${address} leads to nothing on that page.`, {
            hint: didYouMean(
              fragment,
              target.outline.sections.map(({ id }) => id),
              'Lead to one of its sections, or to the whole.',
            ),
          });
        }
      }
    }
  },
};
