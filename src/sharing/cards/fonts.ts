/** The fonts of cards. They come from packages, not from the system, so that a card is the same on every machine. */
import { readFileSync } from 'node:fs';

/** `title` is for headlines and numbers, `strong` for headings of figures, `text` for everything else. */
export type FontStyle = 'title' | 'text' | 'strong';

/** A font package. Each of its files is a subset for some scripts. */
interface FontPackage {
  name: string;
  weights: Record<FontStyle, number | undefined>;
  /** The characters that need each subset. A subset without a pattern is always used. */
  subsets: Record<string, RegExp | undefined>;
}

const europeanSubsets = {
  latin: undefined,
  'latin-ext': undefined,
  vietnamese: /\p{Script=Latin}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  'cyrillic-ext': /\p{Script=Cyrillic}/u,
  greek: /\p{Script=Greek}/u,
};

const serif: FontPackage = {
  name: 'source-serif-4',
  weights: { title: 600, text: undefined, strong: undefined },
  subsets: europeanSubsets,
};
const sans: FontPackage = {
  name: 'source-sans-3',
  weights: { title: undefined, text: 400, strong: 600 },
  subsets: europeanSubsets,
};
const naskh: FontPackage = {
  name: 'vazirmatn',
  weights: { title: 700, text: 400, strong: 600 },
  subsets: { arabic: undefined, latin: undefined, 'latin-ext': undefined },
};

/** A font file, with its path in the packages as its name. */
export interface FontFile {
  name: string;
  bytes: Uint8Array;
}

const loadedFiles = new Map<string, FontFile>();

/**
 * Returns the fonts for a text. The first one that has a character draws it. The choice depends on the text
 * alone, not on earlier cards.
 */
export function loadFonts(text: string, style: FontStyle): FontFile[] {
  const isArabic = /\p{Script=Arabic}/u.test(text);
  return [...(isArabic ? [naskh] : []), serif, sans].flatMap((font) =>
    Object.entries(font.subsets).flatMap(([subset, characters]) => {
      const weight = font.weights[style];
      return weight && (characters?.test(text) ?? true) ? [loadFile(font.name, subset, weight)] : [];
    }),
  );
}

function loadFile(name: string, subset: string, weight: number): FontFile {
  const path = `@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff2`;
  const loaded = loadedFiles.get(path);
  if (loaded) return loaded;
  const file = { name: path, bytes: readFileSync(new URL(import.meta.resolve(path))) };
  loadedFiles.set(path, file);
  return file;
}
