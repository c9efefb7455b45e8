import type { Report } from '../../diagnostics/diagnostic.ts';

/** A file in its two parts. Each has the line numbers of the whole: what belongs to the other is blank. */
export interface SplitFile {
  frontmatter: string;
  body: string;
}

/** Separates frontmatter from body. A file without frontmatter is reported. */
export function splitFrontmatter(text: string, report: Report): SplitFile | undefined {
  const plain = text.replace(/^\uFEFF/, '');
  const opening = /^---[ \t]*\r?\n/.exec(plain);
  const closing = opening && /^---[ \t]*(?:\r?\n|$)/m.exec(plain.slice(opening[0].length));
  if (!opening || !closing) {
    report({
      rule: 'no-frontmatter',
      position: { line: 1, column: 1 },
      message: opening ? 'The frontmatter is not closed.' : 'The file does not start with frontmatter.',
      hint: opening
        ? 'Put a line “---” after the last key.'
        : 'Start with a line “---”, then title, summary and so on, then “---”.',
    });
    return undefined;
  }
  const end = opening[0].length + closing.index;
  return {
    frontmatter: `\n${plain.slice(opening[0].length, end)}`,
    body: blank(plain.slice(0, end + closing[0].length)) + plain.slice(end + closing[0].length),
  };
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, '');
}
