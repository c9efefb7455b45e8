/** Needs JavaScript because these styles belong to scripts that are loaded on demand. Pages do not need them before. */
const added = new Set<string>();

/**
 * Adds styles to the page, once. It creates no style element, because the site’s content security policy would
 * block it.
 */
export function addStyles(css: string): void {
  if (added.has(css)) return;
  added.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
