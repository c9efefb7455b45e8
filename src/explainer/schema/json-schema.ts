/** The schemas as JSON Schema, which editors complete and check with. */
import { z } from 'zod';
import { frontmatter } from './frontmatter.ts';
import { authors, glossary, topics } from './site-files.ts';

/** The schema of each kind of file that authors write, by the name of the schema’s file. */
const schemas = { explainer: frontmatter, topics, authors, glossary } as const;

export type SchemaName = keyof typeof schemas;

export const schemaNames = Object.keys(schemas) as SchemaName[];

/** What we read of a JSON Schema that we made. */
export interface JsonSchema {
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | false;
  enum?: unknown[];
}

/** Draft 7, which language servers know best. What it cannot say, such as that a day exists, only `check` says. */
export function buildJsonSchema(name: SchemaName): JsonSchema {
  return z.toJSONSchema(schemas[name], { io: 'input', target: 'draft-07' }) as JsonSchema;
}
