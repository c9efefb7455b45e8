/** Cleans the names of publishers. */
import { cleanText, toComparable } from './clean-text.ts';

/** Returns the name of a publisher; undefined for an address, and for names of software. */
export function cleanPublisher(value: unknown): string | undefined {
  const name = cleanText(value)?.replace(/^[@#]+/, '');
  if (!name || name.length > 100 || /^(?:https?:|www\.)|@/i.test(name)) return undefined;
  // “Example.com” is how a publisher calls itself; “example.com” is an address.
  if (/^[a-z\d-]+(?:\.[a-z\d-]+)+\/?$/.test(name)) return undefined;
  if (/^(?:wordpress|drupal(?: \d+)?|joomla!?|my (?:site|blog|wordpress|website)|home|website|default)$/i.test(name))
    return undefined;
  // Site names that come with a slogan: “Example Times | News from Exampleland”.
  const [first = name] = name.split(/\s+[|•·]\s+/);
  return first;
}

/** Returns the publisher at the end of a title if the address confirms it: “… | Daily Example” on dailyexample.org. */
export function getPublisherFromTitle(title: string | undefined, url: string): string | undefined {
  const [, last = ''] = /.+\s+[|–—•·-]\s+(.+)$/u.exec(title ?? '') ?? [];
  const labels = new URL(url).hostname.split('.').slice(0, -1).map(toComparable);
  const name = toComparable(last);
  return name.length > 2 && labels.includes(name) ? last : undefined;
}
