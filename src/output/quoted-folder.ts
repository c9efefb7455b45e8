/** The name of a folder for a server’s configuration. @throws Error when the name has characters that servers interpret */
export function quotedFolder(folder: string): string {
  if (/["\\$;{}[\]*?\n]/.test(folder))
    throw new Error(
      `Web servers cannot serve the folder ${folder}: choose a name without quotes, $, ;, {}, [], *, ? and \\.`,
    );
  return `"${folder}"`;
}
