/** Pictures, and links to what other sites show, in a browser: on screens, on paper, and in a saved page. */
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { objectionsEverywhere } from './axe.ts';
import { boxOf, startBrowser } from './visit.ts';

const visit = startBrowser();
const { address, folder } = inject('cases');
const pictures = `${address}pictures/`;

/** The drawings that explainers show, made by hand. */
const drawings = readdirSync('public').filter((file) => file.endsWith('.svg') && file !== 'favicon.svg');

/** Scrolls to each picture, so that those that load late do, and returns how the page shows them. */
async function measurePictures(page: Page) {
  const images = await page.locator('.text img, .list img').all();
  const shown = [];
  for (const image of images) {
    await image.scrollIntoViewIfNeeded();
    shown.push(
      await image.evaluate(async (element: HTMLImageElement) => {
        await element.decode();
        const { width, height, right } = element.getBoundingClientRect();
        const column = element.closest('figure, li, td, p')?.getBoundingClientRect();
        return {
          alt: element.alt,
          file: new URL(element.currentSrc).pathname,
          width,
          height,
          ratio: element.naturalWidth / element.naturalHeight,
          overhang: Math.max(right - (column?.right ?? 0), width - innerWidth),
        };
      }),
    );
  }
  return shown;
}

describe.each([
  [320, 640],
  [390, 844],
  [1280, 800],
])('at a width of %i px', (width, height) => {
  it.each(['pictures/', 'pictures/photographs/', 'image-wide/'])(
    'no picture of /%s is wider than its column',
    async (path) => {
      const { page } = await visit(`${address}${path}`, { viewport: { width, height } });
      const shown = await measurePictures(page);
      expect(shown.length).toBeGreaterThan(1);
      for (const { alt, overhang } of shown) expect(overhang, alt).toBeLessThanOrEqual(0.5);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    },
  );

  it('pictures keep their proportions, and small ones their size', async () => {
    const { page } = await visit(pictures, { viewport: { width, height } });
    const shown = await measurePictures(page);
    for (const { alt, width, height, ratio } of shown) expect(width / height / ratio, alt).toBeCloseTo(1, 1);
    expect(shown.find(({ alt }) => alt === 'a red sign')?.width).toBe(120);
    expect(shown.find(({ alt }) => alt.startsWith('The bridge'))?.ratio).toBeGreaterThan(1);
  });
});

describe('the browser chooses the size of a photograph', () => {
  it.each([
    [390, 1, 640],
    [390, 3, 1280],
    [1280, 1, 640],
    [1280, 2, 1280],
  ])('at %i px and %i pixels of the screen for each: %i', async (width, deviceScaleFactor, expected) => {
    const { page } = await visit(pictures, { viewport: { width, height: 800 }, deviceScaleFactor });
    const [first] = await measurePictures(page);
    expect(first?.file).toMatch(new RegExp(`^/assets/img/[0-9a-f]{16}-${expected}\\.webp$`));
  });

  it('and keeps it for a year, because its name changes with the file', async () => {
    const { page } = await visit(pictures);
    const [first] = await measurePictures(page);
    const { headers } = await fetch(new URL(first?.file ?? '', address));
    expect(headers.get('content-type')).toBe('image/webp');
    expect(headers.get('cache-control')).toContain('immutable');
  });
});

/** A drawing that is opened alone has the colours of light mode: the content security policy allows it no styles. */
const blockedStyle = /inline style/;

/** Shows a drawing of this site in a figure of the page, as wide as it is made to be, and returns its image. */
async function showDrawing(page: Page, file: string): Promise<Locator> {
  const image = page.getByAltText('The bridge again');
  await image.evaluate(async (element: HTMLImageElement, src) => {
    const drawing = new Image();
    Object.assign(drawing, { src, alt: element.alt });
    element.replaceWith(drawing);
    await drawing.decode();
  }, `/${file}`);
  return image;
}

/** Returns the colour of an image on the screen near its upper right corner, where drawings have no lines. */
async function sampleColour(page: Page, image: Locator): Promise<number[]> {
  const screenshot = await image.screenshot();
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    return [...(context?.getImageData(bitmap.width - 10, 20, 1, 1).data ?? [])].slice(0, 3);
  }, screenshot.toString('base64'));
}

