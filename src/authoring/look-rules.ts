/** Checks the settings of the look: colours that can be read, and files that are there. */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { findStats } from '../cache/files.ts';
import { createReporter, type Diagnostic, type Report } from '../diagnostics/diagnostic.ts';
import { measureImage } from '../parse/pictures/measure-image.ts';
import { budgets } from '../site.ts';
import { checkPalette } from '../theme/check-palette.ts';
import { isColour } from '../theme/contrast.ts';
import { neededContrast, schemes } from '../theme/palette.ts';
import type { Look } from '../theme/theme-styles.ts';
import { findSetting } from './setting-position.ts';

/** Bytes from which a file that every page loads is reported as large. */
const largeSizes = { logo: 50_000, font: 200_000 };

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
  path: (string | number)[],
  message: string,
  hint?: string,
) => void;

/** Returns the mistakes in the settings of the look. */
export function reportLook(look: Look, { file, text, publicDir }: LookFiles): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const reportAt: Report = createReporter(file, diagnostics);
  const report: SettingReport = (rule, path, message, hint) =>
    reportAt({ rule, position: findSetting(text, ['look', ...path]), message, ...(hint ? { hint } : {}) });
  checkColours(look, report);
  checkLogo(look, publicDir, report);
  checkFavicon(look, publicDir, report);
  checkTextFace(look, publicDir, report);
  return diagnostics;
}

function checkColours(look: Look, report: SettingReport): void {
  let areValid = true;
  for (const setting of ['accent', 'paper'] as const)
    for (const scheme of schemes) {
      const colour = look[setting][scheme];
      if (isColour(colour)) continue;
      areValid = false;
      const hint = 'Write “#” and six digits from 0 to 9 and a to f, such as #1d4fa3.';
      report('setting-invalid', [setting, scheme], `“${colour}” is not a colour.`, hint);
    }
  if (!areValid) return;
  for (const { setting, scheme, text, background, contrast, remedy } of checkPalette(look)) {
    const name = `${setting} colour ${look[setting][scheme]}`;
    const change = setting === 'paper' ? scheme === 'light' : scheme === 'dark';
    report(
      'low-contrast',
      [setting, scheme],
      `With the ${name}, the contrast of ${text} on ${background} is ${formatRatio(contrast)}; ` +
        `it has to be at least ${neededContrast} to be read (${scheme} screens).`,
      remedy
        ? `Write ${remedy}, the nearest ${change ? 'lighter' : 'darker'} colour that can be read, or another one.`
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
    const address = logo[key];
    if (address === '' || !checkAddress(address, ['logo', key], report)) continue;
    const image = measureImage(publicDir, address, budgets.file);
    if ('problem' in image) report('setting-invalid', ['logo', key], image.problem, image.hint);
    else checkSize(join(publicDir, address), largeSizes.logo, ['logo', key], report);
  }
  if (logo.darkFile && !logo.file)
    report('setting-invalid', ['logo', 'darkFile'], 'There is a logo for dark screens, but none for light ones.');
}

function checkFavicon({ favicon }: Look, publicDir: string, report: SettingReport): void {
  if (!checkAddress(favicon, ['favicon'], report)) return;
  if (!findStats(join(publicDir, favicon))?.isFile())
    report('setting-invalid', ['favicon'], `There is no file public${favicon}, the icon that every page links to.`);
  else if (!['.svg', '.png', '.ico'].includes(extname(favicon).toLowerCase()))
    report('setting-invalid', ['favicon'], `public${favicon} is not an icon.`, 'Use an SVG, PNG or ICO file.');
}

/** Names of fonts with commas between them, as in CSS. A name with other characters is in quotation marks. */
const stackPattern =
  /^(?:"[^"<>{};\\]+"|'[^'<>{};\\]+'|[\p{L}-][\p{L}\d -]*)(?:\s*,\s*(?:"[^"<>{};\\]+"|'[^'<>{};\\]+'|[\p{L}-][\p{L}\d -]*))*$/u;

function checkTextFace({ textFace }: Look, publicDir: string, report: SettingReport): void {
  if (!stackPattern.test(textFace.stack))
    report(
      'setting-invalid',
      ['textFace', 'stack'],
      `“${textFace.stack}” is not a list of fonts.`,
      'Write names with commas between them, those of several words in quotation marks: "Iowan Old Style", serif.',
    );
  textFace.files.forEach(({ file, weight = '400' }, index) => {
    const path = ['textFace', 'files', index];
    if (!/^\d{1,4}(?: \d{1,4})?$/.test(weight))
      report('setting-invalid', [...path, 'weight'], `“${weight}” is not a weight.`, 'Write 400, 700 or 200 900.');
    if (!checkAddress(file, [...path, 'file'], report)) return;
    if (!findStats(join(publicDir, file))?.isFile())
      report('setting-invalid', [...path, 'file'], `There is no file public${file}.`);
    else if (readFileSync(join(publicDir, file)).toString('latin1', 0, 4) !== 'wOF2')
      report('setting-invalid', [...path, 'file'], `public${file} is not a WOFF2 font.`, 'Convert it to WOFF2.');
    else checkSize(join(publicDir, file), largeSizes.font, [...path, 'file'], report);
  });
}

/** Reports an address that is not that of a file in `public/`. @returns whether it is one */
function checkAddress(address: string, path: (string | number)[], report: SettingReport): boolean {
  if (/^\/[^/\\?#]+(?:\/[^/\\?#]+)*$/.test(address) && !address.split('/').includes('..')) return true;
  report(
    'setting-invalid',
    path,
    address === '' ? 'The address of the file is empty.' : `“${address}” is not the address of a file in “public”.`,
    'Put the file in “public” and write its address there, such as /logo.svg.',
  );
  return false;
}

function checkSize(file: string, limit: number, path: (string | number)[], report: SettingReport): void {
  const size = findStats(file)?.size ?? 0;
  if (size <= limit) return;
  const bytes = new Intl.NumberFormat('en-GB');
  report('large-file', path, `The file has ${bytes.format(size)} bytes, and every page loads it.`);
}
