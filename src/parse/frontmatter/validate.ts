import type { z } from 'zod';
import { didYouMean, findClosest } from '../../diagnostics/closest-match.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { CustomIssue } from '../../explainer/schema/fields.ts';
import type { Path, Yaml } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/**
 * Holds YAML against a schema. Every departure becomes a problem at its line; none is thrown.
 * @returns the data in the schema’s type, or undefined when something was reported.
 */
export function validate<T>(schema: z.ZodType<T>, yaml: Yaml, report: Report): T | undefined {
  const result = schema.safeParse(yaml.data);
  if (result.success) return result.data;
  const { issues } = result.error;
  const misspelt = new Set(issues.flatMap((issue) => misspeltKeys(issue, schema)));
  for (const issue of issues) {
    // A key that was misspelt is not missing too.
    if (misspelt.has(pathName(issue.path)) && valueAt(yaml.data, issue.path) === undefined) continue;
    reportIssue(issue, issue.path, schema, yaml, report);
  }
  return undefined;
}

/** The names of the keys that unknown ones were probably meant to be. */
function misspeltKeys(issue: Issue, schema: z.ZodType): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const known = knownKeys(schema, issue.path);
  return issue.keys.flatMap((key) => {
    const near = findClosest(key, known);
    return near === undefined ? [] : [pathName([...issue.path, near])];
  });
}

function reportIssue(issue: Issue, path: Path, schema: z.ZodType, yaml: Yaml, report: Report): void {
  const value = valueAt(yaml.data, path);
  const name = path.length > 0 ? `“${pathName(path)}”` : 'The frontmatter';
  const position = yaml.positionOf(path);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const known = knownKeys(schema, path);
      report({
        rule: 'unknown-key',
        position: yaml.keyPositionOf([...path, key]),
        message: `There is no key “${key}”${path.length > 0 ? ` in ${name}` : ' here'}.`,
        hint: didYouMean(key, known, `The keys are ${known.join(', ')}.`),
      });
    }
  } else if (issue.code === 'custom' && issue.params) {
    const broken = issue.params as unknown as CustomIssue;
    report({
      rule: broken.rule,
      position,
      message: broken.message(String(value)),
      hint: broken.hint(String(value)),
    });
  } else if (issue.code === 'invalid_key') {
    for (const inner of issue.issues)
      reportIssue(inner, path, schema, { ...yaml, data: keyAsValue(path), positionOf: yaml.keyPositionOf }, report);
  } else if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    const wrong = typeof value === 'string' ? `${name} cannot be “${value}”` : `${name} is missing`;
    report({
      rule: value === undefined ? 'missing-key' : 'unknown-value',
      position: value === undefined ? yaml.positionOf(path.slice(0, -1)) : position,
      message: `${wrong}: it is one of ${allowed.join(', ')}.`,
      hint: didYouMean(String(value ?? ''), allowed, 'Choose one of them.'),
    });
  } else if (value === undefined) {
    report({
      rule: 'missing-key',
      position: yaml.positionOf(path.slice(0, -1)),
      message: `${name} is missing.`,
      hint:
        path.length > 0
          ? `Add “${String(path.at(-1))}:” here.`
          : 'Start the file with “---”, the frontmatter and “---”.',
    });
  } else if (issue.code === 'too_small') {
    report({ rule: 'empty-value', position, message: `${name} is empty.`, hint: 'Give it at least one entry.' });
  } else {
    const expected =
      issue.code === 'invalid_type' ? (expectedNames[issue.expected] ?? issue.expected) : 'something else';
    report({
      rule: 'wrong-type',
      position,
      message: `${name} is ${typeName(value)}, not ${expected}.`,
      hint: expected === 'text' ? 'Write text, between quotation marks if it holds “: ” or “#”.' : `Write ${expected}.`,
    });
  }
}

const expectedNames: Record<string, string> = {
  string: 'text',
  array: 'a list (each entry on its own line, after “- ”)',
  object: 'a mapping of keys to values',
  record: 'a mapping of keys to values',
};

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === '') return 'empty';
  return typeof value === 'object' ? 'a mapping' : 'text';
}

/** `sources[3].url`, counting from 1 as authors do. */
function pathName(path: Path): string {
  return path.reduce<string>(
    (name, key) => (typeof key === 'number' ? `${name}[${key + 1}]` : name ? `${name}.${String(key)}` : String(key)),
    '',
  );
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return value;
}

/** Data in which the key that `path` ends in stands as the value, so that rules for values serve for keys. */
function keyAsValue(path: Path): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), String(path.at(-1)));
}

interface Definition {
  type: string;
  innerType?: { def: Definition };
  element?: { def: Definition };
  valueType?: { def: Definition };
  shape?: Record<string, { def: Definition }>;
}

/** The keys that a schema allows at a path. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  let definition = schema.def as unknown as Definition;
  const unwrap = () => {
    while (definition.innerType) definition = definition.innerType.def;
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
