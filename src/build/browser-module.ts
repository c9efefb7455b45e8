import type { Plugin } from 'vite';
import type { ClientBundle } from './bundle-client.ts';

/** The module that gives pages their styles and scripts. */
export const browserCodeModule = 'virtual:browser-code';

/**
 * `virtual:browser-code` gives pages their styles and scripts, and says whether they are made for the preview.
 * Variables of the environment can put on `import.meta.env.DEV` in a build too; what a draft holds must never depend
 * on that.
 */
export function browserModule(currentCode: () => Promise<ClientBundle>, isPreview: boolean): Plugin {
  return {
    name: browserCodeModule,
    resolveId: (id) => (id === browserCodeModule ? `\0${browserCodeModule}` : undefined),
    async load(id) {
      if (id !== `\0${browserCodeModule}`) return undefined;
      const { styles, pageStyles, script, movedScript, search } = await currentCode();
      const constants = { styles, pageStyles, script, movedScript, searchPath: search.path, isPreview };
      return Object.entries(constants)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
  };
}
