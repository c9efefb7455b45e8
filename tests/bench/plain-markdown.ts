/** Converts an explainer for programs that only know footnotes: its sources become footnote definitions. */
import { parse } from 'yaml';

interface Frontmatter {
  title: string;
  summary: string;
  published: string;
  sources: { id: string; publisher: string; title: string; url: string }[];
}

/** Converts a generated explainer to plain Markdown, with all the text that readers of its page see. */
export function toPlainMarkdown(text: string): string {
  const [, yaml = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const { title, summary, published, sources } = parse(yaml) as Frontmatter;
  const definitions = sources.map(({ id, publisher, title, url }) => `[^${id}]: ${publisher}: [${title}](${url})`);
  return [addFrontmatter({ title, description: summary, date: published }, body.trim()), ...definitions].join('\n\n');
}

/** Adds frontmatter to a text. JSON strings are valid YAML strings. */
export function addFrontmatter(fields: Record<string, string>, body: string): string {
  const lines = Object.entries(fields).map(
    ([name, value]) => `${name}: ${name === 'date' ? value : JSON.stringify(value)}`,
  );
  return ['---', ...lines, '---', '', body].join('\n');
}
