import { didYouMean } from '../../diagnostics/closest-match.ts';
import { collectAnchors } from '../../explainer/anchors.ts';
import { resolveRedirect } from '../../explainer/former-names.ts';
import { isReservedSlug, sourceAnchor } from '../../explainer/ids.ts';
import { parseLocalLink } from '../../explainer/local-link.ts';
import type { ParsedExplainer } from '../../explainer/model.ts';
import { listPublishedPages } from '../published-record.ts';
import type { ContentRule } from '../rule.ts';

/** Links to explainers, their sections and anchors, and to terms; other pages of the site are looked at when it is built. */
export const rule: ContentRule = {
  name: 'dead-link',
  scope: 'library',
  severity: 'error',
  summary: 'A link leads to an explainer, section or term that does not exist.',
  hint: 'Correct the address, or delete the link.',
  check({ explainers, loadExplainer, glossary, redirects = {}, published = {} }, report) {
    const pages = listPublishedPages(published, redirects);
    const bySlug = new Map(explainers.map((parsed) => [parsed.slug, parsed]));
    const known = new Map<ParsedExplainer, Set<string> | undefined>();
    const anchorsIn = (parsed: ParsedExplainer) => {
      const explainer = known.has(parsed) ? undefined : loadExplainer(parsed.digest);
      if (explainer) known.set(parsed, collectAnchors(explainer));
      return known.get(parsed);
    };
    for (const { slug: own, file, facts, metadata } of explainers) {
      for (const { address, at: position } of facts.links) {
        const link = parseLocalLink(address, own);
        if (!link) continue;
        const { slug, fragment } = link;
        if (slug === 'glossary') {
          if (glossary && fragment && !Object.hasOwn(glossary, fragment))
            report(file, position, `${address} leads to no term.`, {
              hint: didYouMean(fragment, Object.keys(glossary), 'Add the term to glossary.yml.'),
            });
          continue;
        }
        const target = bySlug.get(resolveRedirect(slug, redirects) ?? slug);
        if (!target) {
          if (slug === '' || isReservedSlug(slug)) continue;
          report(file, position, `${address} leads to no explainer.`, {
            hint: didYouMean(slug, bySlug.keys(), 'Correct the address, or delete the link.'),
          });
        } else if (target.metadata?.draft && !metadata?.draft) {
          report(file, position, `${address} leads to a draft, which is not published.`, {
            hint: 'Publish it first, or delete the link.',
          });
        } else if (fragment && target.metadata) {
          const isFormer = target.metadata.formerSources.some((id) => sourceAnchor(id) === fragment);
          if (
            isFormer
              ? pages.get(target.slug)?.sources.has(fragment.replace('source-', ''))
              : anchorsIn(target)?.has(fragment)
          )
            continue;
          report(file, position, `${address} leads to nothing on that page.`, {
            hint: didYouMean(
              fragment,
              target.metadata.sections.map(({ id }) => id),
              'Lead to one of its sections, or to the whole.',
            ),
          });
        }
      }
    }
  },
};
