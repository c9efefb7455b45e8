import { parseLabel, writtenCitation } from '../../citations/label.ts';
import type { ParseContext } from '../parse-context.ts';
import type { Path } from './yaml.ts';

type Mapping = Readonly<Record<string, unknown>>;

/**
 * Reports citations in fields that are shown without them: titles and summaries of sections, statements of claims, the
 * reason of a withdrawal. In a plain text, only a label that can be cited is a citation.
 * @returns the ids that these citations name
 */
export function reportCitationsInPlainFields(
  isCitable: (id: string) => boolean,
  { yaml, report }: Pick<ParseContext, 'yaml' | 'report'>,
): string[] {
  const ids: string[] = [];
  const check = (text: unknown, path: Path, name: string, hint: string) => {
    if (typeof text !== 'string') return;
    for (const [written, label = ''] of text.matchAll(writtenCitation)) {
      const { id } = parseLabel(label);
      if (!isCitable(id)) continue;
      ids.push(id);
      const position = yaml.positionWithin(path, written);
      report({ rule: 'citation-out-of-place', position, message: `${name} cannot have a citation.`, hint });
    }
  };
  const data = toMapping(yaml.data);
  toMappings(data['sections']).forEach(({ title, summary }, index) => {
    const titleHint = 'Delete it here: a title and its heading are compared without citations.';
    check(title, ['sections', index, 'title'], 'The title of a section', titleHint);
    check(summary, ['sections', index, 'summary'], 'The summary of a section', 'Put the citation in the body.');
  });
  toMappings(data['claims']).forEach(({ text, by }, index) => {
    const hint = 'Put the citation in the “assessment”, or list the source under “sources” of the claim.';
    check(text, ['claims', index, 'text'], 'The text of a claim', hint);
    check(by, ['claims', index, 'by'], '“by”', hint);
  });
  const { reason } = toMapping(data['withdrawn']);
  check(reason, ['withdrawn', 'reason'], 'The reason of a withdrawal', 'Delete it, or put it in “updates”.');
  return ids;
}

const toMapping = (value: unknown): Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {};

const toMappings = (value: unknown): Mapping[] => (Array.isArray(value) ? value.map(toMapping) : []);
