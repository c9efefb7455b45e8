/** The settings of the look: each mistake is reported at the value in the file, with what to do. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportLook } from '../../src/authoring/look-rules.ts';
import { findSetting } from '../../src/authoring/setting-position.ts';
import { reportSite } from '../../src/authoring/setting-rules.ts';
import { look, site } from '../../src/site.ts';
import type { Look } from '../../src/theme/theme-styles.ts';
import { root } from '../support/run.ts';

const publicDir = mkdtempSync(join(tmpdir(), 'footing-look-'));
const font = join(root, 'node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2');
const settingsText = readFileSync(join(root, 'src/site.ts'), 'utf8');
const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30H0z"/></svg>';

beforeAll(() => {
  cpSync(join(root, 'public/favicon.svg'), join(publicDir, 'favicon.svg'));
  cpSync(font, join(publicDir, 'text.woff2'));
  mkdirSync(join(publicDir, 'marks'));
  writeFileSync(join(publicDir, 'marks/logo.svg'), logo);
  writeFileSync(join(publicDir, 'large.svg'), logo.replace('<path', `<!--${'x'.repeat(60_000)}--><path`));
  writeFileSync(join(publicDir, 'large.woff2'), Buffer.concat([readFileSync(font), Buffer.alloc(200_000)]));
  writeFileSync(join(publicDir, 'unsized.svg'), '<svg xmlns="http://www.w3.org/2000/svg"></svg>');
  writeFileSync(join(publicDir, 'text.ttf'), 'A font of another kind.');
  writeFileSync(join(publicDir, 'notes.txt'), 'No icon.');
  writeFileSync(join(publicDir, 'fake.png'), 'No icon.');
});
afterAll(() => rmSync(publicDir, { recursive: true, force: true }));

/** Reports the mistakes in changed settings. Their text is that of the project, unless `text` is another. */
const report = (changes: Partial<Look>, text = settingsText) =>
  reportLook({ ...look, ...changes }, { file: 'src/site.ts', text, publicDir });

const withLogo = (changes: Partial<Look['logo']>) => ({ logo: { ...look.logo, ...changes } });
const withFonts = (...files: Look['textFace']['files']) => ({ textFace: { ...look.textFace, files } });
const withAccent = (light: string) => ({ accent: { ...look.accent, light } });

