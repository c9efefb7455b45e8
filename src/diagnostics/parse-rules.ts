/**
 * The rules of the parsers, the schemas and the checks of ids and names. Rules that inspect parsed content have a file
 * each in `src/parse/rules/`. Together they are the rule catalogue, from which `docs/rules.md` is generated.
 */
import type { RuleInfo } from './diagnostic.ts';

type RuleDefinition = Omit<RuleInfo, 'name'>;

const error = (summary: string, hint: string): RuleDefinition => ({ severity: 'error', summary, hint });
const warning = (summary: string, hint: string): RuleDefinition => ({ severity: 'warning', summary, hint });
const notice = (summary: string, hint: string): RuleDefinition => ({ severity: 'notice', summary, hint });

export const parseRules = {
  // Files
  'no-content': error(
    'The content folder has no folder “explainers”.',
    'Create it, or set CONTENT_DIR to the folder that contains “explainers”.',
  ),
  'no-explainers': notice('The folder of explainers is empty.', 'Write an explainer: a file that ends in .mdx.'),
  'file-not-read': warning(
    'A file or folder in “explainers” is not read as an explainer.',
    'Move it next to the other explainers, and let its name end in “.mdx”.',
  ),
  'cannot-be-read': error('A file cannot be read.', 'Replace it with a file that you can read, or delete it.'),
  'not-utf-8': error('A file is not UTF-8 text.', 'Save it again as UTF-8.'),
  'encoding-guessed': warning(
    'The data of a chart is in an encoding that has to be guessed.',
    'If that word is wrong, save the file as “CSV UTF-8” in the spreadsheet.',
  ),
  'file-too-large': error(
    'A file, or the page that it would become, is too large.',
    'Split it into several explainers, or remove what is not text.',
  ),
  'public-file': error(
    'A file in “public” is empty, too large, or where the site itself has one.',
    'Replace it, or delete it.',
  ),
  'too-much-markup': error(
    'A text has too many lines, nested levels or Markdown characters.',
    'Shorten it, or split it.',
  ),
  'too-many-problems': error(
    'A file has more problems than are reported.',
    'Fix the first ones, then check again: many follow from one.',
  ),
  'control-character': error(
    'A text contains a character that no page can show.',
    'Delete it; it may be invisible in your editor.',
  ),
  'direction-left-open': error(
    'An invisible bidirectional control character is never closed.',
    'Delete it: text in another script gets its direction by itself.',
  ),
  'file-elsewhere': error(
    'A content file is a symbolic link to a file outside its folder.',
    'Replace the link with the file.',
  ),
  // Settings in src/site.ts
  'setting-empty': notice('A setting that only the publisher can provide is empty.', 'Fill it in before you publish.'),
  'setting-invalid': error(
    'A setting cannot be used: a colour, a font, an address, or a file that is missing.',
    'Correct it.',
  ),
  'low-contrast': error(
    'A colour of the settings makes text hard to read (WCAG 2.2, success criterion 1.4.3).',
    'Write a darker or lighter colour.',
  ),
  'large-file': warning('A logo or a font is large, and every page loads it.', 'Save it smaller.'),
  // Frontmatter
  'no-frontmatter': error(
    'A file has no frontmatter, or the frontmatter is not closed.',
    'Start with a line “---”, then title, summary and so on, then “---”.',
  ),
  'broken-yaml': error(
    'The YAML cannot be parsed.',
    'Fix the YAML; put text that contains “: ”, “#” or quotation marks between quotation marks.',
  ),
  'broken-json': error(
    'A record that a command writes is not valid JSON.',
    'Restore the file from version control: only “npm run release” writes it.',
  ),
  'duplicate-key': error('A key appears twice.', 'Delete one of the two.'),
  'unknown-key': error('A key is not known.', 'Correct its spelling, or delete it.'),
  'missing-key': error('A required key is missing.', 'Add it.'),
  'empty-value': error('A value is empty.', 'Write it, or delete the key.'),
  'unknown-value': error('A value is not one of those allowed.', 'Choose one of them.'),
  'wrong-type': error(
    'A value has the wrong type, such as text where a list belongs.',
    'Write a value of the type that the message names.',
  ),
  'bad-date': error('A value is not an ISO date that exists.', 'Write 2026-01-12, 2026-01 or 2026.'),
  'bad-language': error('A language is not a BCP 47 tag.', 'Write a tag such as en, fa or pt-BR.'),
  'title-length': error('A title has more than 110 characters.', 'Shorten it; the summary can say the rest.'),
  'quote-length': error('A quote has more than 300 characters.', 'Quote only the words that support the claim.'),
  'place-length': error('A place in a work has more than 100 characters.', 'Write a page or a time, such as p. 12.'),
  'bad-identifier': error('A DOI, an ISBN or a digest has a mistake.', 'Copy it from the work.'),
  // Ids and names
  'malformed-id': error(
    'An id has characters other than a to z, digits and hyphens, or does not start with a letter.',
    'Choose an id such as “first-talks”.',
  ),
  'reserved-id': error('An id is an anchor that the site reserves.', 'Choose another id.'),
  'reserved-slug': error('A file has the name of a page that the site generates.', 'Rename the file.'),
  'duplicate-id': error('Two things on a page have the same id.', 'Give one of them another id.'),
  'unknown-section': error('A section does not exist.', 'Use one of the ids under “sections”.'),
  'unknown-source': error('A source is not listed.', 'Use one of the ids under “sources”.'),
  'unknown-claim': error('A claim does not exist.', 'Add it under “claims”, or use the id of one that exists.'),
  'unknown-term': error('A term is not in the glossary.', 'Add it to glossary.yml, with its definition.'),
  // Sources and citations
  'source-place': error(
    'A source has nothing that identifies it, or fields that exclude each other.',
    'Give it “url”, or else “doi”, “isbn”, “number” or “located”.',
  ),
  'rests-on-itself': error(
    'A source rests on itself, directly or through others.',
    'Delete the entry of “restsOn” that closes the circle: the first report rests on none.',
  ),
  'citation-without-source': error('A citation names a source that is not listed.', 'Add it to the sources.'),
  'citation-without-quote': error(
    'A citation names a quote or a place that its source does not have.',
    'Add it to the source.',
  ),
  'citation-of-unlocated-source': error(
    'A text, claim or event cites a source that was not found.',
    'Cite a source that was found.',
  ),
  'citation-out-of-place': error(
    'A title, a summary or another text that cannot cite has a citation.',
    'Put the citation in the body.',
  ),
  'citation-in-link': error('A citation is inside a link or a term.', 'Put the citation after the link.'),
  'citation-in-alt-text': error(
    'The alternative text of an image has a citation.',
    'Put the citation after the image, or in a sentence about it.',
  ),
  'malformed-citation': error(
    'The label of a citation is empty or contains a space, or the citation is Pandoc’s.',
    'Write the id of a source, such as [^city-notice], or \\[ for a plain bracket.',
  ),
  'author-split': warning(
    'The name of an author is probably split at its comma.',
    'Put the name in quotation marks: ["Smith, John"].',
  ),
  'authors-in-one-text': warning('An author has several names.', 'Write each name as an entry of the list.'),
  'authors-incomplete': warning('An author is “et al.”.', 'List every author.'),
  'source-without-citation': error('A source is never cited.', 'Cite it, or delete it.'),
  'note-without-mark': error('A note is never used.', 'Cite it in the text, or delete the note.'),
  // Body
  'broken-mdx': error(
    'The MDX cannot be parsed.',
    'Close what was opened; write \\< for a plain “<” and \\{ for a plain “{”.',
  ),
  'foreign-syntax': warning(
    'A text has the syntax of another tool, which is shown as text.',
    'Write it as the message says, or a backslash before its first character if it is text.',
  ),
  'emphasis-not-closed': warning(
    'Stars are shown as text, because there is a space inside or a letter outside of them.',
    'Write **bold** with no space inside the stars and no letter outside, or \\*\\* for stars.',
  ),
  'stars-in-words': warning(
    'Two stars inside words make the text between them italic or bold.',
    'Write \\* for each star that is to be shown.',
  ),
  'number-as-list': warning(
    'A number at the start of a paragraph makes it a list.',
    'Write 1986\\. for a number that is text.',
  ),
  'address-without-end': warning(
    'An address in the text ends before a letter that may belong to it.',
    'Write [text](https://…) with the whole address, or put a space after it.',
  ),
  'cell-without-column': error(
    'A row of a table has more cells than the first row.',
    'Add a column to the first two lines of the table, or write \\| for a bar that is text.',
  ),
  'text-joined-to-table': warning('A line directly after a table becomes a row of it.', 'Put an empty line before it.'),
  'code-not-closed': error('A block of code is not closed.', 'Write ``` on a separate line where it ends.'),
  'javascript-in-body': error('The body contains JavaScript.', 'Write the text itself, or \\{ for a plain brace.'),
  'html-in-body': error('The body or a field contains HTML.', 'Write Markdown instead, or \\< for a plain “<”.'),
  'heading-level': error('The body has a level 1 heading.', 'Use level 2 for sections: “## ”.'),
  'heading-mismatch': error('A heading does not match a section title in the frontmatter.', 'Make the two the same.'),
  'section-without-heading': error(
    'A section has no heading in the body.',
    'Write the heading, or delete the section.',
  ),
  'section-order': error(
    'The headings and the sections in the frontmatter are in a different order.',
    'Put both in the same order.',
  ),
  'bad-address': error('An address cannot be linked to.', 'Write https://…, mailto:…, #a-section or /an-explainer/.'),
  'link-in-link': error('A link or a term is inside another one.', 'Put the inner one before or after the outer one.'),
  'image-elsewhere': error(
    'An image is not in “public”.',
    'Put the file in “public” and write its address there, such as /bridge.jpg.',
  ),
  'image-without-size': error(
    'An image is missing or too large, or its size is unknown.',
    'Put a JPEG, PNG, WebP, AVIF, GIF or sized SVG file at this path in “public”.',
  ),
  // Components
  'unknown-component': error('A component is not known.', 'Correct its name, or delete it.'),
  'unknown-attribute': error('A component has an attribute that is not known.', 'Correct its name, or delete it.'),
  'missing-attribute': error('A component lacks an attribute.', 'Add it.'),
  'component-out-of-place': error(
    'A component is inside a paragraph, or contains text that it cannot show.',
    'Put it on a separate line, with an empty line before and after.',
  ),
  'shown-twice': error(
    'A claim, timeline or list of key points is shown twice.',
    'Show it once: its ids can occur only once on a page.',
  ),
  'data-not-shown': warning('A claim or the timeline is not shown.', 'Add the component, or delete the data.'),
  'chart-data': error('The data of a chart cannot be used.', 'Fix the file as the message says.'),
} as const satisfies Record<string, RuleDefinition>;

export type ParseRule = keyof typeof parseRules;
