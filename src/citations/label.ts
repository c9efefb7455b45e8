/** The label of a mark: `[^id]` cites a source or a note, `[^id:key]` a quote or a place of a source. */
export interface Label {
  id: string;
  key?: string;
}

/** Parses the label of a mark as the author wrote it. */
export function parseLabel(label: string): Label {
  const colon = label.indexOf(':');
  return colon < 0 ? { id: label } : { id: label.slice(0, colon), key: label.slice(colon + 1) };
}

/** Matches a citation in a text that is not parsed. The first group is its label. */
export const writtenCitation = /(?<!\\)\[\^([^\]\s]+)\]/g;

/** A list that includes every label. */
class AllLabels extends Array<string> {
  override includes(): boolean {
    return true;
  }
}

/** The part of micromark’s tokenizer that this extension changes: GFM’s list of the labels that are defined. */
interface Tokenizer {
  parser: { gfmFootnotes?: string[] };
}

/**
 * An extension of micromark that makes GFM take every `[^x]` for a mark. GFM alone does so only if the text
 * also defines `[^x]: …`, but sources are defined in frontmatter. At each opening bracket this extension runs
 * before GFM, replaces its list of defined labels by one that includes every label, and leaves the parsing to
 * GFM.
 */
export const everyLabelIsDefined = {
  text: {
    [91 /* [ */]: {
      name: 'everyLabelIsDefined',
      tokenize(this: Tokenizer, _effects: unknown, _ok: unknown, nok: unknown) {
        this.parser.gfmFootnotes = new AllLabels();
        return nok;
      },
    },
  },
};
