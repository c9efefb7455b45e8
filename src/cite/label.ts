/** What stands in a mark: `[^id]` cites a source or a note, `[^id:key]` one quote of a source. */
export interface Label {
  id: string;
  key?: string;
}

/** Reads the label of a mark as the author wrote it. */
export function readLabel(label: string): Label {
  const colon = label.indexOf(':');
  return colon < 0 ? { id: label } : { id: label.slice(0, colon), key: label.slice(colon + 1) };
}

/**
 * GFM takes `[^x]` for a mark only where `[^x]: …` stands too, and prints it as text otherwise. Sources are defined in
 * frontmatter, so every label gets an empty definition here, after the end of the text: marks are then found by
 * GFM’s own grammar, in their true places, whether or not a source stands behind them.
 */
export function declareLabels(markdown: string): string {
  const labels = new Set(Array.from(markdown.matchAll(/\[\^([^\]\s]+)\]/g), ([, label]) => label));
  return [markdown, '', '', ...Array.from(labels, (label) => `[^${label}]: .\n`)].join('\n');
}
