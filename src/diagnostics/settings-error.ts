/** Explains why the settings cannot be loaded. This file must not import them. */

const hint =
  'Compare the line, and the one before it, with the lines around them: each value ends with a comma, a text is in ' +
  'quotation marks, and one with an apostrophe is in double ones: "The People\'s Ledger".';

/**
 * Formats an error in the code of `src/site.ts` as other mistakes are.
 * @returns undefined when the error is not about that file
 */
export function formatSettingsError({ message, stack = '' }: Error): string | undefined {
  // A changed file is loaded again with a version after its name.
  // Before its message, Node writes the file and the line of a mistake in the syntax, with marks under the place.
  const [, line, marked = ''] = /^file:.*\/src\/site\.ts(?:\?[\d.]+)?:(\d+)\n(?:.*\n)*?( *)\^+\n/.exec(stack) ?? [];
  // A word without quotation marks is a name that is not defined.
  const [, nameLine, nameColumn] =
    /^ReferenceError: .*\n +at file:.*\/src\/site\.ts(?:\?[\d.]+)?:(\d+):(\d+)/.exec(stack) ?? [];
  const position = line ? `${line}:${marked.length + 1}` : nameLine && `${nameLine}:${nameColumn}`;
  return position && `src/site.ts:${position} error The settings cannot be read here: ${message}\n    ${hint}`;
}
