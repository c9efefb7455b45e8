/** What stands in a mark: `[^id]` cites a source or a note, `[^id:key]` one quote of a source. */
export interface Label {
  id: string;
  key?: string;
}

/** Reads the label of a mark as the author wrote it. */
export function parseLabel(label: string): Label {
  const colon = label.indexOf(':');
  return colon < 0 ? { id: label } : { id: label.slice(0, colon), key: label.slice(colon + 1) };
}

class EveryLabel extends Array<string> {
  override includes(): boolean {
    return true;
  }
}

/** What this needs of the parser: GFM’s list of the labels that are defined. */
interface Tokenizer {
  parser: { gfmFootnotes?: string[] };
}

/**
 * GFM takes `[^x]` for a mark only where `[^x]: …` stands too, and prints it as text otherwise. Sources are defined in
 * frontmatter, so this extension of micromark tells GFM, before it looks at the first bracket, that every label is
 * defined: marks are then found by its own grammar, in their places, whether or not a source stands behind them.
 */
export const everyLabelIsDefined = {
  text: {
    [91 /* [ */]: {
      name: 'everyLabelIsDefined',
      tokenize(this: Tokenizer, _effects: unknown, _ok: unknown, nok: unknown) {
        this.parser.gfmFootnotes = new EveryLabel();
        return nok;
      },
    },
  },
};
