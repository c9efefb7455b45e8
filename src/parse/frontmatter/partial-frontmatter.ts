/**
 * The usable part of a frontmatter that may have mistakes. Rules about ids, references and citations check this, so
 * that a bad date does not hide an uncited source.
 */
import type { Source } from '../../explainer/schema/source.ts';

/** The fields that rules compare. Missing text is empty or left out; entries that are not mappings are empty ones. */
export interface PartialFrontmatter {
  title?: string;
  summary?: string;
  since?: string;
  draft: boolean;
  authors: string[];
  sections: { id: string; title: string; was: string[] }[];
  sources: Source[];
  keyPoints: { text: string; section?: string }[];
  claims: { id: string; assessment: string; sources: string[]; section?: string }[];
  timeline: { text: string; sources: string[] }[];
  updates: { text: string; section?: string }[];
}

type Mapping = Record<string, unknown>;

const toList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const toText = (value: unknown): string => (typeof value === 'string' ? value : '');
const toTexts = (value: unknown): string[] => toList(value).map(toText);
/** Keeps every entry, because rules report positions by index. */
const toMappings = (value: unknown): Mapping[] => toList(value).map((entry) => (isMapping(entry) ? entry : {}));

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function optional<Name extends string>(name: Name, value: unknown): { [key in Name]?: string } {
  return typeof value === 'string' && value !== '' ? ({ [name]: value } as { [key in Name]?: string }) : {};
}

function toEntries<Value>(value: unknown, toValue: (value: unknown) => Value): Record<string, Value> | undefined {
  if (!isMapping(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toValue(entry)]));
}

/** Returns the parts of parsed YAML that have the expected types. */
export function toPartialFrontmatter(data: unknown): PartialFrontmatter {
  const fields = isMapping(data) ? data : {};
  return {
    ...optional('title', fields['title']),
    ...optional('summary', fields['summary']),
    ...optional('since', fields['since']),
    draft: fields['draft'] === 'true',
    authors: toTexts(fields['authors']),
    sections: toMappings(fields['sections']).map(({ id, title, was }) => ({
      id: toText(id),
      title: toText(title),
      was: toTexts(was),
    })),
    sources: toMappings(fields['sources']).map((source) => toPartialSource(source)),
    keyPoints: toMappings(fields['keyPoints']).map((entry) => ({
      text: toText(entry['text']),
      ...optional('section', entry['section']),
    })),
    claims: toMappings(fields['claims']).map((entry) => ({
      id: toText(entry['id']),
      assessment: toText(entry['assessment']),
      sources: toTexts(entry['sources']),
      ...optional('section', entry['section']),
    })),
    timeline: toMappings(fields['timeline']).map((entry) => ({
      text: toText(entry['text']),
      sources: toTexts(entry['sources']),
    })),
    updates: toMappings(fields['updates']).map((entry) => ({
      text: toText(entry['text']),
      ...optional('section', entry['section']),
    })),
  };
}

/** The cast is safe because rules use only the fields that are set here. */
function toPartialSource(source: Mapping): Source {
  const quotes = toEntries(source['quotes'], (quote) =>
    isMapping(quote) ? { words: toText(quote['words']), ...optional('at', quote['at']) } : toText(quote),
  );
  const places = toEntries(source['places'], toText);
  return {
    id: toText(source['id']),
    title: toText(source['title']),
    publisher: toText(source['publisher']),
    ...optional('url', source['url']),
    ...optional('archived', source['archived']),
    ...optional('unarchivable', source['unarchivable']),
    ...optional('located', source['located']),
    ...optional('see', source['see']),
    ...optional('kind', source['kind']),
    ...optional('doi', source['doi']),
    ...optional('isbn', source['isbn']),
    ...optional('number', source['number']),
    ...optional('container', source['container']),
    ...optional('published', source['published']),
    ...(Array.isArray(source['restsOn']) ? { restsOn: toTexts(source['restsOn']) } : {}),
    ...(quotes ? { quotes } : {}),
    ...(places ? { places } : {}),
  } as Source;
}
