/** Checks that every page of an explainer has its share cards, and that services accept them. */
import { closeSync, openSync, readSync } from 'node:fs';
import { imageSize } from 'image-size';
import { cardPath, cardsFolder, isReservedAnchor } from '../../explainer/ids.ts';
import { cardSize } from '../../sharing/cards/layout.ts';
import type { BuiltPage, ReportAt } from './page.ts';

/** Bytes: some services show no image that is larger. */
const maxBytes = 300_000;

/** Finds the cards that a page must have: its own and, on the page of a complete explainer, one for each section. */
export function findCards({ path, tags }: BuiltPage): { file: string; at: number }[] {
  const article = tags.find(
    ({ name, attributes }) => name === 'article' && hasClass(attributes.get('class'), 'explainer'),
  );
  const [slug, ...inner] = path.split('/').slice(0, -1);
  if (!article || !slug) return [];
  const cards = [{ file: cardPath(slug, inner[0]), at: article.at }];
  let isSection = false;
  for (const { name, attributes, at } of inner.length > 0 ? [] : tags) {
    if (name === 'section') isSection = hasClass(attributes.get('class'), 'numbered');
    const id = attributes.get('id') ?? '';
    if (name === 'h2' && isSection && !isReservedAnchor(id)) cards.push({ file: cardPath(slug, id), at });
  }
  return cards;
}

const hasClass = (classes: string | undefined, name: string): boolean => classes?.split(/\s+/).includes(name) ?? false;

/** Returns the diagnostic for a missing card. */
export function missingCard(file: string): Omit<Parameters<ReportAt>[0], 'at'> {
  const message = `The page has no share card at ${file}.`;
  return { rule: 'card-missing', message, hint: 'Build again. If that does not help, delete .cache/ first.' };
}

/** Checks the dimensions of a card and its size in bytes. Ignores files that are no cards. */
export function checkCard(path: string, file: string, bytes: number, report: ReportAt): void {
  if (!path.startsWith(cardsFolder)) return;
  const reportCard = (message: string) =>
    report({ rule: 'card-form', at: 0, message, hint: 'Fix src/sharing/cards/, and delete .cache/.' });
  const { width, height } = readDimensions(file);
  if (width !== cardSize.width || height !== cardSize.height)
    reportCard(`The share card has ${width} × ${height} pixels, not ${cardSize.width} × ${cardSize.height}.`);
  if (bytes > maxBytes) reportCard(`The share card has ${bytes} bytes; the limit is ${maxBytes}.`);
}

/** Reads the width and height of an image from its first bytes; zeros when it is no image. */
function readDimensions(path: string): { width: number; height: number } {
  const header = new Uint8Array(64);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
    return imageSize(header);
  } catch {
    return { width: 0, height: 0 };
  } finally {
    closeSync(file);
  }
}
