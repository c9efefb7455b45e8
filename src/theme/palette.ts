/** The colours of pages. Two are settings, ink is fixed, and the others are mixed from these three. */
import { measureContrast, mixColours } from './contrast.ts';

export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** A colour for light and one for dark screens. */
export type ColourPair = Readonly<Record<Scheme, string>>;

/** The settings from which a palette is made. */
export interface PaletteSettings {
  accent: ColourPair;
  paper: ColourPair;
}

/** The colours of one scheme, by the names of their CSS variables. */
export interface Palette {
  paper: string;
  /** The background of notices and previews. */
  raised: string;
  /** The background of what is highlighted: found words, and the target of a link. */
  tint: string;
  ink: string;
  /** Secondary text. */
  quiet: string;
  /** Lines that only separate. */
  line: string;
  /** The accent: the editor’s blue pencil by default. */
  pencil: string;
}

const ink: ColourPair = { light: '#1a1814', dark: '#ebe7dd' };

/** The contrast that text needs (WCAG 2.2, success criterion 1.4.3). */
export const neededContrast = 4.5;

/** How much ink is mixed into the paper. */
const shares = {
  light: { raised: 0.055, line: 0.17, quiet: 0.72 },
  dark: { raised: 0.045, line: 0.18, quiet: 0.68 },
};

/** How much accent is mixed into the paper for `tint`: as much of this as the texts on it allow. */
const tintShares = [0.2, 0.18, 0.16, 0.14, 0.12, 0.1, 0.08, 0.06];

/** The colours of statuses of claims in `src/styles/record.css`, the same on every site. */
export const statusColours: Record<Scheme, readonly string[]> = {
  light: ['#1c6b3a', '#6a5a00', '#8a4b00', '#a3231f'],
  dark: ['#7fd09b', '#dcc257', '#f0ab63', '#f49a94'],
};

/** Returns the colours of one scheme. */
export function createPalette(settings: PaletteSettings, scheme: Scheme): Palette {
  const paper = settings.paper[scheme];
  const pencil = settings.accent[scheme];
  const mixInk = (share: number) => mixColours(paper, ink[scheme], share);
  const quiet = mixInk(shares[scheme].quiet);
  const tints = tintShares.map((share) => mixColours(paper, pencil, share));
  const isReadable = (tint: string) => [quiet, pencil].every((text) => measureContrast(text, tint) >= neededContrast);
  return {
    paper,
    raised: mixInk(shares[scheme].raised),
    tint: tints.find(isReadable) ?? tints.at(-1) ?? paper,
    ink: ink[scheme],
    quiet,
    line: mixInk(shares[scheme].line),
    pencil,
  };
}
