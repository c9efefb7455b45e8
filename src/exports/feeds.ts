/** The latest explainers with their full text, as Atom (RFC 4287) and JSON Feed (https://jsonfeed.org/version/1.1). */
import { Feed } from 'feed';
import { authorPath, explainerPath, feedFiles } from '../explainer/ids.ts';
import type { Explainer } from '../explainer/model.ts';
import { absoluteHref, site } from '../site.ts';
import { getLastChange } from '../site-data/change-log.ts';
import type { ListItem } from '../site-data/list-item.ts';
import { renderFeedContent } from './feed-content.ts';

/** How many explainers a feed holds. */
export const feedLength = 50;

/** An explainer in a feed. Dates are days. */
export interface FeedItem {
  /** The address it had first: it stays when the explainer gets another name. */
  id: string;
  url: string;
  title: Explainer['title'];
  summary: string;
  content: string;
  lang: string;
  published: string;
  changed: string;
  authors: { name: string; url: string }[];
  tags: string[];
}

/** @param firstName the name under which it first came out */
export function toFeedItem(explainer: Explainer, item: ListItem, firstName: string): FeedItem {
  const { slug, title, summary, lang, published } = explainer;
  return {
    id: absoluteHref(explainerPath(firstName)),
    url: absoluteHref(explainerPath(slug)),
    title,
    summary: summary.text,
    content: renderFeedContent(explainer),
    lang,
    published,
    changed: getLastChange(explainer),
    authors: item.authors.map(({ id, name }) => ({ name, url: absoluteHref(authorPath(id)) })),
    tags: item.topics.map(({ name }) => name),
  };
}

/** The moment at which a day begins. No feed holds the time of its build: an unchanged one stays the same file. */
const instant = (day: string) => new Date(`${day}T00:00:00Z`);

/** The feed as Atom. */
export function writeAtomFeed(items: readonly FeedItem[]): string {
  const changed = items.map((item) => item.changed).sort();
  const feed = new Feed({
    id: absoluteHref(),
    link: absoluteHref(),
    title: site.name,
    description: site.description,
    language: site.lang,
    copyright: site.licence.name,
    author: { name: site.owner || site.name, link: absoluteHref() },
    feedLinks: { atom: absoluteHref(feedFiles.atom) },
    generator: false,
    updated: instant(changed.at(-1) ?? '1970-01-01'),
  });
  for (const { id, url, title, summary, content, published, changed: day, authors, tags } of items) {
    feed.addItem({
      id,
      link: url,
      title: title.html,
      // As text: the library marks it as HTML.
      description: escaped(summary),
      content,
      date: instant(day),
      published: instant(published),
      author: authors.map(({ name, url: link }) => ({ name, link })),
      category: tags.map((name) => ({ name, term: name })),
    });
  }
  return feed.atom1();
}

/** The feed as JSON. The library writes an older version, with one author and no language. */
export function writeJsonFeed(items: readonly FeedItem[]): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: site.name,
    home_page_url: absoluteHref(),
    feed_url: absoluteHref(feedFiles.json),
    description: site.description,
    language: site.lang,
    authors: [{ name: site.owner || site.name, url: absoluteHref() }],
    items: items.map(({ id, url, title, summary, content, lang, published, changed, authors, tags }) => ({
      id,
      url,
      title: title.text,
      content_html: content,
      summary,
      date_published: instant(published).toISOString(),
      date_modified: instant(changed).toISOString(),
      authors,
      tags,
      language: lang,
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
