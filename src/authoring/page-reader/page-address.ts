/** Finds the address under which a page lasts. */
import type { Found } from './found-work.ts';

/** Parameters that say where readers came from. They do not choose the page. `*` is for any end. */
const trackingParameters =
  'utm_* at_medium at_campaign at_custom* at_bbc_team at_link_* at_ptr_name at_format ns_* mc_cid mc_eid fbclid ' +
  'gclid dclid msclkid yclid ttclid twclid wickedid li_fat_id gbraid wbraid igsh igshid _ga _gl _hsenc _hsmi mkt_tok ' +
  'ref_src ref_url cmp cmpid cid s_cid xtor wt_mc* wt.mc* smid smtyp ocid icid spm guccounter guce_* sr_share taid ' +
  'tpcc __twitter_impression jsessionid phpsessid';

const trackingParameter = new RegExp(
  `^(?:${trackingParameters.replaceAll('.', String.raw`\.`).replaceAll('*', String.raw`\w*`).replaceAll(' ', '|')})$`,
  'i',
);

/** Removes tracking parameters, session ids and the fragment, and keeps the rest letter by letter. */
export function cleanAddress(address: string): string {
  const url = new URL(address);
  const parameters = url.search.slice(1).split('&');
  const kept = parameters.filter((parameter) => !trackingParameter.test(parameter.split('=')[0] ?? ''));
  if (kept.length < parameters.length) url.search = kept.join('&');
  url.pathname = url.pathname.replace(/;jsessionid=[^/]*/i, '');
  // Old applications choose the page by what follows “#!”.
  if (!url.hash.startsWith('#!')) url.hash = '';
  return url.href.replace(/[?#]$/, '');
}

/** Says whether an address is that of a home page, or of one for a language: `/`, `/index.html`, `/en/`. */
export function isHomePage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return (
    search === '' && /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:(?:index|home|default)(?:\.\w+)?)?\/?$/i.test(pathname)
  );
}

/** Returns the host without what differs between the versions of a site for devices. */
function getSite(address: string): string {
  return new URL(address).host.replace(/^(?:(?:www\d?|m|mobile|amp|touch|edition)\.)+/, '');
}

function isOnSameSite(address: string, other: string): boolean {
  const [site, otherSite] = [getSite(address), getSite(other)];
  return site === otherSite || site.endsWith(`.${otherSite}`) || otherSite.endsWith(`.${site}`);
}

/** An address that a page gives as its own. */
interface Candidate {
  href: string;
  from: string;
}

/**
 * Returns the address that a page gives as its own, if it is one of the same site and not the home page: templates
 * often put that there. Otherwise it returns the address that was read.
 */
export function findPageAddress(address: string, candidates: readonly Candidate[]): Found<string> {
  const own = cleanAddress(address);
  for (const { href, from } of candidates) {
    const target = /^(?:javascript|data|about|blob):/i.test(href) ? null : URL.parse(href.trim(), address);
    if (!target || !/^https?:$/.test(target.protocol) || target.username !== '') continue;
    if (!isOnSameSite(target.href, address) || (isHomePage(target.href) && !isHomePage(address))) continue;
    if (address.startsWith('https:') && target.protocol === 'http:') target.protocol = 'https:';
    // Where the page is chosen after “#!”, a canonical link cannot name it.
    if (own.includes('#!')) continue;
    return { value: cleanAddress(target.href), from };
  }
  return { value: own, from: 'the address' };
}

/** Matches a copy in the Wayback Machine or archive.today, and the address of its original. */
const archivedCopy =
  /^https?:\/\/(?:web\.archive\.org\/web|archive\.(?:today|ph|is|li|vn|fo|md))\/\d{4,14}(?:[a-z]{2}_)?\/(https?:\/\/.+)$/i;

/** Returns the address of the page of which an address is an archived copy. */
export function getArchivedOriginal(address: string): string | undefined {
  return archivedCopy.exec(address)?.[1];
}
