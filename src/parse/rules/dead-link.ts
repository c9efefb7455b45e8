import { didYouMean } from '../../diagnostics/closest-match.ts';
import type { DiagnosticDetails } from '../../diagnostics/diagnostic.ts';
import { collectAnchors } from '../../explainer/anchors.ts';
import { resolveRedirect } from '../../explainer/former-slugs.ts';
import { isReservedSlug, sourceAnchor } from '../../explainer/ids.ts';
import { type LocalLink, parseLocalLink } from '../../explainer/local-link.ts';
import type { ParsedExplainer } from '../../explainer/model.ts';
import { listPublishedPages } from '../published-record.ts';
import type { ContentContext, ContentRule } from '../rule.ts';

type Mistake = Pick<DiagnosticDetails, 'message' | 'hint'>;

/** Checks links to explainers, to anchors in them, and to terms. The build checks links to other pages of the site. */
export const rule: ContentRule = {
  name: 'dead-link',
  scope: 'content',
  severity: 'error',
  summary: 'A link leads to an explainer, section or term that does not exist.',
  hint: 'Correct the address, or delete the link.',
  check(context, report) {
    const checkExplainerLink = createExplainerLinkCheck(context);
    for (const { slug: ownSlug, file, facts, metadata } of context.explainers) {
      for (const { address, at: position } of facts.links) {
        const link = parseLocalLink(address, ownSlug);
        if (!link) continue;
        const mistake =
          link.slug === 'glossary'
            ? checkTermLink(link, address, context)
            : checkExplainerLink(link, address, metadata?.draft ?? false);
        if (mistake) report({ file, position, ...mistake });
      }
    }
  },
};

function checkTermLink({ fragment }: LocalLink, address: string, { glossary }: ContentContext): Mistake | undefined {
  if (!glossary || !fragment || Object.hasOwn(glossary, fragment)) return undefined;
  return {
    message: `There is no term at ${address}.`,
    hint: didYouMean(fragment, Object.keys(glossary), 'Add the term to glossary.yml.'),
  };
}

function createExplainerLinkCheck({ explainers, loadExplainer, redirects = {}, published = {} }: ContentContext) {
  const publishedPages = listPublishedPages(published, redirects);
  const bySlug = new Map(explainers.map((parsed) => [parsed.slug, parsed]));
  const anchorsBySlug = new Map<string, Set<string>>();
  const getAnchors = ({ slug, digest }: ParsedExplainer) => {
    const explainer = anchorsBySlug.has(slug) ? undefined : loadExplainer(digest);
    if (explainer) anchorsBySlug.set(slug, collectAnchors(explainer));
    return anchorsBySlug.get(slug);
  };
  return ({ slug, fragment }: LocalLink, address: string, isFromDraft: boolean): Mistake | undefined => {
    const target = bySlug.get(resolveRedirect(slug, redirects) ?? slug);
    if (!target) {
      if (slug === '' || isReservedSlug(slug)) return undefined;
      return { message: `There is no explainer at ${address}.`, hint: didYouMean(slug, bySlug.keys()) };
    }
    const { metadata } = target;
    if (metadata?.draft && !isFromDraft) {
      return {
        message: `${address} leads to a draft, which is not published.`,
        hint: 'Publish the draft first, or delete the link.',
      };
    }
    if (!fragment || !metadata) return undefined;
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
