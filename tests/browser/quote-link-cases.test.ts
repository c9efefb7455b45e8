/** The rules for links to selected text, one case each. Each link is opened in a browser. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser.ts';
import { cases } from './quote-links/cases.ts';
import { Readers } from './quote-links/reader.ts';
import { parseTextDirectives } from './quote-links/text-directives.ts';

let readers: Readers;
beforeAll(async () => {
  readers = await Readers.start(await sharedBrowser());
});
afterAll(() => readers?.stop());

it.each(cases)('$name', async ({ body, lang, directive, quote, lit }) => {
  const page = await readers.open(await readers.serve(body, lang));
  const range = await page.evaluate(() => linkTest.placeOfBrackets());
  const [fragment, quoted, selected] = await page.evaluate(
    (at) => [linkTest.fragmentAt(at), linkTest.quoteAt(at), linkTest.textAt(at)] as const,
    range,
  );
  // An independent implementation of the standard finds the same text.
  const matched = await page.evaluate(
    (directives) => directives.flatMap((directive) => linkTest.foundByPolyfill(directive)),
    parseTextDirectives(fragment ?? ''),
  );
  await page.close();
  expect(fragment && decodeURIComponent(fragment)).toBe(directive);
  expect(quoted).toBe(quote);
  if (!fragment) return;
  expect(matched.join('')).toBe(lit ?? selected);
  expect(fragment.replaceAll(/-,|,-/g, ',')).not.toContain('-');
  const address = await readers.serve(body.replace('[[', '').replace(']]', ''), lang);
  expect(await readers.litBy(address, fragment)).toBe(lit ?? selected);
});
