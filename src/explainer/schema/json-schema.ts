/** Converts the schemas to JSON Schema, for completion and checks in editors. */
import { z } from 'zod';
import { frontmatter } from './frontmatter.ts';
import { authors, glossary, topics } from './site-files.ts';

/** The schemas of the files that authors write, by the names of their JSON Schema files. */
const schemas = { explainer: frontmatter, topics, authors, glossary } as const;

export type SchemaName = keyof typeof schemas;

export const schemaNames = Object.keys(schemas) as SchemaName[];

/** The parts of a JSON Schema that this project reads. */
export interface JsonSchema {
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | false;
  enum?: unknown[];
}

/**
 * Builds a JSON Schema of draft 7, which language servers support best. What it cannot express, such as that a date
 * exists, only `npm run check` tests.
 */
export function buildJsonSchema(name: SchemaName): JsonSchema {
  return z.toJSONSchema(schemas[name], { io: 'input', target: 'draft-07' }) as JsonSchema;
}
