/**
 * Checks that every text of a page can be read on every background that it can have (WCAG 2.2, success criterion 1.4.3).
 * Marks, borders of fields and focus rings need only 3:1 (1.4.11), and are drawn in the colours of texts. Other lines
 * only separate.
 */
import { measureContrast, mixColours } from './contrast.ts';
import {
  createPalette,
  neededContrast,
  type Palette,
  type PaletteSettings,
  type Scheme,
  schemes,
  statusColours,
} from './palette.ts';

/** A setting with which a text is hard to read. */
export interface LowContrast {
  setting: keyof PaletteSettings;
  scheme: Scheme;
  /** What is hard to read, such as “secondary text”, and on what. */
  text: string;
  background: string;
  /** The contrast, in the worst of all cases. */
  contrast: number;
  /** The nearest colour with which everything can be read: darker or lighter. Absent when there is none. */
  remedy?: string;
}

/** A text on a background, with the setting that decides about it. */
interface Pair {
  setting: keyof PaletteSettings;
  text: string;
  background: string;
  contrast: number;
}

/** Returns a setting of each scheme that has to change: paper before accent, because the accent depends on it. */
export function checkPalette(settings: PaletteSettings): LowContrast[] {
  return schemes.flatMap((scheme) => {
    const failing = listFailing(settings, scheme);
    const setting = failing.some((pair) => pair.setting === 'paper') ? 'paper' : 'accent';
    const [worst] = failing.filter((pair) => pair.setting === setting);
    if (!worst) return [];
    const remedy = findRemedy(settings, setting, scheme);
    return [{ ...worst, scheme, ...(remedy ? { remedy } : {}) }];
  });
}

/** Returns the pairs of a scheme with too little contrast, the worst first. */
function listFailing(settings: PaletteSettings, scheme: Scheme): Pair[] {
  const palette = createPalette(settings, scheme);
  return [...listPairs(palette), ...listStatusPairs(palette, scheme)]
    .filter(({ contrast }) => contrast < neededContrast)
    .sort((a, b) => a.contrast - b.contrast);
}

function listPairs({ paper, raised, tint, ink, quiet, pencil }: Palette): Pair[] {
  const pair = (text: string, colour: string, background: string, behind: string): Pair => ({
    setting: colour === pencil || behind === tint ? 'accent' : 'paper',
    text,
    background,
    contrast: measureContrast(colour, behind),
  });
  return [
    ['the paper', paper],
    ['a notice', raised],
    ['a highlight', tint],
  ].flatMap(([background = '', behind = '']) => [
    pair('text', ink, background, behind),
    pair('secondary text', quiet, background, behind),
    pair('the accent', pencil, background, behind),
  ]);
}

/** The status of a claim can be on paper and in a callout, and is never highlighted. */
function listStatusPairs({ paper, raised }: Palette, scheme: Scheme): Pair[] {
  return statusColours[scheme].flatMap((colour) =>
    [paper, raised].map(
      (behind): Pair => ({
        setting: 'paper',
        text: 'the status of a claim',
        background: behind === paper ? 'the paper' : 'a callout',
        contrast: measureContrast(colour, behind),
      }),
    ),
  );
}

/** Moves a setting away from the middle, in steps of a hundredth, until nothing that it decides about fails. */
function findRemedy(settings: PaletteSettings, setting: keyof PaletteSettings, scheme: Scheme): string | undefined {
  const isDarker = (scheme === 'dark') === (setting === 'paper');
  const end = isDarker ? '#000000' : '#ffffff';
  for (let step = 1; step <= 100; step++) {
    const colour = mixColours(settings[setting][scheme], end, step / 100);
    const changed = { ...settings, [setting]: { ...settings[setting], [scheme]: colour } };
    if (!listFailing(changed, scheme).some((pair) => pair.setting === setting)) return colour;
  }
  return undefined;
}
