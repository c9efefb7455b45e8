/** Writes the settings of the look as CSS, which follows the style sheet of the site. */
import type { FontFile, look } from '../site.ts';
import { createPalette, type Palette } from './palette.ts';

/** The settings of the look. */
export type Look = typeof look;

/** The family of the fonts that the site brings. */
const ownFamily = 'Text';

/**
 * Returns the colours and the text face as CSS variables, the site’s fonts, and the styles of a logo.
 * @param toHref returns the path of a page or file with the base path
 */
export function writeThemeStyles({ accent, paper, textFace, logo }: Look, toHref: (path: string) => string): string {
  const [light, dark] = [createPalette({ accent, paper }, 'light'), createPalette({ accent, paper }, 'dark')];
  const names = Object.keys(light) as (keyof Palette)[];
  const colours = names.map((name) => `--${name}:light-dark(${light[name]},${dark[name]})`);
  const families = [...(textFace.files.length > 0 ? [ownFamily] : []), textFace.stack.replace(/, +/g, ',')].join();
  const fonts = textFace.files.map((font) => writeFontFace(font, toHref));
  return `${fonts.join('')}:root{${colours.join(';')};--serif:${families}}${logo.file ? logoStyles : ''}`;
}

function writeFontFace({ file, weight = '400', style = 'normal' }: FontFile, toHref: (path: string) => string): string {
  const source = `url("${toHref(encodeURI(file))}")`;
  return `@font-face{font-family:${ownFamily};src:${source};font-weight:${weight};font-style:${style};font-display:swap}`;
}

/** The name stays next to its logo when it needs several lines. A logo may be transparent, and has no bar below it. */
const logoStyles =
  '.masthead{align-items:center}:is(.masthead,.colophon) .name:has(img){display:inline-flex;align-items:center;gap:.5rem;box-shadow:none}' +
  '.name picture{display:contents}' +
  '.name img{flex:none;width:auto;max-width:min(50vw,15rem);height:2.25rem;object-fit:contain;background:none}' +
  '.colophon .name img{height:1.75rem}.colophon .name{vertical-align:middle}' +
  // With its logo, a name of average length fits next to the links on a phone.
  '.masthead .name{font-size:clamp(1.0625rem,.75rem + 1.5vw,1.375rem)}';
