/** Needs JavaScript because these styles come with a script that is loaded on demand; pages do without them until then. */
const styled = new Set<string>();

/** Adds styles to the page, once. The policy of the site allows no style element that it does not know. */
export function addStyles(css: string): void {
  if (styled.has(css)) return;
  styled.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
