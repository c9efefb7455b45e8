/** Writes the tables of fields in `docs/writing.md` from the schemas. A comment above each table names its mapping. */
import { buildJsonSchema, type JsonSchema } from '../explainer/schema/json-schema.ts';

const frontmatter = buildJsonSchema('explainer');

/** Returns every mapping that authors write, by its name on the page. */
export function listMappings(): Map<string, JsonSchema> {
  const nested = Object.entries(frontmatter.properties ?? {}).flatMap(([key, schema]): [string, JsonSchema][] => {
    const item = schema.items ?? schema;
    const mapping = item.anyOf?.at(-1) ?? item;
    return mapping.properties ? [[key, mapping]] : [];
  });
  const files = (['topics', 'authors', 'glossary'] as const).map((name): [string, JsonSchema] => [
    `${name}.yml`,
    buildJsonSchema(name).additionalProperties || {},
  ]);
  return new Map([['frontmatter', frontmatter], ...nested, ...files]);
}

/** Returns the fields of a mapping as a Markdown table. */
function formatTable({ properties = {}, required = [] }: JsonSchema): string {
  const rows = Object.entries(properties).map(([name, field]) => {
    const values =
      field.enum && !field.enum.includes(true)
        ? ` One of ${field.enum.map((value) => `\`${value}\``).join(', ')}.`
        : '';
    return `| \`${name}\` | ${required.includes(name) ? 'yes' : ''} | ${field.description ?? ''}${values} |`;
  });
  return ['| field | needed | is |', '|---|---|---|', ...rows].join('\n');
}

/** Returns a page with its tables updated from the schemas. @throws Error for a table of an unknown mapping */
export function updateFieldTables(page: string): string {
  const mappings = listMappings();
  return page.replace(/(<!-- fields of (\S+) -->\n)(?:\|.*\n)*/g, (_, marker, name) => {
    const mapping = mappings.get(name);
    if (!mapping) throw new Error(`There is no table “${name}”. The tables are ${[...mappings.keys()].join(', ')}.`);
    return `${marker}${formatTable(mapping)}\n`;
  });
}
