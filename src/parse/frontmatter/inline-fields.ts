import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Citable } from '../../citations/resolve.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { CrossFileFacts } from '../../explainer/model.ts';
import { checkAddresses } from '../markdown/address-rules.ts';
import { type FoundCitation, findCitations, reportMalformedMarkers } from '../markdown/citation-markers.ts';
import { parseField } from '../markdown/parse-markdown.ts';
import { findSiteLinks } from '../markdown/site-links.ts';
import type { PartialFrontmatter } from './partial-frontmatter.ts';
import type { Path, Yaml } from './yaml.ts';

/** A field of frontmatter that is inline Markdown, parsed. */
export interface InlineField {
  tree: Root;
  marks: FoundCitation[];
  /** Links to this page or another of the site. */
  links: CrossFileFacts['links'];
}

/** The fields of frontmatter that are inline Markdown. */
export interface InlineFields {
  title: InlineField;
  summary: InlineField;
  since?: InlineField;
  keyPoints: InlineField[];
  /** The assessments of claims. */
  claims: InlineField[];
  timeline: InlineField[];
  updates: InlineField[];
  /** The marks of every field that may cite, shown or not. */
  cited: FoundCitation[];
}

/** Reads every field that is inline Markdown. */
export function parseInlineFields(
  partial: PartialFrontmatter,
  citable: Citable,
  yaml: Yaml,
  report: Report,
): InlineFields {
  const field = (text = '', ...path: (string | number)[]) =>
    parseInlineField(text, path, String(path[0]), citable, yaml, report);
  const title = field(partial.title, 'title');
  const summary = field(partial.summary, 'summary');
  reportCitations(title, ['title'], yaml, report);
  reportCitations(summary, ['summary'], yaml, report);
  const since = partial.since === undefined ? undefined : field(partial.since, 'since');
  const keyPoints = partial.keyPoints.map(({ text }, index) => field(text, 'keyPoints', index, 'text'));
  const claims = partial.claims.map(({ assessment }, index) => field(assessment, 'claims', index, 'assessment'));
  const timeline = partial.timeline.map(({ text }, index) => field(text, 'timeline', index, 'text'));
  const updates = partial.updates.map(({ text }, index) => field(text, 'updates', index, 'text'));
  const cited = [since, ...keyPoints, ...claims, ...timeline, ...updates].flatMap((each) => each?.marks ?? []);
  return { title, summary, ...(since ? { since } : {}), keyPoints, claims, timeline, updates, cited };
}

/** Parses a field, holds it to the rules, and finds its marks. `part` is what its marks are said to stand in. */
export function parseInlineField(
  text: string,
  path: Path,
  part: string,
  citable: Citable,
  yaml: Yaml,
  report: Report,
): InlineField {
  const tree = parseField(text);
  const seen = new Map<string, number>();
  /** The place of the next thing written so: the second `[^a]` of a field stands where the second is written. */
  const positionOfNext = (written: string) => {
    const nth = seen.get(written) ?? 0;
    seen.set(written, nth + 1);
    return yaml.positionWithin(path, written, nth);
  };
  checkAddresses(tree, (node) => positionOfNext('url' in node ? node.url : ''), report);
  visit(tree, 'html', ({ value }) => {
    if (value.startsWith('</')) return;
    report({
      rule: 'html-in-body',
      position: positionOfNext(value),
      message: `The field holds HTML: ${value}.`,
      hint: 'Write Markdown instead, or \\< for a plain “<”.',
    });
  });
  reportMalformedMarkers(tree, text, report, positionOfNext);
  const marks = findCitations(tree, part, citable, report, (label) => positionOfNext(`[^${label}]`));
  return { tree, marks, links: findSiteLinks(tree, ({ url }) => yaml.positionWithin(path, url)) };
}

/** Reports the marks of a field that may not cite. */
function reportCitations({ marks }: InlineField, path: Path, yaml: Yaml, report: Report): void {
  for (const { node } of marks) {
    report({
      rule: 'citation-out-of-place',
      position: yaml.positionWithin(path, `[^${node.label}]`),
      message: `“${String(path.at(-1))}” cannot cite.`,
      hint: 'Cite where the text says it.',
    });
  }
}
