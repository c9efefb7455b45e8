/** Reads a JSON file of the content that a command writes. */
import type { z } from 'zod';
import type { Report } from '../diagnostics/diagnostic.ts';
import { validate } from './frontmatter/validate.ts';
import { parseYaml } from './frontmatter/yaml.ts';

/** A file that a command writes. */
interface JsonRecord<T> {
  schema: z.ZodType<T>;
  serialize(data: T): string;
  /** What to do about a file that is not JSON, if not what the rule says. */
  hint?: string;
}

/** Parses the text of a record. @returns undefined if it has mistakes, which are reported with their positions */
export function parseJsonRecord<T extends object>(text: string, record: JsonRecord<T>, report: Report): T | undefined {
  return parseUnedited(text, record) ?? parseEdited(text, record, report);
}

/** Parses a file that is exactly as the command writes it, which is nearly always so and quick to check. */
function parseUnedited<T>(text: string, { schema, serialize }: JsonRecord<T>): T | undefined {
  const json = getJsonError(text) === undefined ? JSON.parse(text) : undefined;
  const { data } = schema.safeParse(json);
  return data && serialize(data) === text ? data : undefined;
}

/** Parses a file that may have mistakes. JSON is also YAML, whose parser knows positions. */
function parseEdited<T extends object>(text: string, { schema, hint }: JsonRecord<T>, report: Report): T | undefined {
  const jsonError = getJsonError(text);
  const ownHint = hint === undefined ? {} : { hint };
  const [, line, column] = /line (\d+) column (\d+)/.exec(jsonError ?? '') ?? [];
  if (jsonError && line && column) {
    const message = `The JSON cannot be parsed here: ${jsonError.replace(/ in JSON.*$/s, '')}.`;
    report({ rule: 'broken-json', position: { line: Number(line), column: Number(column) }, message, ...ownHint });
    return undefined;
  }
  const reportAsJson: Report = ({ message, ...details }) => {
    const inJson = message.replace('YAML', 'JSON').replace('The frontmatter', 'The file');
    if (details.rule === 'broken-yaml')
      report({ rule: 'broken-json', position: details.position, message: inJson, ...ownHint });
    else if (details.rule === 'duplicate-key')
      report({ ...details, message: inJson, hint: 'Combine the two into one.' });
    else report({ ...details, message: inJson });
  };
  const yaml = parseYaml(text, reportAsJson);
  const data = yaml && validate(schema, yaml, reportAsJson);
  if (jsonError === undefined) return data;
  if (data)
    report({ rule: 'broken-json', position: { line: 1, column: 1 }, message: 'The file is not JSON.', ...ownHint });
  return undefined;
}

function getJsonError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
