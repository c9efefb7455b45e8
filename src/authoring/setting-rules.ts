import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReporter, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Path } from '../parse/frontmatter/yaml.ts';
import { look, root, settings, site } from '../site.ts';
import { reportLook } from './look-rules.ts';
import { findSetting } from './setting-position.ts';
import { siteSchema } from './settings-schema.ts';
import { validateSettings } from './validate-settings.ts';

const file = 'src/site.ts';

/**
 * Settings that only the publisher knows, with the notice for each that is empty. Pages show nothing of an
 * empty setting.
 */
const messages = {
  contact: 'Readers cannot report a mistake: “contact” is empty.',
  owner: 'Nobody is named as responsible for the site: “owner” is empty.',
} as const;

/** Returns the mistakes in the settings of the site. @param current the settings, when the file has changed */
export function reportSettings(current = { site, look }): Diagnostic[] {
  const text = readFileSync(join(root, file), 'utf8');
  const { publicDir } = settings;
  return [...reportSite(current.site, text), ...reportLook(current.look, { file, text, publicDir })];
}

/** Returns the mistakes in what is said about the publisher, and a notice for each setting that is still empty. */
export function reportSite(current: typeof site, text: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = createReporter(file, diagnostics);
  const positionOf = (path: Path) => findSetting(text, ['site', ...path]);
  validateSettings(siteSchema, current, positionOf, report);
  for (const name of Object.keys(messages) as (keyof typeof messages)[]) {
    if (current[name] !== '') continue;
    report({
      rule: 'setting-empty',
      position: positionOf([name]),
      message: messages[name],
      hint: 'Fill it in before you publish.',
    });
  }
  return diagnostics;
}
