/** Converts the schemas to JSON Schema, for completion and checks in editors. */
import { z } from 'zod';
import { id } from './fields.ts';
import { frontmatter } from './frontmatter.ts';
import { authors, term, topics } from './site-files.ts';
import { source } from './source.ts';

/** A source as lists have it: the id of one in `sources.yml`, or the source itself. */
const listedSource = z.union([id, source]);

/**
 * The schemas of the files that authors write, by the names of their JSON Schema files. Lists of sources may have ids,
 * which parsing replaces before it validates.
 */
const schemas = {
  explainer: frontmatter.extend({
    sources: z.array(listedSource).describe(frontmatter.shape.sources.description ?? ''),
  }),
  topics,
  authors,
  glossary: z.record(
    id,
    term.extend({
      sources: z
        .array(listedSource)
        .min(1)
        .describe(term.shape.sources.description ?? ''),
    }),
  ),
  sources: z.array(source).describe('The sources that several explainers use.'),
} as const;

export type SchemaName = keyof typeof schemas;

export const schemaNames = Object.keys(schemas) as SchemaName[];

/** The parts of a JSON Schema that this project reads. */
export interface JsonSchema {
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
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
