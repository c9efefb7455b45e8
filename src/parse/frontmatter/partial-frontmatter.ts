/**
 * What is usable of a frontmatter that may have mistakes: the rules about ids, names and citations run on this, so that
 * a bad date does not hide an uncited source.
 */
import type { Source } from '../../explainer/schema/source.ts';

/** The fields that rules across fields look at. Text that is missing is empty or left out; lists hold mappings only. */
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

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => list(value).map(text);
/** Entries keep their places in the list, which rules report by. */
const mappings = (value: unknown): Mapping[] => list(value).map((entry) => (isMapping(entry) ? entry : {}));

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function optional<Name extends string>(name: Name, value: unknown): { [key in Name]?: string } {
  return typeof value === 'string' && value !== '' ? ({ [name]: value } as { [key in Name]?: string }) : {};
}

/** Takes from data what has the right form. */
export function toPartialFrontmatter(data: unknown): PartialFrontmatter {
  const given = isMapping(data) ? data : {};
  return {
    ...optional('title', given['title']),
    ...optional('summary', given['summary']),
    ...optional('since', given['since']),
    draft: given['draft'] === 'true',
    authors: texts(given['authors']),
    sections: mappings(given['sections']).map(({ id, title, was }) => ({
      id: text(id),
      title: text(title),
      was: texts(was),
    })),
    sources: mappings(given['sources']).map((source) => toPartialSource(source)),
    keyPoints: mappings(given['keyPoints']).map((entry) => ({
      text: text(entry['text']),
      ...optional('section', entry['section']),
    })),
    claims: mappings(given['claims']).map((entry) => ({
      id: text(entry['id']),
      assessment: text(entry['assessment']),
      sources: texts(entry['sources']),
      ...optional('section', entry['section']),
    })),
    timeline: mappings(given['timeline']).map((entry) => ({
      text: text(entry['text']),
      sources: texts(entry['sources']),
    })),
    updates: mappings(given['updates']).map((entry) => ({
      text: text(entry['text']),
      ...optional('section', entry['section']),
    })),
  };
}

/** Rules read of a source only what is checked to be there. */
function toPartialSource(source: Mapping): Source {
  const quotes = isMapping(source['quotes']) ? { quotes: source['quotes'] } : {};
  return {
    id: text(source['id']),
    ...optional('url', source['url']),
    ...optional('archived', source['archived']),
    ...optional('located', source['located']),
    ...optional('see', source['see']),
    ...quotes,
  } as Source;
}
