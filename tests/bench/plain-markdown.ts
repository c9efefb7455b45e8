/** The same explainer for programs that know only footnotes: sources become definitions under the text. */
import { parse } from 'yaml';

interface Frontmatter {
  title: string;
  summary: string;
  published: string;
  sources: { id: string; publisher: string; title: string; url: string }[];
}

/** One of the generated explainers as plain Markdown, with every word that a reader of its page sees. */
export function plainExplainer(text: string): string {
  const [, yaml = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const { title, summary, published, sources } = parse(yaml) as Frontmatter;
  const definitions = sources.map(({ id, publisher, title, url }) => `[^${id}]: ${publisher}: [${title}](${url})`);
  return [withFrontmatter({ title, description: summary, date: published }, body.trim()), ...definitions].join('\n\n');
}

/** A text under fields. A string in JSON is one in YAML. */
export function withFrontmatter(fields: Record<string, string>, body: string): string {
  const lines = Object.entries(fields).map(
    ([name, value]) => `${name}: ${name === 'date' ? value : JSON.stringify(value)}`,
  );
  return ['---', ...lines, '---', '', body].join('\n');
}
