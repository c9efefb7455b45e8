import type { Plugin } from 'vite';
import { measureImage } from '../parse/pictures/measure-image.ts';
import { settings } from '../site.ts';
import type { ClientBundle } from './bundle-client.ts';
import { loadCurrentSettings } from './current-settings.ts';

/** The virtual module that gives pages their styles and scripts. */
export const browserCodeModule = 'virtual:browser-code';

/**
 * Creates the Vite plugin that serves `virtual:browser-code`. The module also tells pages whether they are rendered by
 * the dev server. `import.meta.env.DEV` is not used for that: environment variables can set it in a build, which would
 * then publish drafts.
 */
export function browserModule(getBundle: () => Promise<ClientBundle>, isPreview: boolean): Plugin {
  return {
    name: browserCodeModule,
    resolveId: (id) => (id === browserCodeModule ? `\0${browserCodeModule}` : undefined),
    async load(id) {
      if (id !== `\0${browserCodeModule}`) return undefined;
      const { styles, pageStyles, script, movedScript, search } = await getBundle();
      const constants = {
        styles,
        pageStyles,
        script,
        movedScript,
        searchPath: search.path,
        isPreview,
        logoSize: await measureLogo(),
      };
      return Object.entries(constants)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value) ?? 'undefined'};`)
        .join('\n');
    },
  };
}

/**
 * Measures the logo. The size is part of this module so that pages are rendered again when the file changes: they are
 * cached by their modules, and no module imports the file.
 */
async function measureLogo(): Promise<{ width: number; height: number } | undefined> {
  const { file } = (await loadCurrentSettings()).look.logo;
  const image = file ? measureImage(settings.publicDir, file) : undefined;
  return image && 'width' in image ? { width: image.width, height: image.height } : undefined;
}
