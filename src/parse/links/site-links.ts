/** Checks links to pages and files of the site that are not explainers. */
import { didYouMean } from '../../diagnostics/closest-match.ts';
import type { DiagnosticDetails } from '../../diagnostics/diagnostic.ts';
import { isReservedSlug } from '../../explainer/ids.ts';
import type { ContentContext, SiteAddresses } from '../rule.ts';

/** What is wrong with a link, and what to write instead. */
export type LinkMistake = Pick<DiagnosticDetails, 'message' | 'hint'>;

/** The target of a link: a path without the base path and without the slash at its start, and the id on that page. */
export interface LinkTarget {
  path: string;
  fragment: string;
}

/** Checks a link to the glossary. */
export function checkTermLink(
  fragment: string,
  address: string,
  { glossary }: Pick<ContentContext, 'glossary'>,
): LinkMistake | undefined {
  if (!glossary || !fragment || fragment === 'main' || Object.hasOwn(glossary, fragment)) return undefined;
  return {
    message: `There is no term at ${address}.`,
    hint: didYouMean(fragment, Object.keys(glossary), 'Add the term to glossary.yml.'),
  };
}

/** Checks a link to any other page or file. Without the addresses of the site, only to paths such as `/a-page/`. */
export function checkSiteLink(
  { path, fragment }: LinkTarget,
  address: string,
  context: ContentContext,
): LinkMistake | undefined {
  const addresses = context.getAddresses();
  if (!addresses) {
    const slug = /^([^/]+)\/$/.exec(path)?.[1];
    return slug === undefined || isReservedSlug(slug) ? undefined : describeMissingPage(path, address, context);
  }
  const ids = addresses.pages.get(path)?.();
  if (ids) return fragment === '' || ids.has(fragment) ? undefined : describeMissingId(path, fragment, address, ids);
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (addresses.files.has(file) || isUnknown(path, context)) return undefined;
  return describeSlash(path, address, addresses) ?? describeMissingPage(path, address, context);
}

/** Says whether a path may be that of a list, of which an explainer with mistakes may be a part. */
function isUnknown(path: string, { explainers, glossary }: ContentContext): boolean {
  if (!/^(?:topics|authors|sources)\//.test(path)) return false;
  return glossary === undefined || explainers.some(({ metadata }) => !metadata);
}

/** Describes the mistake in the address of a page that lacks its slash, or names the page’s file. */
function describeSlash(path: string, address: string, { pages, files }: SiteAddresses): LinkMistake | undefined {
  const rest = /[?#].*$/s.exec(address)?.[0] ?? '';
  const page = path.replace(/(^|\/)index\.html$/, '$1');
  const folder = page === '' || page.endsWith('/') ? page : `${page}/`;
  if (!pages.has(folder) && !files.has(`${folder}index.html`)) return undefined;
  const message =
    page === path ? `${address} has no slash at the end of its path.` : `${address} is not the address of the page.`;
  return { message, hint: `Write /${folder}${rest}.` };
}

function describeMissingId(path: string, fragment: string, address: string, ids: ReadonlySet<string>): LinkMistake {
  const isSection = ids.has(path.split('/')[1] ?? '');
  const inExplainer = `Link to the place in the explainer: /${path.split('/')[0]}/#${fragment}.`;
  return {
    message: `There is no section or other anchor at ${address}.`,
    hint: didYouMean(fragment, ids, isSection ? inExplainer : 'Link to the page without “#”.'),
  };
}

function describeMissingPage(path: string, address: string, { explainers, getAddresses }: ContentContext): LinkMistake {
  const slugs = explainers.map(({ slug }) => slug);
  const slug = /^([^/]+)\/?$/.exec(path)?.[1];
  if (slug?.includes('.') || /\.\w+$/.test(path))
    return {
      message: `There is no file at ${address}.`,
      hint: didYouMean(path, getAddresses()?.files ?? [], `Put it at public/${path}, or correct the address.`),
    };
  if (slug !== undefined) return { message: `There is no explainer at ${address}.`, ...suggest(slug, slugs) };
  return { message: `There is no page at ${address}.`, ...suggest(path, getAddresses()?.pages.keys() ?? []) };
}

function suggest(word: string, candidates: Iterable<string>): { hint?: string } {
  const hint = didYouMean(word, candidates);
  return hint === undefined ? {} : { hint };
}
