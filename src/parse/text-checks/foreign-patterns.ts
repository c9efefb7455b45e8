/** Syntax of other tools within a paragraph. `docs/writing.md` lists it under “Coming from other tools”. */
import type { ForeignSyntax } from './foreign-lines.ts';
import { addressFiller, filler } from './text-blocks.ts';

/** Kinds of admonitions (Python-Markdown, MkDocs Material). */
const admonitions =
  'note|abstract|summary|info|todo|tip|hint|important|success|check|done|question|help|faq|warning|caution|attention|failure|fail|missing|danger|error|bug|example|quote|cite|admonition';

const writeCallout = (title: string) =>
  `Write <Callout title="${title.charAt(0).toUpperCase()}${title.slice(1).toLowerCase()}">, the text and </Callout>, each with an empty line before and after.`;
const writeHeading = (depth: number) => `Write “${'#'.repeat(depth)} ” before a heading, with a space.`;
const formula = 'Write the formula in words and characters (x², √2), or as `code`.';

/** Matches what a block has for `\(` or `\[`. */
const escaped = `${filler}{2}`;

/** The syntax, most specific first: of two matches in one place, the first is reported. */
const table: readonly ForeignSyntax[] = [
  {
    pattern: /^\[!([a-z]{3,20})\]/gi,
    isInQuote: true,
    name: 'an alert of GitHub or a callout of Obsidian',
    hint: ([, kind = '']) => writeCallout(kind),
  },
  {
    pattern: new RegExp(`^(?:!!!|\\?\\?\\?\\+?)[ \\t]{1,4}(${admonitions})\\b`, 'gm'),
    name: 'an admonition of MkDocs',
    hint: ([, kind = '']) => writeCallout(kind),
  },
  {
    pattern: /^:{3,10}[ \t]?\{?\.?([a-z][a-z-]{1,30})/gim,
    name: 'a container of Docusaurus, VitePress or Pandoc',
    hint: ([, kind = '']) => writeCallout(kind),
  },
  {
    pattern: /^\.\. ([a-z][a-z-]{1,30})::/gm,
    name: 'a directive of reStructuredText',
    hint: 'Write it in Markdown, or as a <Callout>.',
  },
  {
    pattern: /^(?:\[\[?_?TOC_?\]?\]|\{:toc\})[ \t]*$/gim,
    name: 'a table of contents of another tool',
    hint: 'Delete it: every page lists its sections.',
  },
  {
    pattern: /!\[\[[^[\]\r\n]{1,200}\]\]/g,
    name: 'an embed of Obsidian',
    hint: 'Write ![What it shows](/picture.jpg) with a file in “public”.',
  },
  {
    pattern: /\[\[(?=[^[\]\r\n]{0,200}\p{L})[^[\]\r\n]{1,200}\]\]/gu,
    name: 'a wiki link',
    hint: 'Write [text](/an-explainer/) for a page of this site, [text](https://…) for another.',
  },
  {
    pattern: /\^\[[^\]\r\n]{1,500}\]/g,
    name: 'an inline note of Pandoc',
    hint: 'Write [^n1] here, and the note on a separate line: “[^n1]: Its text.”',
  },
  {
    pattern:
      /【\d{1,3}[†:][^】\r\n]{0,80}】|:contentReference\[oaicite:\d{1,3}\]|(?:cite\W?)?turn\d{1,3}(?:search|news|view|fetch|file)\d{1,3}/g,
    name: 'a reference of a chatbot',
    hint: 'Cite a source that you have read: [^city-notice].',
  },
  {
    pattern: /(?<![=\w])==(?=[^\s=])[^=\r\n]{0,200}(?<=[^\s=])==(?![=\w])/g,
    name: 'highlighted text of other tools',
    hint: 'Write **bold** or *italics*.',
  },
  {
    pattern: /^={2,6}[ \t]?[^=\r\n]{1,150}={2,6}[ \t]*$/gm,
    name: 'a heading of a wiki',
    hint: writeHeading(2),
  },
  {
    pattern: /^(#{2,6})[^\s#][^\r\n]{0,40}/gm,
    name: 'no heading',
    hint: ([, signs = '']) => writeHeading(signs.length),
  },
  {
    pattern: new RegExp(`(?<=[\\p{L}\\p{N})\\]${filler}])\\^([\\p{L}\\p{N}+−-]{1,20})\\^(?![\\p{L}\\p{N}])`, 'gu'),
    name: 'superscript of Pandoc',
    hint: ([, text]) => `Write <sup>${text}</sup>.`,
  },
  {
    pattern: /(?<![\p{L}\p{N}^[])\^(\d{1,3})\^(?=\p{L})/gu,
    name: 'superscript of Pandoc',
    hint: ([, text]) => `Write <sup>${text}</sup>.`,
  },
  {
    pattern: /(?<=[A-Za-z)\]])~(\d{1,4}[+-]?|[a-z]{1,3})~(?!~)/g,
    name: 'subscript of Pandoc',
    hint: ([, text]) => `Write <sub>${text}</sub>.`,
  },
  {
    pattern: /\$\$[^$]{0,500}[\\^_=][^$]{0,500}\$\$|^\$\$[ \t]*$(?:[^$]{0,1000}^\$\$[ \t]*$)?/gm,
    name: 'a formula of TeX',
    hint: formula,
  },
  {
    pattern: /(?<![\\$\w])\$(?=[^\s$])(?=[^$\r\n]{0,200}(?:\\[a-z]|[\^_][\w{]))[^$\r\n]{1,200}(?<=\S)\$(?![\w$])/gi,
    name: 'a formula of TeX',
    hint: formula,
  },
  {
    pattern: new RegExp(
      `${escaped}[^${filler}\\r\\n]{0,200}?(?:\\\\[a-z]|[\\^_][\\w{])[^${filler}\\r\\n]{0,200}${escaped}`,
      'gi',
    ),
    name: 'a formula of TeX',
    hint: formula,
    isText: (written) => !/^(?:\\\(.*\\\)|\\\[.*\\\])$/s.test(written),
  },
  {
    pattern: /``[^`'\r\n]{1,200}''/g,
    name: 'a quotation of TeX',
    hint: 'Write quotation marks: “…”.',
  },
  {
    pattern: new RegExp(
      `\\\\(?:[a-z]{0,10}cite[a-z]{0,10}|footnote|emph|textbf|textit|ref|href|url)(?=[{${filler}])`,
      'g',
    ),
    name: 'a command of LaTeX',
    hint: 'Write [^city-notice] for a citation, **bold**, *italics* or [text](https://…).',
  },
  {
    pattern: /\{\{[<%][^}\r\n]{0,200}\}\}|\{%[^%\r\n]{0,200}%\}/g,
    name: 'a template of another tool',
    hint: 'Write the text itself.',
  },
  {
    pattern: /\{:?[ \t]?[#.][a-z][^{}\r\n]{0,100}\}/gi,
    name: 'an attribute of Pandoc or kramdown',
    hint: 'Delete it.',
  },
  { pattern: /(?<!\d)%%[^%\r\n]{1,200}%%/g, name: 'a comment of Obsidian', hint: 'Write {/* a comment */}.' },
  {
    pattern:
      /(?<![\p{L}\p{N})~])~(?!\p{sc=Han})\p{L}[^~\r\n]{0,200}(?<=[\p{L}\p{N}.!?])(?<!\p{sc=Han})~(?![\p{L}\p{N}~/])/gu,
    name: 'text between single tildes, which is not struck out here',
    hint: 'Write ~~…~~, or \\~ for a tilde.',
  },
  { pattern: /'''[^'\r\n]{1,200}'''/g, name: 'bold text of a wiki', hint: 'Write **bold**.' },
  {
    pattern: /(?<![\p{L}\p{N}'])''(?=[^\s'])[^'\r\n]{1,200}(?:'[^'\r\n]{1,200}){0,5}(?<=[^\s'])''(?!')/gu,
    name: 'italic text of a wiki',
    hint: 'Write *italics*, or “…” for a quotation.',
  },
  {
    pattern: /^\*\[[^\]\r\n]{1,60}\]:[ \t][^\r\n]{1,40}/gm,
    name: 'an abbreviation of Markdown Extra',
    hint: 'Write <abbr title="World Health Organization">WHO</abbr> where it is used.',
  },
  {
    pattern: /(?<=\S[ \t])\^[a-z0-9][a-z0-9-]{3,40}[ \t]*$/gim,
    name: 'the id of a block in Obsidian',
    hint: 'Delete it.',
  },
  {
    pattern: /(?<![\p{L}\p{N}:]):[a-z][a-z0-9_+]{1,30}(?:-[a-z0-9_-]{1,30})?:(?![\p{L}\p{N}:])/gu,
    name: 'the name of a sign in other tools',
    hint: 'Write the sign itself, such as 🎉, or nothing.',
  },
  {
    pattern: /(?<=^(?![:#|>])[^\r\n]{1,50}[^\s.!?…:;,。、][\r\n]{1,20})[ \t]{0,3}:[ \t]+\S[^\r\n]{0,40}/g,
    name: 'a definition list of Pandoc',
    hint: 'Write a list: “- **Term**: its definition”.',
  },
  // Links that are none.
  {
    pattern: /\]\((?:ADDRESS){1,2000}\)/g,
    name: 'no link: its text contains another link or an open bracket',
    hint: 'Put one link after the other, and write \\[ or \\] for a bracket in the text of a link.',
  },
  {
    pattern: /\[(?:ADDRESS){1,2000}[ \t]{1,4}\p{L}[^[\]\r\n]{0,200}\]/gu,
    name: 'no link',
    hint: 'Write [text](https://…).',
  },
  {
    pattern: /(?<![\w\]])\[\p{L}[^[\]\r\n]{0,200}\]\[\]/gu,
    name: 'no link: its label is not defined',
    hint: 'Write [text](https://…).',
  },
  {
    pattern: /\[[^[\]\r\n]{1,200}\] \((?:ADDRESS|mailto:|www\.|\/[\w-]{1,200}\/|#[a-z])[^()\s]{0,300}\)/g,
    name: 'no link',
    hint: 'Write no space between “]” and “(”: [text](https://…).',
  },
  {
    pattern: /\[([^[\]\r\n]{1,200})\]\((?=ADDRESS|[/#]|www\.|mailto:)[^()\r\n]{0,200}[ \t][^()\r\n]{0,200}\)/g,
    name: 'no link: its address has a space',
    hint: 'Write %20 for each space in the address.',
  },
  {
    pattern: /\([^()\r\n]{1,200}\)\[(?:ADDRESS){1,500}\]/g,
    name: 'no link',
    hint: 'Write the text in square brackets, and the address in round ones: [text](https://…).',
  },
  {
    pattern: /(?<![\w\]])\[\p{L}[^[\]\r\n]{0,200} [^[\]\r\n]{1,200}\]\[[\w-]{1,50}\]/gu,
    name: 'no link: its label is not defined',
    hint: 'Write [text](https://…).',
  },
];

export const foreignPatterns = table.map((syntax) => ({
  ...syntax,
  pattern: new RegExp(syntax.pattern.source.replaceAll('ADDRESS', addressFiller), syntax.pattern.flags),
}));
