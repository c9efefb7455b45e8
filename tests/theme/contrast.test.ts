/** Contrast as WCAG 2.2 measures it, and the colours of pages that are made from the settings. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { look } from '../../src/site.ts';
import { checkPalette } from '../../src/theme/check-palette.ts';
import { measureContrast, mixColours } from '../../src/theme/contrast.ts';
import { createPalette, type PaletteSettings, statusColours } from '../../src/theme/palette.ts';
import { root } from '../support/run.ts';

/** The background of words that a search has found. Their text is in ink, which no setting changes. */
const foundWords = '#ffe08a, #453500';

/** Returns the settings with other colours for light screens. */
const withLight = (accent: string, paper = '#ffffff'): PaletteSettings => ({
  accent: { light: accent, dark: '#9dbcf5' },
  paper: { light: paper, dark: '#15171b' },
});

describe('contrast', () => {
  // #767676 is the lightest grey that passes on white: https://webaim.org/articles/contrast/
  it.each([
    ['#000000', '#ffffff', 21],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#ff0000', '#ffffff', 4],
    ['#0000ff', '#ffffff', 8.59],
    ['#1d4fa3', '#1d4fa3', 1],
  ])('of %s on %s is %s, either way round', (first, second, ratio) => {
    expect(measureContrast(first, second)).toBeCloseTo(ratio, 2);
    expect(measureContrast(second, first)).toBe(measureContrast(first, second));
  });
});

describe('the colours of pages', () => {
  it('can be read with the settings of this project', () => {
    expect(checkPalette(look)).toEqual([]);
  });

  it.each([
    ['#990f3d', '#fff1e5'],
    ['#c70000', '#fff1e5'],
    ['#0f6b4f', '#f4ecd8'],
    ['#052962', '#ffffff'],
    ['#000000', '#ffffff'],
  ])('can be read with the accent %s on the paper %s, and highlights can be seen', (accent, paper) => {
    const settings = withLight(accent, paper);
    expect(checkPalette(settings)).toEqual([]);
    const { tint, raised } = createPalette(settings, 'light');
    expect(measureContrast(tint, paper)).toBeGreaterThan(1.08);
    expect(measureContrast(raised, paper)).toBeGreaterThan(1.08);
  });

  it.each([
    [withLight('#ff7700'), 'accent', 'light'],
    [withLight('#ffff00', '#fff1e5'), 'accent', 'light'],
    [withLight('#1d4fa3', '#999999'), 'paper', 'light'],
    [withLight('#1d4fa3', '#15171b'), 'paper', 'light'],
    [{ ...withLight('#1d4fa3'), accent: { light: '#1d4fa3', dark: '#1d4fa3' } }, 'accent', 'dark'],
    [{ ...withLight('#1d4fa3'), paper: { light: '#ffffff', dark: '#ffffff' } }, 'paper', 'dark'],
  ] as const)(
    'that cannot be read have a remedy, the nearest colour with which they can: %o',
    (settings, setting, scheme) => {
      const [found, ...others] = checkPalette(settings);
      expect([found?.setting, found?.scheme, others]).toEqual([setting, scheme, []]);
      expect(found?.contrast).toBeLessThan(4.5);
      const remedy = found?.remedy ?? '';
      expect(checkPalette({ ...settings, [setting]: { ...settings[setting], [scheme]: remedy } })).toEqual([]);
      const nearer = mixColours(settings[setting][scheme], remedy, 0.9);
      expect(checkPalette({ ...settings, [setting]: { ...settings[setting], [scheme]: nearer } })).not.toEqual([]);
    },
  );

  it('are the only ones: style sheets add those of statuses, found words and the ground of images', () => {
    const styles = globSync('src/styles/*.css', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
    const pairs = styles.flatMap((css) => Array.from(css.matchAll(/light-dark\(([^)]*)\)/g), ([, pair = '']) => pair));
    const known = statusColours.light.map((light, index) => `${light}, ${statusColours.dark[index]}`);
    expect([...new Set(pairs)].sort()).toEqual([...known, foundWords, 'transparent, #fff'].sort());
  });
});
