/** The corrections of the site as an Atom feed (RFC 4287). */
import type { APIRoute } from 'astro';
import { Feed } from 'feed';
import { getStrings } from '../i18n/strings.ts';
import { absoluteHref, site } from '../site.ts';
import { listChanges } from '../site-data/change-log.ts';
import { getListedMetadata } from '../site-data/content-queries.ts';

/** The page of corrections lists all of them. */
const maxItems = 50;

export const GET: APIRoute = () => {
  const strings = getStrings(site.lang);
  const explainers = getListedMetadata();
  const corrections = listChanges(explainers).filter(({ kind }) => kind === 'correction');
  const toDate = (date: string) => new Date(`${date}T00:00:00Z`);
  const feed = new Feed({
    id: absoluteHref('corrections/'),
    link: absoluteHref('corrections/'),
    title: `${site.name}: ${strings.corrections}`,
    description: strings.correctionsIntro,
    language: site.lang,
    copyright: '',
    author: { name: site.owner || site.name },
    feedLinks: { atom: absoluteHref('corrections.xml') },
    // Not the time of the build, so that an unchanged feed stays the same file.
    updated: toDate(corrections[0]?.date ?? explainers[0]?.published ?? '2026-01-01'),
  });
  for (const [index, { date, explainerTitle, text, path, slug }] of corrections.slice(0, maxItems).entries()) {
    const nth = corrections.slice(index).filter((other) => other.slug === slug && other.date === date).length;
    feed.addItem({
      id: `${absoluteHref(path)}-${date}-${nth}`,
      link: absoluteHref(path),
      title: explainerTitle.text,
      date: toDate(date),
      content: text,
    });
  }
  return new Response(feed.atom1());
};
