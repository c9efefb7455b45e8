/** Writes a source, or some of its fields, as YAML in the style of the content. */
import { Document, isScalar, visit } from 'yaml';

/** A source as it is written: the keys of the frontmatter, without those whose values are not known. */
export type SourceEntry = { id: string } & Record<string, unknown>;

/** Text that means the same with and without quotation marks: ids, kinds, dates. */
const bareText = /^[\p{L}\p{N}][\p{L}\p{N}-]*$/u;

/** Mappings with a line for each of their keys. All other lists and mappings are written on one line. */
const blockKeys: readonly string[] = ['quotes', 'places'];

/** Writes `key: value`. Further lines are indented by two spaces; within braces there are none. */
export function writeField(key: string, value: unknown, isInBraces = false): string {
  if (isInBraces || !blockKeys.includes(key)) return `${key}: ${writeValue(value)}`;
  const lines = Object.entries(value as Record<string, unknown>).map(
    ([name, each]) => `  ${name}: ${writeValue(each)}`,
  );
  return [`${key}:`, ...lines].join('\n');
}

/** Writes a value on one line, with text in quotation marks. */
function writeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`;
  const document = new Document(value, { schema: 'failsafe' });
  visit(document, {
    Scalar: (part, node) => {
      if (part !== 'key' && !bareText.test(String(node.value))) node.type = 'QUOTE_DOUBLE';
    },
    Collection: (_part, node) => {
      node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 }).trimEnd();
}

/** Writes an entry, one line for each key. */
export function writeEntry(entry: SourceEntry): string {
  return Object.entries(entry)
    .map(([key, value]) => writeField(key, value))
    .join('\n');
}

/** Returns the text of a scalar, or undefined for any other node. */
export function toScalarText(node: unknown): string | undefined {
  return isScalar(node) ? String(node.value) : undefined;
}

/** Writes a text as an item of a list. */
export function toItem(text: string, indent: string): string {
  return `${indent}- ${text.replaceAll('\n', `\n${indent}  `).replaceAll(/^[ ]+$/gm, '')}`;
}
