/** The quoted name of a folder, for a server’s configuration. @throws Error when servers would interpret a character */
export function quoteFolder(folder: string): string {
  if (/["\\$;{}[\]*?\n]/.test(folder))
    throw new Error(
      `Web servers cannot serve the folder ${folder}: choose a name without quotes, $, ;, {}, [], *, ? and \\.`,
    );
  return `"${folder}"`;
}
