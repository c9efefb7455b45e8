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
  const [first = name] = name.split(/\s+[|•·]\s+|\s+[-–—]\s+(?=\S+\s+\S+\s+\S)/);
  return first;
}

/** Returns the label of a host that a publisher chose: `example` of `www.example.co.uk`. */
export function getDomainName(url: string): string {
  const labels = new URL(url).hostname.split('.').slice(0, -1);
  const last = labels.at(-1) ?? '';
  return labels.length > 1 && last.length <= 3 && /^(?:com?|ac|org|net|gov|edu|or|ne|go|in)$/.test(last)
    ? (labels.at(-2) ?? '')
    : last;
}

/** Says whether an address confirms the name of its publisher: “Daily Example” is on dailyexample.org. */
export function isNameOfSite(name: string, url: string): boolean {
  const domain = toComparable(getDomainName(url));
  return domain.length > 2 && toComparable(name) === domain;
}

/** Returns the end of a title, where sites put their names. */
export function getTitleEnd(title: string | undefined): string | undefined {
  return /.+\s+[|–—•·-]\s+(.+)$/u.exec(title ?? '')?.[1];
}
