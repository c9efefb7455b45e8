import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Citable } from '../../citations/resolve.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { Facts } from '../../explainer/model.ts';
import { addressRules } from '../markdown/address-rules.ts';
import { type FoundMark, findMarks, malformedMarks } from '../markdown/citation-markers.ts';
import { parseField } from '../markdown/parse-markdown.ts';
import { linksOf } from '../markdown/site-links.ts';
import type { Loose } from './partial-frontmatter.ts';
import type { Path, Yaml } from './yaml.ts';

/** A field of frontmatter that is inline Markdown, parsed. */
export interface Field {
  tree: Root;
  marks: FoundMark[];
  /** Links to this page or another of the site. */
  links: Facts['links'];
}

/** The fields of frontmatter that are inline Markdown. */
export interface Fields {
  title: Field;
  summary: Field;
  since?: Field;
  keyPoints: Field[];
  /** The assessments of claims. */
  claims: Field[];
  timeline: Field[];
  updates: Field[];
  /** The marks of every field that may cite, shown or not. */
  cited: FoundMark[];
}

/** Reads every field that is inline Markdown. */
export function readFields(loose: Loose, citable: Citable, yaml: Yaml, report: Report): Fields {
  const field = (text = '', ...path: (string | number)[]) =>
    readField(text, path, String(path[0]), citable, yaml, report);
  const title = field(loose.title, 'title');
  const summary = field(loose.summary, 'summary');
  mustNotCite(title, ['title'], yaml, report);
  mustNotCite(summary, ['summary'], yaml, report);
  const since = loose.since === undefined ? undefined : field(loose.since, 'since');
  const keyPoints = loose.keyPoints.map(({ text }, index) => field(text, 'keyPoints', index, 'text'));
  const claims = loose.claims.map(({ assessment }, index) => field(assessment, 'claims', index, 'assessment'));
  const timeline = loose.timeline.map(({ text }, index) => field(text, 'timeline', index, 'text'));
  const updates = loose.updates.map(({ text }, index) => field(text, 'updates', index, 'text'));
  const cited = [since, ...keyPoints, ...claims, ...timeline, ...updates].flatMap((each) => each?.marks ?? []);
  return { title, summary, ...(since ? { since } : {}), keyPoints, claims, timeline, updates, cited };
}

/** Parses a field, holds it to the rules, and finds its marks. `part` is what its marks are said to stand in. */
export function readField(text: string, path: Path, part: string, citable: Citable, yaml: Yaml, report: Report): Field {
  const tree = parseField(text);
  const seen = new Map<string, number>();
  /** The place of the next thing written so: the second `[^a]` of a field stands where the second is written. */
  const placeOfNext = (written: string) => {
    const nth = seen.get(written) ?? 0;
    seen.set(written, nth + 1);
    return yaml.placeWithin(path, written, nth);
  };
  addressRules(tree, (node) => placeOfNext('url' in node ? node.url : ''), report);
  visit(tree, 'html', ({ value }) => {
    if (value.startsWith('</')) return;
    report({
      rule: 'html-in-body',
      at: placeOfNext(value),
      message: `The field holds HTML: ${value}.`,
      hint: 'Write Markdown instead, or \\< for a plain “<”.',
    });
  });
  malformedMarks(tree, text, report, placeOfNext);
  const marks = findMarks(tree, part, citable, report, (label) => placeOfNext(`[^${label}]`));
  return { tree, marks, links: linksOf(tree, ({ url }) => yaml.placeWithin(path, url)) };
}

/** Reports the marks of a field that may not cite. */
function mustNotCite({ marks }: Field, path: Path, yaml: Yaml, report: Report): void {
  for (const { node } of marks) {
    report({
      rule: 'citation-out-of-place',
      at: yaml.placeWithin(path, `[^${node.label}]`),
      message: `“${String(path.at(-1))}” cannot cite.`,
      hint: 'Cite where the text says it.',
    });
  }
}
