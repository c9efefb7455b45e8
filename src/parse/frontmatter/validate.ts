import type { z } from 'zod';
import { didYouMean, findClosest } from '../../diagnostics/closest-match.ts';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import type { CustomIssue } from '../../explainer/schema/fields.ts';
import { getKindHint } from '../../explainer/schema/source-kinds.ts';
import { proposeIdAt } from './propose-id.ts';
import { getValue, type Path, type Yaml } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** What is validated: YAML, or other data of which the positions are known. */
type LocatedData = Pick<Yaml, 'data' | 'positionOf' | 'keyPositionOf'>;

/**
 * Validates data against a schema, and reports every mistake at its position.
 * @returns the data in the schema’s type, or undefined if it has mistakes
 */
export function validate<T>(schema: z.ZodType<T>, yaml: LocatedData, report: Report): T | undefined {
  const result = schema.safeParse(yaml.data);
  if (result.success) return result.data;
  const { issues } = result.error;
  const misspelt = new Set(issues.flatMap((issue) => findMisspeltKeys(issue, schema)));
  for (const issue of issues) {
    // A misspelt key is not reported as missing too.
    if (misspelt.has(formatPath(issue.path)) && getValue(yaml.data, issue.path) === undefined) continue;
    reportIssue(issue, issue.path, schema, yaml, report);
  }
  return undefined;
}

/** Returns the paths of the keys that unknown ones probably misspell. */
function findMisspeltKeys(issue: Issue, schema: z.ZodType): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const known = listKeys(schema, issue.path);
  return issue.keys.flatMap((key) => {
    const closest = findClosest(key, known);
    return closest === undefined ? [] : [formatPath([...issue.path, closest])];
  });
}

function reportIssue(issue: Issue, path: Path, schema: z.ZodType, yaml: LocatedData, report: Report): void {
  const value = getValue(yaml.data, path);
  const name = path.length > 0 ? `“${formatPath(path)}”` : 'The frontmatter';
  const position = yaml.positionOf(path);
  if (issue.code === 'unrecognized_keys') {
    const known = listKeys(schema, path);
    for (const key of issue.keys) {
      report({
        rule: 'unknown-key',
        position: yaml.keyPositionOf([...path, key]),
        message: `There is no key “${key}”${path.length > 0 ? ` in ${name}` : ' here'}.`,
        hint: didYouMean(key, known, `The keys are ${known.join(', ')}.`),
      });
    }
  } else if (issue.code === 'custom' && issue.params) {
    const { rule, message, hint } = issue.params as unknown as CustomIssue;
    const proposal = rule === 'malformed-id' ? proposeIdAt(yaml.data, path, String(value)) : undefined;
    report({ rule, position, message: message(String(value)), hint: hint(String(value), proposal) });
  } else if (issue.code === 'invalid_union') {
    // A mapping is checked as the last of the alternatives, anything else as the first.
    const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
    for (const inner of issue.errors.at(isMapping ? -1 : 0) ?? [])
      reportIssue(inner, [...path, ...inner.path], schema, yaml, report);
  } else if (issue.code === 'invalid_key') {
    for (const inner of issue.issues)
      reportIssue(inner, path, schema, { ...yaml, data: useKeyAsValue(path), positionOf: yaml.keyPositionOf }, report);
  } else if (value === undefined) {
    const allowed = issue.code === 'invalid_value' ? `: it is one of ${issue.values.map(String).join(', ')}` : '';
    reportMissingKey(path, `${name} is missing${allowed}.`, yaml.positionOf(path.slice(0, -1)), report);
  } else if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    report({
      rule: 'unknown-value',
      position,
      message: `${name} cannot be “${value}”: it is one of ${allowed.join(', ')}.`,
      hint:
        didYouMean(String(value), allowed) ??
        (allowed.includes('think-tank') ? getKindHint(String(value)) : 'Choose one of them.'),
    });
  } else if (issue.code === 'too_small') {
    report({ rule: 'empty-value', position, message: `${name} is empty.`, hint: 'Add at least one entry.' });
  } else {
    const expected =
      issue.code === 'invalid_type' ? (expectedTypes[issue.expected] ?? issue.expected) : 'of another type';
    report({
      rule: 'wrong-type',
      position,
      message: `${name} is ${getTypeName(value)}, not ${expected}.`,
      hint:
        expected === 'text'
          ? 'Write text, between quotation marks if it contains “: ” or “#”.'
          : `Write ${expected}${formatPath(path) === 'sources' ? ', or “sources: []” if there are none' : ''}.`,
    });
  }
}

function reportMissingKey(path: Path, message: string, position: Position, report: Report): void {
  const hint =
    path.length > 0 ? `Add “${String(path.at(-1))}:” here.` : 'Start the file with “---”, the frontmatter and “---”.';
  report({ rule: 'missing-key', position, message, hint });
}

/** Names for the types of zod. */
const expectedTypes: Record<string, string> = {
  string: 'text',
  array: 'a list (each entry on a separate line, after “- ”)',
  object: 'a mapping of keys to values',
  record: 'a mapping of keys to values',
};

function getTypeName(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === '') return 'empty';
  if (typeof value === 'number') return 'a number';
  return typeof value === 'object' ? 'a mapping' : 'text';
}

/** Formats a path as `sources[3].url`, counting from 1 as authors do. */
function formatPath(path: Path): string {
  return path.reduce<string>(
    (name, key) => (typeof key === 'number' ? `${name}[${key + 1}]` : name ? `${name}.${String(key)}` : String(key)),
    '',
  );
}

/** Returns data in which the last key of a path is also the value there, so that rules for values can check keys. */
function useKeyAsValue(path: Path): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), String(path.at(-1)));
}

/** The part of a schema’s definition that lists its keys. */
interface Definition {
  type: string;
  innerType?: { def: Definition };
  /** The alternatives of a union; the last is a mapping. */
  options?: { def: Definition }[];
  element?: { def: Definition };
  valueType?: { def: Definition };
  shape?: Record<string, { def: Definition }>;
}

/** Returns the keys that a schema allows at a path. */
function listKeys(schema: z.ZodType, path: Path): string[] {
  let definition = schema.def as unknown as Definition;
  const unwrap = () => {
    for (let inner: typeof definition.innerType; ; definition = inner.def) {
      inner = definition.innerType ?? definition.options?.at(-1);
      if (!inner) return;
    }
  };
  for (const key of path) {
    unwrap();
    const next = definition.element ?? definition.valueType ?? definition.shape?.[String(key)];
    if (!next) return [];
    definition = next.def;
  }
  unwrap();
  return Object.keys(definition.shape ?? {});
}
