/** Writes the feeds with full text: Atom (RFC 4287) and JSON Feed (https://jsonfeed.org/version/1.1). */
import { Feed } from 'feed';
import { authorPath, explainerPath, feedFiles } from '../explainer/ids.ts';
import type { Explainer } from '../explainer/model.ts';
import { absoluteHref, site } from '../site.ts';
import { getLastChange } from '../site-data/change-log.ts';
import type { ListItem } from '../site-data/list-item.ts';
import { renderFeedContent } from './feed-content.ts';

/** The number of explainers in a feed. */
export const maxFeedItems = 50;

/** An explainer in a feed. Dates are plain dates. */
export interface FeedItem {
  /** The explainer’s first address, which does not change when its slug does. */
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

/** @param originalSlug the slug under which the explainer was first published */
export function toFeedItem(explainer: Explainer, item: ListItem, originalSlug: string): FeedItem {
  const { slug, title, summary, lang, published } = explainer;
  return {
    id: absoluteHref(explainerPath(originalSlug)),
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

/** Returns the start of a day. Feeds do not contain the time of the build, so an unchanged feed is the same file. */
const toInstant = (day: string) => new Date(`${day}T00:00:00Z`);

/** Writes the Atom feed. */
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
    updated: toInstant(changed.at(-1) ?? '1970-01-01'),
  });
  for (const { id, url, title, summary, content, published, changed: day, authors, tags } of items) {
    feed.addItem({
      id,
      link: url,
      title: title.html,
      // The library declares it as HTML.
      description: escapeHtml(summary),
      content,
      date: toInstant(day),
      published: toInstant(published),
      author: authors.map(({ name, url: link }) => ({ name, link })),
      category: tags.map((name) => ({ name, term: name })),
    });
  }
  return feed.atom1();
}

/** Writes the JSON feed. The library writes an older version, which has one author and no language. */
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
      date_published: toInstant(published).toISOString(),
      date_modified: toInstant(changed).toISOString(),
      authors,
      tags,
      language: lang,
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
