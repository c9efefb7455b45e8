/**
 * The rules that reading itself holds content to: what the parsers, the schemas and the matching of names report. Rules
 * that look at what was read have a file each in `src/parse/rules/`. Together they are the catalogue, from which
 * `docs/rules.md` is made.
 */
import type { RuleInfo } from './diagnostic.ts';

type RuleDefinition = Omit<RuleInfo, 'name'>;

const error = (says: string, hint: string): RuleDefinition => ({ severity: 'error', summary: says, hint });
const warning = (says: string, hint: string): RuleDefinition => ({ severity: 'warning', summary: says, hint });
const notice = (says: string, hint: string): RuleDefinition => ({ severity: 'notice', summary: says, hint });

export const parseRules = {
  // Files
  'no-content': error('The content folder holds no folder “explainers”.', 'Make it, or set CONTENT_DIR.'),
  'no-explainers': notice('The folder of explainers is empty.', 'Write one: a file that ends in .mdx.'),
  'cannot-be-read': error('A file could not be read at all.', 'Mend what the message names.'),
  'not-utf-8': error('A file is not text in UTF-8.', 'Save it again with the encoding UTF-8.'),
  'file-too-large': error('A file is larger than a text of words can be.', 'Cut it into several explainers.'),
  'too-much-markup': error('A text holds more lines, levels or markup than any real one.', 'Cut it into several.'),
  'too-many-problems': error('More is wrong with a file than anybody reads.', 'Mend the first ones, then check again.'),
  'control-character': error('A text holds a character that no page can show.', 'Delete it.'),
  'direction-left-open': error(
    'An invisible character opens a direction of writing that nothing closes.',
    'Delete it: words of another script find their direction themselves.',
  ),
  'file-elsewhere': error('A file of the content is a link to somewhere else.', 'Put the file itself there.'),
  'setting-empty': notice('A setting that only the publisher can give is empty.', 'Fill it in before you publish.'),
  // Frontmatter
  'no-frontmatter': error('A file has no frontmatter, or it is not closed.', 'Put it between two lines “---”.'),
  'broken-yaml': error('The YAML cannot be read.', 'Mend it at the place; quote text that holds “: ” or “#”.'),
  'broken-json': error('The record of what was published is no JSON.', 'Take it back from version control.'),
  'duplicate-key': error('A key is given twice.', 'Delete one of the two.'),
  'unknown-key': error('A key does not exist.', 'Use the one that was probably meant, or delete it.'),
  'missing-key': error('A required key is missing.', 'Add it.'),
  'empty-value': error('A value is empty.', 'Write it, or delete the key.'),
  'unknown-value': error('A value is none of those allowed.', 'Choose one of them.'),
  'wrong-type': error('A value is of another kind, such as text for a list.', 'Write it as the message says.'),
  'bad-date': error('A date is not a plain ISO date of the calendar.', 'Write 2026-01-12, 2026-01 or 2026.'),
  'bad-language': error('A language is no tag of BCP 47.', 'Write a tag such as en, fa or pt-BR.'),
  'title-length': error('A title has more than 110 characters.', 'Shorten it; the summary can say the rest.'),
  'quote-length': error('A quote has more than 300 characters.', 'Keep the words that bear the claim out.'),
  // Ids and names
  'malformed-id': error('An id is not made of a to z, digits and hyphens.', 'Write it so, starting with a letter.'),
  'reserved-id': error('An id is an anchor that the site makes itself.', 'Choose another.'),
  'reserved-slug': error('The name of a file is an address of the site itself.', 'Give the file another name.'),
  'duplicate-id': error('Two things of a page have one id.', 'Give one of them another.'),
  'unknown-section': error('A section is named that does not exist.', 'Name one of those in “sections”.'),
  'unknown-source': error('A source is named that is not listed.', 'Add it to the sources, or name one that is there.'),
  'unknown-claim': error('A claim is shown that does not exist.', 'Add it under “claims”, or name one that is there.'),
  'unknown-term': error('A term is used that the glossary lacks.', 'Add it to glossary.yml.'),
  // Sources and citations
  'source-place': error('A source has no address, or contradicts itself about it.', 'Give it a url, or “located”.'),
  'citation-without-source': error('A citation leads to no source.', 'Add the source, or cite one that is listed.'),
  'citation-without-quote': error('A citation points to a quote that its source lacks.', 'Add the quote.'),
  'citation-of-unlocated-source': error('Something rests on a source that was not found.', 'Cite one that was.'),
  'citation-out-of-place': error('A title or summary cites.', 'Cite where the text says it.'),
  'malformed-citation': error('The label of a citation is empty or holds a space.', 'Write the id of a source.'),
  'source-without-citation': error('A source is never cited.', 'Cite it, or delete it.'),
  'note-without-mark': error('A note is never used.', 'Put its mark where it belongs, or delete it.'),
  // Body
  'broken-mdx': error('The MDX cannot be read.', 'Close what was opened; write \\< and \\{ for plain ones.'),
  'javascript-in-body': error('The body holds JavaScript.', 'Write the text itself: an explainer is content.'),
  'html-in-body': error('The body or a field holds HTML.', 'Write Markdown.'),
  'heading-level': error('The body has a heading of the first level.', 'Start sections with “## ”.'),
  'heading-mismatch': error('A heading is no section of the frontmatter.', 'Make the two the same.'),
  'section-without-heading': error('A section has no heading in the body.', 'Write it, or delete the section.'),
  'section-order': error('Headings stand in another order than sections.', 'Put both into the same order.'),
  'bad-address': error(
    'An address is none that a reader can be led to.',
    'Write https://…, mailto:… or one of the site.',
  ),
  'image-elsewhere': error('An image comes from another server.', 'Put its file into “public”.'),
  'image-without-size': error('The size of an image cannot be told.', 'Put an image at its address in “public”.'),
  // Components
  'unknown-component': error('A component does not exist.', 'Use one of those that do.'),
  'unknown-attribute': error('A component has an attribute that it does not know.', 'Use one that it knows.'),
  'missing-attribute': error('A component lacks an attribute.', 'Add it.'),
  'component-out-of-place': error('A component stands where it cannot, or holds text.', 'Put it on its own line.'),
  'shown-twice': error('Data is shown a second time.', 'Show it once.'),
  'data-not-shown': warning('Claims or a timeline are shown nowhere.', 'Place the component, or delete the data.'),
  'chart-data': error('The figures of a chart cannot be used.', 'Mend the file as the message says.'),
} as const satisfies Record<string, RuleDefinition>;

export type ParseRule = keyof typeof parseRules;
