/** Proposes the id of a source: its publisher and its date, `hrana-2026-01-11`. */

import { proposeId } from '../../explainer/ids.ts';
import type { Source } from '../../explainer/schema/source.ts';

const maxNameLength = 24;

/** Proposes an id that no other source, note or term has. */
export function proposeSourceId(source: Partial<Source>, taken: ReadonlySet<string>): string {
  const date = /^\d{4}(?:-\d{2}){0,2}(?=$|[~?%/])/.exec(source.published ?? '')?.[0];
  const base = [getName(source), ...(date ? [date] : [])].join('-');
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** Returns a short name of the publisher in ASCII. In another script than Latin, the name of its site is. */
function getName({ publisher = '', url, kind }: Partial<Source>): string {
  const [host = ''] = url === undefined ? [] : getSiteName(url);
  const names = [publisher.replace(/\s*\(.*$/, ''), host, kind ?? ''].map((name) => shorten(proposeId(name)));
  const name = names.find((each) => each.length > 1) ?? 'source';
  // The site reserves this prefix for notes.
  return name === 'note' || name.startsWith('note-') ? `source-${name}` : name;
}

/** Shortens an id at the end of a word. */
function shorten(id: string): string {
  const words = id.replace(/^(?:the|al)-(?=.)/, '').split('-');
  let name = (words.shift() ?? '').slice(0, maxNameLength);
  for (const word of words) {
    if (name.length + 1 + word.length > maxNameLength) break;
    name += `-${word}`;
  }
  return name.replace(/(?:-(?:a|an|and|at|by|d|da|de|del|der|des|di|du|for|in|la|le|of|on|the|to))+$/, '');
}

/**
 * Returns the parts of a host name that say whose it is: `isna` of `www.isna.ir`, `treasury` of `home.treasury.gov`.
 */
function getSiteName(url: string): string[] {
  const labels = (URL.parse(url)?.hostname ?? '').split('.').slice(0, -1);
  if (labels.length > 1 && /^(?:co|com|org|net|gov|ac|edu|or|ne|go)$/.test(labels.at(-1) ?? '')) labels.pop();
  return labels.reverse();
}
