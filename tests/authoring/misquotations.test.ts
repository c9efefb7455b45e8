/** Quotes that look like the words of a page and say something else are never “found”; what only looks different is. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeQuote } from '../../src/authoring/verify/judge-quote.ts';
import { readPageText } from '../../src/authoring/verify/page-text.ts';
import { type PdfLine, writePdf } from '../support/write-pdf.ts';

const filler = 'The council met on Tuesday about other matters of the town. '.repeat(8);

const judge = (quote: string, paragraph: string) =>
  judgeFile(quote, Buffer.from(`<!doctype html><title>News</title><body>${paragraph}<p>${filler}`), 'text/html');

async function judgeFile(quote: string, bytes: Buffer, contentType = 'application/pdf'): Promise<string> {
  const page = await readPageText({ bytes, contentType, isTruncated: false });
  return 'texts' in page ? judgeQuote(quote, page).verdict : 'unreadable';
}

const others = 'He spoke about trains and the weather. '.repeat(8);

describe('a misquotation', () => {
  it.each([
    // Parts of a number.
    ['5 million people fled', '1.5 million people fled'],
    ['۲۳۴ نفر کشته شدند', '۱،۲۳۴ نفر کشته شدند'],
    ['234 people died', '1,234 people died'],
    ['they killed at least 3', 'they killed at least 3,500 people'],
    ['they killed at least 10', 'they killed at least 10&#8239;000 people'],
    ['they killed at least 10', 'they killed at least 10 000 people'],
    ['it began at 12', 'it began at 12:40'],
    ['5 degrees at night', 'it was −5 degrees at night'],
    ['5 degrees at night', 'it was -5 degrees at night'],
    ['20 people were hurt', '10–20 people were hurt'],
    ['the police hurt between 10', 'the police hurt between 10–20 people'],
    // Signs in a number.
    ['some 1020 people were hurt', 'some 10–20 people were hurt'],
    ['some 10 20 people were hurt', 'some 10 – 20 people were hurt'],
    ['it grew (-5 per cent) a year', 'it grew (5 per cent) a year'],
    ['about 102 people were there', 'about 10² people were there'],
    ['they killed 123 people there', 'they killed 12<sup>3</sup> people there'],
    // Parts of a word, and other words with the same letters.
    ['Yes, we can', 'Yes, we can’t'],
    ['violent protests shook the town', 'non-violent protests shook the town'],
    ['the drink is sugar', 'the drink is sugar-free'],
    ['They were now here to be seen', 'They were nowhere to be seen'],
    // Changes that the author marked.
    ['Police kill[ed] five of the people', 'Police helped five of the people'],
    ['[H]e said that it was open', 'She said that it was open'],
    ['The the rapist came home', 'The therapist came home'],
  ])('is changed: “%s” of “%s”', async (quote, paragraph) => {
    expect(await judge(quote, `<p>${paragraph}</p>`)).toBe('changed');
  });

  it.each([
    ['words after a change that stand far apart', `The president was liked. ${others}His adviser resigned on Monday.`],
    ['a popover', '<div popover>The president [Smith] resigned on Monday</div>'],
    ['what replaces a frame', '<iframe>The president resigned on Monday</iframe>'],
    ['what replaces a video', '<video>The president resigned on Monday</video>'],
    ['what replaces an object', '<object>The president resigned on Monday</object>'],
    ['the description of a drawing', '<svg><desc>The president resigned on Monday</desc></svg>'],
    ['struck out words', '<del>The president resigned on Monday</del>'],
    ['text for screen readers', '<span class="sr-only">The president resigned on Monday</span>'],
  ])('is missing: %s', async (_name, paragraph) => {
    expect(await judge('The president [Smith] resigned on Monday', paragraph)).toBe('missing');
  });
});

describe('a quotation', () => {
  it.each([
    ['in 2019 300 people died', 'In 2019 300 people died'],
    ['300 people died', 'In 2019 300 people died'],
    ['300 people died', 'In 2019, 300 people died'],
    ['in 2019', 'In 2019, 300 people died'],
    ['in 2019', 'In 2019 – 5 people died'],
    ['567 francs', 'he said ’567 francs’ to me'],
    ['5 people died', 'Tehran —5 people died'],
    ['10 000 people', '10000 people'],
    ['10–20 people', '10 - 20 people'],
    ['an area of 10 m²', 'an area of 10 m<sup>2</sup>'],
    ['10² people', '10<sup>2</sup> people'],
    ['they killed 12 people in May', 'they killed 12 people<sup class="ref">[3]</sup> in May'],
    ['they killed 14 people', 'they killed <del>12</del> <ins>14</ins> people'],
    ['a well-known person', 'a well-\nknown person'],
    ['Police kill[ed] five people', 'Police killing five people'],
    ['[T]he mayor … [was] gone', 'In the end the mayor, who is old, is gone'],
    ['Article 5 [amended] says', 'Article 5 [amended] says'],
    ['homme est mort', 'l’homme est mort'],
    ['The plan', '“The plan” of the mayor'],
    [
      'read the rules for more',
      'read <a>the rules<span class="visually-hidden"> (opens in a new tab)</span></a> for more',
    ],
    ['more words here', '<details><summary>Open</summary>more words here</details>'],
    ['words in a shadow tree', '<div><template shadowrootmode="open"><p>words in a shadow tree</p></template></div>'],
  ])('is found: “%s” in “%s”', async (quote, paragraph) => {
    expect(await judge(quote, `<div>${paragraph}</div>`)).toBe('found');
  });
});

describe('a quotation from a PDF', () => {
  it('is found across a header and a footer', async () => {
    const page = (number: number, text: string): PdfLine[] => [
      [50, 780, 'Annual report'],
      [50, 60, text],
      [50, 20, `Page ${number} of 2`],
    ];
    const pdf = writePdf(page(1, 'At least 544 people'), page(2, 'were killed in the city'));
    expect(await judgeFile('At least 544 people were killed', pdf)).toBe('found');
    expect(await judgeFile('Annual report', pdf)).toBe('found');
    expect(await judgeFile('At least 544 people were hurt', pdf)).toBe('changed');
  });

  it('is found where the letters of a Persian line are from left to right', async () => {
    const pdf = readFileSync(new URL('../fixtures/persian.pdf', import.meta.url));
    expect(await judgeFile('پل به روی کامیون‌ها بسته شد و ۵۴۴ نفر کشته شدند', pdf)).toBe('found');
    expect(await judgeFile('پل به روی کامیون‌ها بسته شد و ۵۴۵ نفر کشته شدند', pdf)).toBe('changed');
  });
});
