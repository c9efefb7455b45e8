/** The rules by which a link to selected words is made, one at a time; each link is opened. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser.ts';
import { cases } from './quote-links/cases.ts';
import { partsOf } from './quote-links/parts.ts';
import { Readers } from './quote-links/reader.ts';

let readers: Readers;
beforeAll(async () => {
  readers = await Readers.start(await sharedBrowser());
});
afterAll(() => readers?.stop());

it.each(cases)('$name', async ({ body, lang, directive, quote, lit }) => {
  const page = await readers.open(await readers.serve(body, lang));
  const place = await page.evaluate(() => linkTest.placeOfBrackets());
  const [made, quoted, selected] = await page.evaluate(
    (at) => [linkTest.fragmentAt(at), linkTest.quoteAt(at), linkTest.textAt(at)] as const,
    place,
  );
  // What another reading of the standard comes to, which knows nothing of ours.
  const found = await page.evaluate(
    (all) => all.flatMap((parts) => linkTest.foundByPolyfill(parts)),
    partsOf(made ?? ''),
  );
  await page.close();
  expect(made && decodeURIComponent(made)).toBe(directive);
  expect(quoted).toBe(quote);
  if (!made) return;
  expect(found.join('')).toBe(lit ?? selected);
  expect(made.replaceAll(/-,|,-/g, ',')).not.toContain('-');
  const address = await readers.serve(body.replace('[[', '').replace(']]', ''), lang);
  expect(await readers.litBy(address, made)).toBe(lit ?? selected);
});
