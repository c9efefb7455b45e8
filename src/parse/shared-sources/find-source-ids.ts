/** Matches an id in a list or after `id:`. */
const writtenId = /(?:^[ \t]*-\s+|[[,]\s*|\bid:\s*)["']?([a-z][a-z0-9-]*)["']?(?=[ \t]*(?:$|[,\]}]|[ \t]#))/gm;

/**
 * Finds the ids of the sources that an explainer has or names, without parsing its YAML. Finds other words of lists
 * too, so callers look up what they know.
 * @param text the text of the file
 */
export function findSourceIds(text: string): string[] {
  const end = text.search(/\n---[ \t]*(?:\r?\n|$)/);
  const frontmatter = (end < 0 ? text : text.slice(0, end)).replaceAll('\r\n', '\n');
  return [...new Set(Array.from(frontmatter.matchAll(writtenId), ([, id = '']) => id))];
}
