import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type look, root, type site } from '../site.ts';

/** The file with the settings. */
export const settingsFile = join(root, 'src/site.ts');

/** The settings that a publisher can change while the dev server runs. */
export interface CurrentSettings {
  site: typeof site;
  look: typeof look;
}

/** Loads the settings as they are in the file now. Node itself loads a module once. @throws Error from the file */
export async function loadCurrentSettings(): Promise<CurrentSettings> {
  const version = statSync(settingsFile).mtimeMs;
  return import(/* @vite-ignore */ `${pathToFileURL(settingsFile).href}?${version}`);
}
