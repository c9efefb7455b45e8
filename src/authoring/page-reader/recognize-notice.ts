/** Recognizes pages that are shown instead of the work: consent walls, logins, CAPTCHAs, errors with status 200. */
import { noticePhrases } from './notice-phrases.ts';
import { isHomePage } from './page-address.ts';
import type { PageData } from './page-data.ts';

export type NoticeKind = keyof typeof noticePhrases;

const openInBrowser = 'Open it in a browser, and write the entry by hand.';

const problems: Record<NoticeKind, string> = {
  consent: `The page asks for consent to cookies before it shows the work. ${openInBrowser}`,
  challenge: `The server shows a CAPTCHA or similar test instead of the work. ${openInBrowser}`,
  login: `The page asks for a login before it shows the work. ${openInBrowser}`,
  subscription: `The page asks for a subscription and says nothing of the work. ${openInBrowser}`,
  missing:
    'The server answers 200, but the page says that the work was not found. Find its new address, or an archived copy.',
  failure: 'The server answers 200, but the page says that the site is out of order. Try again later.',
  script: `The page is empty without JavaScript. ${openInBrowser}`,
};

/** Addresses of notices to which servers redirect. */
const addresses: [pattern: RegExp, kind: NoticeKind][] = [
  [
    /^https?:\/\/(?:consent|cmp|privacy|myprivacy)\.|\/(?:cookie-?consent|consent|privacy-?(?:gate|wall))\b/i,
    'consent',
  ],
  [/\/(?:captcha|challenge|showcaptcha|sorry\/index|blocked)\b/i, 'challenge'],
  [/\/(?:log-?in|sign-?in|signon|sso|auth|oauth2?|register|anmelden|connexion)(?:[/.?]|$)/i, 'login'],
  [/\/(?:subscribe|subscription|abo|abonnement|paywall|suscripcion|plans)(?:[/.?]|$)/i, 'subscription'],
  [/\/(?:404|not-?found|page-?not-?found|error404)(?:[/.?]|$)/i, 'missing'],
];

/** Fewer characters than this are no article. */
const minTextLength = 250;

/** Returns what a page is, by the address to which a server has redirected; undefined for one that may be the work. */
export const recognizeAddress = (url: string): NoticeKind | undefined =>
  addresses.find(([pattern]) => pattern.test(url))?.[1];

/** Returns what a page is, by its titles; undefined for one that may be the work. */
export function recognizeTitle(titles: readonly string[]): NoticeKind | undefined {
  const kinds = Object.keys(noticePhrases) as NoticeKind[];
  return kinds.find((kind) => titles.some((title) => noticePhrases[kind].test(title)));
}

/** Returns what is wrong with a page that is not the work; undefined for one that may be it. */
export function recognizeNotice(page: PageData, requestedUrl: string): string | undefined {
  if (isHomePage(page.url) && !isHomePage(requestedUrl))
    return (
      `It redirects to the home page ${page.url}, so the work may be gone. ` +
      'Find its new address, or an archived copy.'
    );
  const kind = findNoticeKind(page, requestedUrl);
  if (kind) return problems[kind];
  return isScriptShell(page) ? problems.script : undefined;
}

/** Returns the headings and the title, which may have the name of the site before it. */
function listTitles({ headings, title = '' }: PageData): string[] {
  const [, ...ends] = title.split(/\s+[|–—-]\s+/);
  return [...headings, title, ...ends.slice(-1)];
}

/** Says whether a page has a date of publication, as works have. Systems call their notices articles too. */
function isDated({ meta, work }: PageData): boolean {
  return meta.has('article:published_time') || meta.has('citation_title') || work?.['datePublished'] !== undefined;
}

/** Returns what kind of notice a page is, by its title, its headings, its address and its form. */
export function findNoticeKind(page: PageData, requestedUrl: string): NoticeKind | undefined {
  const titles = listTitles(page);
  const isMissing = titles.some((title) => noticePhrases.missing.test(title));
  if (describesWork(page)) return isMissing && !isDated(page) ? 'missing' : undefined;
  const byTitle = recognizeTitle(titles);
  const byAddress = page.url === requestedUrl ? undefined : recognizeAddress(page.url);
  const isLogin = page.hasPasswordField && page.text.length < minTextLength * 2;
  return byTitle ?? byAddress ?? (isLogin ? 'login' : undefined);
}

/** Says whether metadata describes a work. Notices have none, or that of the site. */
function describesWork({ meta, work }: PageData): boolean {
  const isArticle = meta.get('og:type')?.some((type) => /^(?:article|video|book)/.test(type)) ?? false;
  return isArticle || meta.has('citation_title') || Boolean(work?.['headline'] ?? work?.['datePublished']);
}

function isScriptShell(page: PageData): boolean {
  const { scripts, text, headings, meta } = page;
  return (
    !describesWork(page) &&
    scripts > 0 &&
    headings.length === 0 &&
    text.length < minTextLength &&
    !meta.has('og:title') &&
    !meta.has('dc.title')
  );
}
