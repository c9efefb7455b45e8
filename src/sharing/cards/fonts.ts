/** The letters of cards. They come with packages, never from the system: a card is the same wherever it is drawn. */
import { readFileSync } from 'node:fs';

/** `title` is for headlines and numbers, `text` for the rest, `strong` for what heads something. */
export type Face = 'title' | 'text' | 'strong';

/** The files of a package: each holds some scripts. */
interface Font {
  package: string;
  weights: Record<Face, number | undefined>;
  /** By the name of the file: which letters ask for it. What has none is always at hand. */
  parts: Record<string, RegExp | undefined>;
}

const european = {
  latin: undefined,
  'latin-ext': undefined,
  vietnamese: /\p{Script=Latin}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  'cyrillic-ext': /\p{Script=Cyrillic}/u,
  greek: /\p{Script=Greek}/u,
};

const serif: Font = {
  package: 'source-serif-4',
  weights: { title: 600, text: undefined, strong: undefined },
  parts: european,
};
const sans: Font = {
  package: 'source-sans-3',
  weights: { title: undefined, text: 400, strong: 600 },
  parts: european,
};
const naskh: Font = {
  package: 'vazirmatn',
  weights: { title: 700, text: 400, strong: 600 },
  parts: { arabic: undefined, latin: undefined, 'latin-ext': undefined },
};

/** A font file with the name that it goes by. */
export interface FontFile {
  name: string;
  bytes: Uint8Array;
}

const files = new Map<string, FontFile>();

/**
 * The fonts for a text, the first that has a letter draws it. The choice rests on the text alone, not on what was
 * drawn before.
 */
export function fontsFor(text: string, face: Face): FontFile[] {
  const isArabic = /\p{Script=Arabic}/u.test(text);
  return [...(isArabic ? [naskh] : []), serif, sans].flatMap((font) =>
    Object.entries(font.parts).flatMap(([part, letters]) => {
      const weight = font.weights[face];
      return weight && (letters?.test(text) ?? true) ? [fileOf(font.package, part, weight)] : [];
    }),
  );
}

function fileOf(name: string, part: string, weight: number): FontFile {
  const path = `@fontsource/${name}/files/${name}-${part}-${weight}-normal.woff2`;
  const known = files.get(path);
  if (known) return known;
  const file = { name: path, bytes: readFileSync(new URL(import.meta.resolve(path))) };
  files.set(path, file);
  return file;
}
