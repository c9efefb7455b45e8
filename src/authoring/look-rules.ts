/** Checks the settings of the look: colours that can be read, and files that are there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findStats } from '../cache/files.ts';
import { createReporter, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Path } from '../parse/frontmatter/yaml.ts';
import { measureImage } from '../parse/pictures/measure-image.ts';
import { budgets } from '../site.ts';
import { checkPalette } from '../theme/check-palette.ts';
import { neededContrast } from '../theme/palette.ts';
import type { Look } from '../theme/theme-styles.ts';
import { findSetting } from './setting-position.ts';
import { lookSchema } from './settings-schema.ts';
import { validateSettings } from './validate-settings.ts';

/** Bytes from which a file that every page loads is reported as large. */
const largeSizes = { logo: 50_000, font: 200_000 };

const missingHint = 'Put the file there, or write the address of another one.';

/** The settings, where they are written, and the folder of their files. */
export interface LookFiles {
  /** Path of the file with the settings, as diagnostics show it. */
  file: string;
  /** The text of that file. */
  text: string;
  publicDir: string;
}

/** What is wrong with a setting. */
type SettingReport = (
  rule: 'setting-invalid' | 'low-contrast' | 'large-file',
  path: Path,
  message: string,
  hint?: string,
) => void;

/** Returns the mistakes in the settings of the look. */
export function reportLook(look: Look, { file, text, publicDir }: LookFiles): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const reportAt = createReporter(file, diagnostics);
  const positionOf = (path: Path) => findSetting(text, ['look', ...path]);
  if (!validateSettings(lookSchema, look, positionOf, reportAt)) return diagnostics;
  const report: SettingReport = (rule, path, message, hint) =>
    reportAt({ rule, position: positionOf(path), message, ...(hint ? { hint } : {}) });
  checkColours(look, report);
  checkLogo(look, publicDir, report);
  checkFavicon(look, publicDir, report);
  checkFonts(look, publicDir, report);
  return diagnostics;
}

function checkColours(look: Look, report: SettingReport): void {
  for (const { setting, scheme, text, background, contrast, remedy } of checkPalette(look)) {
    const name = `${setting} colour ${look[setting][scheme]}`;
    const isLighter = (setting === 'paper') === (scheme === 'light');
    report(
      'low-contrast',
      [setting, scheme],
      `With the ${name}, the contrast of ${text} on ${background} is ${formatRatio(contrast)}; ` +
        `it has to be at least ${neededContrast} to be read (${scheme} screens).`,
      remedy
        ? `Write ${remedy}, the nearest ${isLighter ? 'lighter' : 'darker'} colour that can be read, or another one.`
        : `Choose another colour for “${setting === 'accent' ? 'paper' : 'accent'}” too: no such colour can be read.`,
    );
  }
}

/** Rounds down, so that a ratio below the limit never looks like the limit. */
function formatRatio(contrast: number): string {
  return (Math.floor(contrast * 100) / 100).toFixed(2);
}

function checkLogo({ logo }: Look, publicDir: string, report: SettingReport): void {
  for (const key of ['file', 'darkFile'] as const) {
    const path = ['logo', key];
    if (logo[key] !== '' && checkImage(logo[key], publicDir, path, report))
      checkSize(join(publicDir, logo[key]), largeSizes.logo, path, report);
  }
  if (logo.darkFile && !logo.file)
    report(
      'setting-invalid',
      ['logo', 'darkFile'],
      'There is a logo for dark screens, but none for light ones.',
      'Write the address of the other one at “file”.',
    );
}

function checkFavicon({ favicon }: Look, publicDir: string, report: SettingReport): void {
  const path = ['favicon'];
  if (!checkAddress(favicon, path, report)) return;
  if (!/\.(?:svg|png|ico)$/i.test(favicon))
    report('setting-invalid', path, `public${favicon} is not an icon.`, 'Use an SVG, PNG or ICO file.');
  else if (!/\.ico$/i.test(favicon)) checkImage(favicon, publicDir, path, report);
  else if (!findStats(join(publicDir, favicon))?.isFile())
    report('setting-invalid', path, `There is no file public${favicon}.`, missingHint);
}

/** Reports an image that cannot be shown. @returns whether it can */
function checkImage(address: string, publicDir: string, path: Path, report: SettingReport): boolean {
  if (!checkAddress(address, path, report)) return false;
  const image = measureImage(publicDir, address, budgets.file);
  if ('problem' in image) report('setting-invalid', path, image.problem, image.hint ?? missingHint);
  return !('problem' in image);
}

function checkFonts({ textFace }: Look, publicDir: string, report: SettingReport): void {
  const faces = new Set<string>();
  textFace.files.forEach(({ file, weight = '400', style = 'normal' }, index) => {
    const path = ['textFace', 'files', index];
    const face = `weight ${weight} and style ${style}`;
    if (faces.has(face))
      report('setting-invalid', path, `Another font has ${face} too.`, 'Write the weight and the style of each font.');
    faces.add(face);
    checkFont(file, publicDir, [...path, 'file'], report);
  });
}

function checkFont(address: string, publicDir: string, path: Path, report: SettingReport): void {
  if (!checkAddress(address, path, report)) return;
  const file = join(publicDir, address);
  if (!findStats(file)?.isFile()) report('setting-invalid', path, `There is no file public${address}.`, missingHint);
  else if (readFileSync(file).toString('latin1', 0, 4) !== 'wOF2')
    report('setting-invalid', path, `public${address} is not a WOFF2 font.`, 'Convert it to WOFF2.');
  else checkSize(file, largeSizes.font, path, report);
}

/** Reports an address that is not that of a file in `public/`. @returns whether it is one */
function checkAddress(address: string, path: Path, report: SettingReport): boolean {
  if (/^\/[^/\\?#%]+(?:\/[^/\\?#%]+)*$/.test(address) && !address.split('/').includes('..')) return true;
  report(
    'setting-invalid',
    path,
    address === '' ? 'The address of the file is empty.' : `“${address}” is not the address of a file in “public”.`,
    'Put the file in “public” and write its address there, such as /logo.svg.',
  );
  return false;
}

function checkSize(file: string, limit: number, path: Path, report: SettingReport): void {
  const size = findStats(file)?.size ?? 0;
  if (size <= limit) return;
  const bytes = new Intl.NumberFormat('en-GB');
  report('large-file', path, `The file has ${bytes.format(size)} bytes, and every page loads it.`);
}