describe('the settings of the look', () => {
  it('are correct in this project, and with a logo, an icon and fonts', () => {
    expect(report({})).toEqual([]);
    const own = { ...withLogo({ file: '/marks/logo.svg', darkFile: '/marks/logo.svg' }), favicon: '/marks/logo.svg' };
    const fonts = withFonts({ file: '/text.woff2', weight: '200 900' }, { file: '/text.woff2', style: 'italic' });
    expect(report({ ...own, ...fonts })).toEqual([]);
  });

  it.each<[what: string, rule: string, changes: Partial<Look>, message: RegExp, hint: RegExp]>([
    ['a colour by name', 'setting-invalid', withAccent('navy'), /^“navy” is not a colour\.$/, /six digits/],
    ['a short colour', 'setting-invalid', withAccent('#00f'), /^“#00f” is not a colour/, /#1d4fa3/],
    [
      'a pale accent',
      'low-contrast',
      withAccent('#7799dd'),
      /^With the accent colour #7799dd, the contrast of the accent on a notice is 2\.\d\d; it has to be at least 4\.5 /,
      /^Write #[0-9a-f]{6}, the nearest darker colour/,
    ],
    [
      'a grey paper',
      'low-contrast',
      { paper: { ...look.paper, light: '#a0a0a0' } },
      /^With the paper colour #a0a0a0, the contrast of /,
      /^Write #[0-9a-f]{6}, the nearest lighter colour/,
    ],
    [
      'a dark accent on dark screens',
      'low-contrast',
      { accent: { ...look.accent, dark: '#1d4fa3' } },
      /\(dark screens\)\.$/,
      /the nearest lighter colour/,
    ],
    ['a missing logo', 'setting-invalid', withLogo({ file: '/none.svg' }), /^There is no file public\/none\.svg/, /./],
    ['a logo elsewhere', 'setting-invalid', withLogo({ file: '/../../x.svg' }), /not the address of a file/, /public/],
    ['a logo without a slash', 'setting-invalid', withLogo({ file: 'logo.svg' }), /^“logo\.svg” is not/, /\/logo\.svg/],
    ['a logo of no size', 'setting-invalid', withLogo({ file: '/unsized.svg' }), /how large it is/, /viewBox/],
    ['a logo that is no image', 'setting-invalid', withLogo({ file: '/notes.txt' }), /not an image/, /./],
    ['a large logo', 'large-file', withLogo({ file: '/large.svg' }), /^The file has 60,\d+ bytes/, /smaller/],
    ['only a dark logo', 'setting-invalid', withLogo({ darkFile: '/marks/logo.svg' }), /none for light ones/, /./],
    ['a missing icon', 'setting-invalid', { favicon: '/none.svg' }, /^There is no file public\/none\.svg/, /./],
    ['no icon', 'setting-invalid', { favicon: '' }, /^The address of the file is empty/, /./],
    ['an icon of another type', 'setting-invalid', { favicon: '/notes.txt' }, /is not an icon/, /SVG, PNG or ICO/],
    ['a missing font', 'setting-invalid', withFonts({ file: '/none.woff2' }), /no file public\/none\.woff2/, /./],
    ['a font of another type', 'setting-invalid', withFonts({ file: '/text.ttf' }), /not a WOFF2 font/, /Convert/],
    ['a large font', 'large-file', withFonts({ file: '/large.woff2' }), /^The file has 2\d\d,\d+ bytes/, /smaller/],
    [
      'a weight in words',
      'setting-invalid',
      withFonts({ file: '/text.woff2', weight: 'bold' }),
      /^“bold” is not a weight/,
      /700/,
    ],
    ['an icon with another content', 'setting-invalid', { favicon: '/fake.png' }, /is not an image/, /Put the file/],
    ['an encoded address', 'setting-invalid', withLogo({ file: '/a%20b.svg' }), /not the address of a file/, /./],
    [
      'a weight that is too large',
      'setting-invalid',
      withFonts({ file: '/text.woff2', weight: '1100' }),
      /^“1100” is not a weight/,
      /200 900/,
    ],
    [
      'two fonts of one weight',
      'setting-invalid',
      withFonts({ file: '/text.woff2' }, { file: '/text.woff2' }),
      /^Another font has weight 400 and style normal too\.$/,
      /of each font/,
    ],
    [
      'a name with a number and no quotation marks',
      'setting-invalid',
      { textFace: { ...look.textFace, stack: 'Source Serif 4, serif' } },
      /is not a list of fonts/,
      /in quotation marks/,
    ],
    [
      'a stack that ends the style sheet',
      'setting-invalid',
      { textFace: { ...look.textFace, stack: 'Georgia; } </style>' } },
      /is not a list of fonts/,
      /commas/,
    ],
  ])('report %s', (_what, rule, changes, message, hint) => {
    const diagnostics = report(changes);
    expect(diagnostics.map((each) => each.rule)).toEqual([rule]);
    expect(diagnostics[0]).toMatchObject({
      file: 'src/site.ts',
      severity: rule === 'large-file' ? 'warning' : 'error',
    });
    expect(diagnostics[0]?.message).toMatch(message);
    expect(diagnostics[0]?.hint).toMatch(hint);
    expect(diagnostics[0]?.line).toBeGreaterThan(1);
  });
});

describe('settings of another shape', () => {
  const { accent, favicon, ...rest } = look;

  it.each<[what: string, changed: object, line: RegExp, from: string, to: string, message: string]>([
    [
      'one colour in the place of two',
      { ...look, accent: '#1d4fa3' },
      /^ {2}accent: '#1d4fa3'/,
      "accent: { light: '#1d4fa3', dark: '#9dbcf5' }",
      "accent: '#1d4fa3'",
      '“accent” is text, not a group of settings in { }.',
    ],
    [
      'a colour that is left out',
      { ...look, accent: { light: accent.light } },
      /^ {2}accent: /,
      ", dark: '#9dbcf5' }",
      ' }',
      '“accent.dark” is missing.',
    ],
    [
      'a name that is misspelt',
      { ...rest, accent, favIcon: favicon },
      /favIcon/,
      'favicon:',
      'favIcon:',
      'There is no key “favIcon” here.',
    ],
  ])('are reported where they are: %s', (_what, changed, place, from, to, message) => {
    const text = settingsText.replace(from, to);
    const [diagnostic, ...others] = reportLook(changed as Look, { file: 'src/site.ts', text, publicDir });
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({ severity: 'error', message });
    expect(text.split('\n')[(diagnostic?.line ?? 0) - 1]).toMatch(place);
  });

  it.each<[changes: Partial<typeof site>, message: RegExp]>([
    [{ name: '' }, /^The name of the site is empty/],
    [{ tagline: ' ' }, /^The tagline of the site is empty/],
    [{ lang: 'en_GB' }, /^“en_GB” is not a language tag/],
    [{ contact: 'desk@example.org' }, /is not an address that a link can have/],
    [{ licence: { name: 'CC BY 4.0', url: 'creativecommons.org' } }, /is not an address that a link can have/],
  ])('are reported for the publisher: %o', (changes, message) => {
    const filled = { ...site, contact: 'mailto:desk@example.org', owner: 'The Desk' };
    expect(reportSite(filled, settingsText)).toEqual([]);
    const [diagnostic, ...others] = reportSite({ ...filled, ...changes }, settingsText);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({ file: 'src/site.ts', severity: 'error' });
    expect(diagnostic?.message).toMatch(message);
  });
});

describe('the position of a setting', () => {
  const text = `/** accent: { dark: '#000000' } */
export const look = {
  // accent: no
  note: 'accent: "here" // not',
  accent: { light: '#111111',
    dark: '#222222' },
  textFace: {
    files: [{ file: '/a.woff2' }, { weight: '700', file: "/b.woff2" }],
  },
};`;

  it.each<[path: (string | number)[], value: string]>([
    [['accent', 'light'], "'#111111'"],
    [['accent', 'dark'], "'#222222'"],
    [['textFace', 'files', 0, 'file'], "'/a.woff2'"],
    [['textFace', 'files', 1, 'file'], '"/b.woff2"'],
    [['textFace', 'files', 1, 'none'], "{ weight: '700'"],
    // Not that of the object after it.
    [['accent', 'file'], "{ light: '#111111'"],
  ])('%s is that of its value, not of a comment', (path, value) => {
    const { line, column } = findSetting(text, ['look', ...path]);
    expect(text.split('\n')[line - 1]?.slice(column - 1, column - 1 + value.length)).toBe(value);
  });
});
