import type { BuiltPage, ReportAt } from './page.ts';

/**
 * Checks that a page has exactly one title, description, language and canonical address.
 * @param checkLink is called with a canonical address of this site
 */
export function checkHead(
  page: BuiltPage,
  siteHref: string,
  checkLink: (address: string, at: number) => void,
  report: ReportAt,
): void {
  const end = page.tags.findIndex(({ name }) => name === 'body');
  const head = end < 0 ? page.tags : page.tags.slice(0, end);
  const meta = (name: string) =>
    head.flatMap((tag) =>
      tag.name === 'meta' && tag.attributes.get('name') === name ? [tag.attributes.get('content') ?? ''] : [],
    );
  const requireOne = (what: string, values: string[], hint: string) => {
    if (values.length === 1 && values[0]?.trim()) return;
    const message = values.length > 1 ? `The page has more than one ${what}.` : `The page has no ${what}.`;
    report({ rule: `page-${what.split(' ')[0]}`, at: 0, message, hint });
  };

  const titles = head.flatMap(({ name, text }) => (name === 'title' ? [text ?? ''] : []));
  requireOne('title', titles, 'Give its layout one.');
  const hint = 'Give its layout one: search engines and link previews show it.';
  requireOne('description', meta('description'), hint);
  const lang = head.find(({ name }) => name === 'html')?.attributes.get('lang') ?? '';
  requireOne('language', isLanguage(lang) ? [lang] : [], 'Give its html element a lang attribute such as “en”.');

  const canonical = head.filter(({ name, attributes }) => name === 'link' && attributes.get('rel') === 'canonical');
  if (canonical.length === 0 && meta('robots').some((content) => /\bnoindex\b/.test(content))) return;
  const addresses = canonical.map(({ attributes }) => attributes.get('href') ?? '');
  requireOne('canonical address', addresses, 'Give its layout a path, or exclude it from search engines with noindex.');
  for (const { attributes, at } of canonical) {
    const address = attributes.get('href') ?? '';
    if (address.startsWith(siteHref)) checkLink(address, at);
    else {
      const message = `The canonical address ${address} is not one of this site.`;
      report({ rule: 'canonical-outside', at, message, hint: `It has to begin with ${siteHref}.` });
    }
  }
}

function isLanguage(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length === 1;
  } catch {
    return false;
  }
}
