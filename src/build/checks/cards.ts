/** Every page of an explainer has its share cards, and each is as those who show cards want it. */
import { closeSync, openSync, readSync } from 'node:fs';
import { imageSize } from 'image-size';
import { cardPath, cardsFolder, isReservedAnchor } from '../../explainer/ids.ts';
import { cardSize } from '../../sharing/cards/layout.ts';
import type { BuiltPage, ReportAt } from './page.ts';

/** How many bytes a card may weigh: some services show no picture that is larger. */
const limit = 300_000;

/** The cards that a page of an explainer has to have: its own, and an explainer one for each section. */
export function findCards({ path, tags }: BuiltPage): { file: string; at: number }[] {
  const article = tags.find(({ name, attributes }) => name === 'article' && has(attributes.get('class'), 'explainer'));
  const [slug, ...inner] = path.split('/').slice(0, -1);
  if (!article || !slug) return [];
  const found = [{ file: cardPath(slug, inner[0]), at: article.at }];
  let isSection = false;
  for (const { name, attributes, at } of inner.length > 0 ? [] : tags) {
    if (name === 'section') isSection = has(attributes.get('class'), 'numbered');
    const id = attributes.get('id') ?? '';
    if (name === 'h2' && isSection && !isReservedAnchor(id)) found.push({ file: cardPath(slug, id), at });
  }
  return found;
}

/** Says that a card is missing. */
export function missingCard(file: string): Omit<Parameters<ReportAt>[0], 'at'> {
  const message = `The page has no share card at ${file}.`;
  return { rule: 'card-missing', message, hint: 'Build again; if it stays, delete .cache/ first.' };
}

/** Checks a card: its size, and its weight. */
export function checkCard(path: string, file: string, bytes: number, report: ReportAt): void {
  if (!path.startsWith(cardsFolder)) return;
  const wrong = (message: string) =>
    report({ rule: 'card-form', at: 0, message, hint: 'Mend src/sharing/cards/, and delete .cache/.' });
  const { width, height } = sizeOf(file);
  if (width !== cardSize.width || height !== cardSize.height)
    wrong(`The share card has ${width} × ${height} pixels, not ${cardSize.width} × ${cardSize.height}.`);
  if (bytes > limit) wrong(`The share card weighs ${bytes} bytes; ${limit} are allowed.`);
}

/** The size of a picture, which stands at its beginning; noughts where it is none. */
function sizeOf(path: string): { width: number; height: number } {
  const beginning = new Uint8Array(64);
  const file = openSync(path, 'r');
  try {
    readSync(file, beginning, 0, beginning.length, 0);
    return imageSize(beginning);
  } catch {
    return { width: 0, height: 0 };
  } finally {
    closeSync(file);
  }
}

const has = (classes: string | undefined, name: string): boolean => classes?.split(/\s+/).includes(name) ?? false;
