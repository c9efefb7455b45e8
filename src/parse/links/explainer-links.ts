/** Checks links to the pages and files of explainers. */
import { didYouMean } from '../../diagnostics/closest-match.ts';
import { collectAnchors } from '../../explainer/anchors.ts';
import { resolveRedirect } from '../../explainer/former-slugs.ts';
import { explainerPath, sourceAnchor } from '../../explainer/ids.ts';
import type { ParsedExplainer } from '../../explainer/model.ts';
import { listPublishedPages } from '../published-record.ts';
import type { ContentContext } from '../rule.ts';
import type { LinkMistake, LinkTarget } from './site-links.ts';

/** Checks a link. Returns “no explainer” if its path is not that of an explainer’s page. */
type CheckLink = (
  target: LinkTarget,
  address: string,
  isFromDraft: boolean,
) => LinkMistake | undefined | 'no explainer';

/** Returns a function that checks links to explainers and to the anchors on their pages. */
export function createExplainerLinkCheck(context: ContentContext): CheckLink {
  const { explainers, loadExplainer, redirects = {}, published = {} } = context;
  const publishedPages = listPublishedPages(published, redirects);
  const bySlug = new Map(explainers.map((parsed) => [parsed.slug, parsed]));
  const anchorsBySlug = new Map<string, Set<string>>();
  const getAnchors = ({ slug, digest }: ParsedExplainer) => {
    const explainer = anchorsBySlug.has(slug) ? undefined : loadExplainer(digest);
    if (explainer) anchorsBySlug.set(slug, collectAnchors(explainer));
    return anchorsBySlug.get(slug);
  };
  return ({ path, fragment }, address, isFromDraft) => {
    const slug = path.split(/[/.]/, 1)[0] ?? '';
    const target = bySlug.get(resolveRedirect(slug, redirects) ?? slug);
    if (!target) return 'no explainer';
    const { metadata } = target;
    // The pages and files of an explainer with mistakes are not known.
    if (!metadata) return undefined;
    if (metadata.draft) {
      if (!isFromDraft)
        return {
          message: `${address} leads to a draft, which is not published.`,
          hint: 'Publish the draft first, or delete the link.',
        };
      if (path !== explainerPath(slug)) return undefined;
    }
    if (path !== explainerPath(slug)) return 'no explainer';
    if (!fragment) return undefined;
    // A link in the record of changes becomes an anchor for any missing source, even one that was never published.
    const isFormerSource = metadata.formerSources.some((id) => sourceAnchor(id) === fragment);
    const exists = isFormerSource
      ? publishedPages.get(target.slug)?.sources.has(fragment.replace('source-', ''))
      : getAnchors(target)?.has(fragment);
    if (exists) return undefined;
    const sectionIds = metadata.sections.map(({ id }) => id);
    return {
      message: `There is no section or other anchor at ${address}.`,
      hint: didYouMean(fragment, sectionIds, 'Link to one of its sections, or to the page without “#”.'),
    };
  };
}
