/** What to write instead of HTML that a text cannot contain. */

const bold = 'Write **…**.';
const emphasis = 'Write *…*.';
const plain = 'Delete the tags: the site decides how text looks.';
const paragraphs = 'Delete the tags: an empty line ends a paragraph.';
const list = 'Write each item on a separate line that starts with “- ”, or with “1. ” in a numbered list.';
const table = 'Write a table with “|” between its cells and a line “| --- | --- |” under its first row.';
const code = 'Write `…`, or a block of code between two lines “```”.';
const heading = 'Start the line with “## ” for a section, “### ” for a heading within it.';
const fold = 'Write <Fold title="…">, with empty lines around what is inside.';
const strikethrough = 'Write ~~…~~; say what has changed in “updates”.';

/** By element. Those that load something from elsewhere are not here. */
const hints: Readonly<Record<string, string>> = {
  b: bold,
  strong: bold,
  em: emphasis,
  i: `${emphasis} For words of another language write <i lang="…">.`,
  u: 'Readers take underlined words for links: write *…* or **…**.',
  cite: 'Write the title as *…*, and cite the source with [^id].',
  dfn: 'Write <Term id="…" />, with the definition in glossary.yml.',
  var: emphasis,
  q: 'Write quotation marks.',
  s: strikethrough,
  strike: strikethrough,
  del: strikethrough,
  ins: 'Delete the tags; say what has changed in “updates”.',
  small: plain,
  big: plain,
  font: plain,
  style: plain,
  center: plain,
  tt: code,
  code,
  samp: code,
  pre: code,
  a: 'Write […](address).',
  p: paragraphs,
  div: paragraphs,
  section: paragraphs,
  article: paragraphs,
  aside: 'Write <Callout title="…">, with empty lines around what is inside.',
  details: fold,
  summary: fold,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  ul: list,
  ol: list,
  li: list,
  dl: list,
  dt: list,
  dd: list,
  hr: 'Write a line “---” with empty lines around it.',
  wbr: 'Delete it: long words break by themselves.',
  nobr: 'Write a no-break space (U+00A0) where a line must not break.',
  blockquote: 'Start each line with “> ”.',
  table,
  thead: table,
  tbody: table,
  tr: table,
  th: table,
  td: table,
  caption: 'Write a sentence before the table.',
  input: 'Write “- [ ] ” or “- [x] ” for an item of a list of tasks.',
  time: 'Write the date as text.',
  ruby: 'Write the reading in brackets after the word.',
};

/** Returns what to write instead of an element, or undefined if nothing is known about it. */
export function getHtmlHint(name: string): string | undefined {
  const lowerCase = name.toLowerCase();
  return Object.hasOwn(hints, lowerCase) ? hints[lowerCase] : undefined;
}
