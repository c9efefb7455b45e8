/** Every page says what it is: title, description, language, and its one true address. */
import type { BuiltPage, ReportAt } from './page.ts';

/** Checks the head of a page. @param follow is called with the canonical address where it is one of this site */
export function checkHead(
  page: BuiltPage,
  siteHref: string,
  follow: (address: string, at: number) => void,
  report: ReportAt,
): void {
  const end = page.tags.findIndex(({ name }) => name === 'body');
  const head = end < 0 ? page.tags : page.tags.slice(0, end);
  const meta = (name: string) =>
    head.flatMap((tag) =>
      tag.name === 'meta' && tag.attributes.get('name') === name ? [tag.attributes.get('content') ?? ''] : [],
    );
  const wantOne = (what: string, found: string[], hint: string) => {
    if (found.length === 1 && found[0]?.trim()) return;
    const message = found.length > 1 ? `The page has more than one ${what}.` : `The page has no ${what}.`;
    report({ rule: `page-${what.split(' ')[0]}`, at: 0, message, hint });
  };

  wantOne(
    'title',
    head.flatMap(({ name, text }) => (name === 'title' ? [text ?? ''] : [])),
    'Give its layout one.',
  );
  wantOne('description', meta('description'), 'Give its layout one: search engines and previews show it.');
  const lang = head.find(({ name }) => name === 'html')?.attributes.get('lang') ?? '';
  wantOne('language', isLanguage(lang) ? [lang] : [], 'Give its html element a lang attribute such as “en”.');

  const canonical = head.filter(({ name, attributes }) => name === 'link' && attributes.get('rel') === 'canonical');
  if (canonical.length === 0 && meta('robots').some((content) => /\bnoindex\b/.test(content))) return;
  const addresses = canonical.map(({ attributes }) => attributes.get('href') ?? '');
  wantOne('canonical address', addresses, 'Give its layout a path, or keep it out of search engines with noindex.');
  for (const { attributes, at } of canonical) {
    const address = attributes.get('href') ?? '';
    if (address.startsWith(siteHref)) follow(address, at);
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