describe.each(drawings)('the drawing %s', (file) => {
  it.each([320, 390, 1280])('fits into its figure at %i px, with letters of 11 px or more', async (width) => {
    const { page } = await visit(pictures, { viewport: { width, height: 800 } });
    const image = await showDrawing(page, file);
    const figure = await boxOf(page.locator('figure', { has: image }));
    const { left, right } = await boxOf(image);
    const shown = right - left;
    expect(left).toBeCloseTo(figure.left, 0);
    expect(right).toBeLessThanOrEqual(figure.right + 0.5);
    expect(shown).toBeLessThanOrEqual(400);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const svg = await (await fetch(`${address}${file}`)).text();
    const smallest = Math.min(...Array.from(svg.matchAll(/font-size="(\d+)"/g), ([, size]) => Number(size)));
    const [, drawn] = svg.match(/viewBox="0 0 (\d+) /) ?? [];
    expect((smallest * shown) / Number(drawn)).toBeGreaterThanOrEqual(11);
  });

  it.each([
    ['light', (value: number) => value > 240],
    ['dark', (value: number) => value < 40],
  ] as const)('has a %s ground in that mode', async (colorScheme, isRight) => {
    const { page } = await visit(pictures, { colorScheme });
    const colour = await sampleColour(page, await showDrawing(page, file));
    expect(colour.filter(isRight), String(colour)).toHaveLength(3);
  });

  it('is one file with a title and a description, without scripts and addresses', async () => {
    const { page } = await visit(`${address}${file}`, {}, blockedStyle);
    const [title, description] = await page.evaluate(() =>
      ['svg > title', 'svg > desc'].map((selector) => document.querySelector(selector)?.textContent ?? ''),
    );
    expect(title).toMatch(/\w+ \w+/);
    expect(description?.length).toBeGreaterThan(100);
    expect(await page.locator('parsererror, script, foreignObject, image, use, [href]').count()).toBe(0);
    const text = await (await fetch(`${address}${file}`)).text();
    expect(text.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/:\/\/|url\(|@import|\son\w+=/);
    expect(text.length).toBeLessThan(5000);
  });

  it('has no text outside, or over another, even if letters are a tenth wider', async () => {
    const { page } = await visit(`${address}${file}`, {}, blockedStyle);
    const objections = await page.evaluate(() => {
      const root = document.documentElement as unknown as SVGSVGElement;
      const lines = Array.from(
        document.querySelectorAll<SVGTextContentElement>('tspan, text:not(:has(tspan))'),
        (line) => {
          const { x, y, width, height } = line.getBBox();
          const isEnd = line.getAttribute('text-anchor') === 'end';
          return {
            text: line.textContent,
            left: isEnd ? x - width / 10 : x,
            right: x + width * (isEnd ? 1 : 1.1),
            top: y,
            bottom: y + height,
          };
        },
      );
      const { width, height } = root.viewBox.baseVal;
      return lines.flatMap((line, index) => [
        ...(line.left < 0 || line.right > width || line.bottom > height ? [`outside: ${line.text}`] : []),
        ...lines
          .slice(index + 1)
          .filter(
            (other) =>
              line.left < other.right &&
              other.left < line.right &&
              line.top < other.bottom - 3 &&
              other.top < line.bottom - 3,
          )
          .map((other) => `${line.text} / ${other.text}`),
      ]);
    });
    expect(objections).toEqual([]);
  });
});

describe('on paper', () => {
  it('a picture fits on a sheet with its caption, and is not parted from it', async () => {
    const { page } = await visit(pictures, { viewport: { width: 794, height: 1123 } });
    await page.emulateMedia({ media: 'print' });
    for (const { alt, height, width, ratio } of await measurePictures(page)) {
      expect(height, alt).toBeLessThanOrEqual(0.5 * 1123 + 1);
      expect(width / height / ratio, alt).toBeCloseTo(1, 1);
    }
    const figures = await page
      .locator('figure')
      .evaluateAll((all) => all.map((each) => getComputedStyle(each).breakInside));
    expect(new Set(figures)).toEqual(new Set(['avoid']));
    expect(await page.getByText('A. Writer / Example Agency').first().isVisible()).toBe(true);
  });
});

describe('a page with pictures', () => {
  it('has no fault that axe finds, in light and dark', async () => {
    const { page } = await visit(pictures);
    expect(await objectionsEverywhere(page)).toEqual([]);
  });

  it('shows a transparent drawing on white in dark mode', async () => {
    const { page } = await visit(pictures, { colorScheme: 'dark' });
    const drawing = page.getByAltText('A drawing of the span');
    expect(await drawing.evaluate((image) => getComputedStyle(image).backgroundColor)).toBe('rgb(255, 255, 255)');
  });

  it('links to a video, and requests nothing of its site', async () => {
    const { page } = await visit('about:blank');
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await page.goto(pictures);
    await measurePictures(page);
    const link = page.getByRole('link', { name: 'A still: workers at the barrier The bridge closes (YouTube)' });
    expect(await link.getAttribute('href')).toBe('https://www.youtube.com/watch?v=abc');
    expect([...hosts]).toEqual([new URL(address).origin]);
  });

  it('has its alternative texts, captions and credits when it is saved without its files', async () => {
    const saved = mkdtempSync(join(tmpdir(), 'footing-saved-'));
    copyFileSync(join(folder, 'pictures/index.html'), join(saved, 'saved.html'));
    const { page } = await visit(pathToFileURL(join(saved, 'saved.html')).href, {}, /ERR_FILE_NOT_FOUND/);
    expect(await page.getByAltText('The bridge, with the sun above the river').isVisible()).toBe(true);
    expect(await page.locator('figure').nth(1).innerText()).toContain('A. Writer / Example Agency · CC BY 4.0');
    rmSync(saved, { recursive: true });
  });
});
