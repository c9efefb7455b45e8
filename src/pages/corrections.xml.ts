/** The corrections of the site as an Atom feed (RFC 4287). */
import type { APIRoute } from 'astro';
import { Feed } from 'feed';
import { getStrings } from '../i18n/strings.ts';
import { absoluteHref, site } from '../site.ts';
import { listChanges } from '../site-data/change-log.ts';
import { getListedMetadata } from '../site-data/content-queries.ts';

/** As many as a feed reader needs; the page has them all. */
const latest = 50;

export const GET: APIRoute = async () => {
  const words = getStrings(site.lang);
  const explainers = await getListedMetadata();
  const corrections = listChanges(explainers).filter(({ kind }) => kind === 'correction');
  const at = (date: string) => new Date(`${date}T00:00:00Z`);
  const feed = new Feed({
    id: absoluteHref('corrections/'),
    link: absoluteHref('corrections/'),
    title: `${site.name}: ${words.corrections}`,
    description: words.correctionsIntro,
    language: site.lang,
    copyright: '',
    author: { name: site.owner || site.name },
    feedLinks: { atom: absoluteHref('corrections.xml') },
    // Never the time of the build: an unchanged feed stays the same file.
    updated: at(corrections[0]?.date ?? explainers[0]?.published ?? '2026-01-01'),
  });
  for (const [index, { date, explainer, text, path, slug }] of corrections.slice(0, latest).entries()) {
    const nth = corrections.slice(index).filter((other) => other.slug === slug && other.date === date).length;
    feed.addItem({
      id: `${absoluteHref(path)}-${date}-${nth}`,
      link: absoluteHref(path),
      title: explainer.text,
      date: at(date),
      content: text,
    });
  }
  return new Response(feed.atom1());
};
