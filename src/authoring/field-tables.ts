/** The tables of fields in `docs/writing.md`, written from the schemas: each stands under a comment that names it. */
import { buildJsonSchema, type JsonSchema } from '../explainer/schema/json-schema.ts';

const frontmatter = buildJsonSchema('explainer');

/** Every mapping that authors write, by what the page calls it. */
export function listMappings(): Map<string, JsonSchema> {
  const inside = Object.entries(frontmatter.properties ?? {}).flatMap(([key, schema]): [string, JsonSchema][] => {
    const mapping = schema.items ?? schema;
    return mapping.properties ? [[key, mapping]] : [];
  });
  const files = (['topics', 'authors', 'glossary'] as const).map((name): [string, JsonSchema] => [
    `${name}.yml`,
    buildJsonSchema(name).additionalProperties || {},
  ]);
  return new Map([['frontmatter', frontmatter], ...inside, ...files]);
}

/** The fields of a mapping as a Markdown table. */
function fieldTable({ properties = {}, required = [] }: JsonSchema): string {
  const rows = Object.entries(properties).map(([name, field]) => {
    const values =
      field.enum && !field.enum.includes(true)
        ? ` One of ${field.enum.map((value) => `\`${value}\``).join(', ')}.`
        : '';
    return `| \`${name}\` | ${required.includes(name) ? 'yes' : ''} | ${field.description ?? ''}${values} |`;
  });
  return ['| field | needed | is |', '|---|---|---|', ...rows].join('\n');
}

/** A page with its tables as the schemas have them now. @throws Error for a table of something that is not there. */
export function updateFieldTables(page: string): string {
  const known = listMappings();
  return page.replace(/(<!-- fields of (\S+) -->\n)(?:\|.*\n)*/g, (_, marker, name) => {
    const mapping = known.get(name);
    if (!mapping)
      throw new Error(`There are no fields of “${name}”: there are those of ${[...known.keys()].join(', ')}.`);
    return `${marker}${fieldTable(mapping)}\n`;
  });
}
