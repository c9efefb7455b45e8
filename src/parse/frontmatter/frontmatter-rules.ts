import { didYouMean } from '../../diagnostics/closest-match.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { isReservedAnchor, isReservedSlug } from '../../explainer/ids.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { checkFormerIds } from './former-ids.ts';
import type { Path, Yaml } from './yaml.ts';

/** What these rules look at; data with mistakes elsewhere will do. */
export interface Ruled {
  sections: readonly { id: string; was: readonly string[] }[];
  sources: readonly Pick<Source, 'id' | 'url' | 'located' | 'see'>[];
  keyPoints: readonly { section?: string }[];
  claims: readonly { id: string; section?: string; sources: readonly string[] }[];
  timeline: readonly { sources: readonly string[] }[];
  updates: readonly { section?: string }[];
}

/** The rules of frontmatter that one field alone cannot tell: ids that meet, and names of things that are not there. */
export function checkFrontmatter(data: Ruled, slug: string, yaml: Yaml, report: Report): void {
  slugRule(slug, report);
  uniqueIds('section', 'sections', data.sections, yaml, report);
  uniqueIds('source', 'sources', data.sources, yaml, report);
  uniqueIds('claim', 'claims', data.claims, yaml, report);
  ownAnchors(data, yaml, report);
  checkFormerIds(data.sections, yaml, report);
  whereSourcesStand(data, yaml, report);
  namesOfThings(data, yaml, report);
}

function slugRule(slug: string, report: Report): void {
  if (!isReservedSlug(slug)) return;
  report({
    rule: 'reserved-slug',
    position: { line: 1, column: 1 },
    message: `The address /${slug}/ belongs to the site itself.`,
    hint: 'Give the file another name.',
  });
}

function uniqueIds(what: string, key: string, entries: readonly { id: string }[], yaml: Yaml, report: Report): void {
  const seen = new Map<string, number>();
  entries.forEach(({ id }, index) => {
    if (id === '') return;
    const first = seen.get(id);
    if (first === undefined) {
      seen.set(id, index);
      return;
    }
    report({
      rule: 'duplicate-id',
      position: yaml.positionOf([key, index, 'id']),
      message: `Two ${what}s have the id “${id}”; the first is on line ${yaml.positionOf([key, first, 'id']).line}.`,
      hint: `Give one of them another id, or delete it if both are the same ${what}.`,
    });
  });
}

function ownAnchors({ sections, sources }: Ruled, yaml: Yaml, report: Report): void {
  sections.forEach(({ id }, index) => {
    if (!isReservedAnchor(id)) return;
    report({
      rule: 'reserved-id',
      position: yaml.positionOf(['sections', index, 'id']),
      message: `The section id “${id}” is an anchor that the site makes itself.`,
      hint: 'Choose one that is not “sources”, “notes” or “contents” and does not start with “source-”, “note-” or “cite-”.',
    });
  });
  sources.forEach(({ id }, index) => {
    if (!id.startsWith('note-')) return;
    report({
      rule: 'reserved-id',
      position: yaml.positionOf(['sources', index, 'id']),
      message: `The source id “${id}” starts with “note-”, as the anchors of notes do.`,
      hint: 'Choose an id that starts otherwise.',
    });
  });
}

function whereSourcesStand({ sources }: Ruled, yaml: Yaml, report: Report): void {
  sources.forEach(({ id, url, located, see }, index) => {
    const position = yaml.positionOf(['sources', index, 'id']);
    const say = (message: string, hint: string) => report({ rule: 'source-place', position, message, hint });
    if (!url && !located) {
      say(
        `The source “${id}” has neither “url” nor “located”.`,
        'Add its url, or “located: not-found” if it was listed but could not be found.',
      );
    } else if (url && located) {
      say(
        `The source “${id}” has both “url” and “located”.`,
        'Keep “url” for a source that was found, “located” for one that was only listed.',
      );
    } else if (see && located !== 'other-title') {
      say(
        `The source “${id}” has “see” without “located: other-title”.`,
        'Delete “see”, or say “located: other-title”.',
      );
    }
  });
}

/** Every place that names a section or a source by id names one that exists. */
function namesOfThings(data: Ruled, yaml: Yaml, report: Report): void {
  const sections = new Set(data.sections.map(({ id }) => id));
  const sources = new Set(data.sources.map(({ id }) => id));
  const mustExist = (what: 'section' | 'source', known: Set<string>, id: string | undefined, path: Path) => {
    if (id === undefined || id === '' || known.has(id)) return;
    report({
      rule: `unknown-${what}`,
      position: yaml.positionOf(path),
      message: `There is no ${what} “${id}”.`,
      hint: didYouMean(id, known, `Name one of the ids under “${what}s”.`),
    });
  };
  const sectionIn = (key: 'keyPoints' | 'claims' | 'updates') =>
    data[key].forEach(({ section }, index) => {
      mustExist('section', sections, section, [key, index, 'section']);
    });
  const unlocated = new Map(
    data.sources.filter(({ located, url }) => located && !url).map(({ id, located }) => [id, located]),
  );
  const sourcesIn = (key: 'claims' | 'timeline') =>
    data[key].forEach((entry, index) => {
      entry.sources.forEach((id, nth) => {
        const path = [key, index, 'sources', nth];
        mustExist('source', sources, id, path);
        if (!unlocated.has(id)) return;
        const what = 'id' in entry ? `The claim “${entry.id}”` : 'This event';
        report({
          rule: 'citation-of-unlocated-source',
          position: yaml.positionOf(path),
          message: `${what} rests on “${id}”, which is listed as “located: ${unlocated.get(id)}”.`,
          hint: 'Nothing can rest on a source that was not found: name one with a url.',
        });
      });
    });
  sectionIn('keyPoints');
  sectionIn('claims');
  sectionIn('updates');
  sourcesIn('claims');
  sourcesIn('timeline');
  data.sources.forEach(({ see }, index) => {
    mustExist('source', sources, see, ['sources', index, 'see']);
  });
}
