import type { Report } from '../../diagnostics/diagnostic.ts';

/** The two parts of a file. The lines before each part are blank, so that positions are those in the file. */
export interface SplitFile {
  frontmatter: string;
  body: string;
}

/** Separates frontmatter from body. Reports a file without frontmatter, and returns undefined. */
export function splitFrontmatter(text: string, report: Report): SplitFile | undefined {
  const withoutBom = text.replace(/^\uFEFF/, '');
  const opening = /^---[ \t]*\r?\n/.exec(withoutBom);
  const closing = opening && /^---[ \t]*(?:\r?\n|$)/m.exec(withoutBom.slice(opening[0].length));
  if (!opening || !closing) {
    report({
      rule: 'no-frontmatter',
      position: { line: 1, column: 1 },
      message: opening ? 'The frontmatter is not closed.' : 'The file does not start with frontmatter.',
      ...(opening ? { hint: 'Put a line “---” after the last key.' } : {}),
    });
    return undefined;
  }
  const end = opening[0].length + closing.index;
  return {
    frontmatter: `\n${withoutBom.slice(opening[0].length, end)}`,
    body: blankOut(withoutBom.slice(0, end + closing[0].length)) + withoutBom.slice(end + closing[0].length),
  };
}

function blankOut(text: string): string {
  return text.replace(/[^\r\n]/g, '');
}
