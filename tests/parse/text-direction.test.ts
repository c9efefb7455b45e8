/** The direction of text: which text runs against its page, and which phrases in it must be isolated. */
import { describe, expect, it } from 'vitest';
import { findOppositeDirection, isMixed, splitPhrases } from '../../src/i18n/text-direction.ts';

describe('a text on a page', () => {
  it.each([
    ['English on a Hebrew page', 'closed to vehicles over 7.5 tonnes (see p. 3).', 'rtl', 'ltr'],
    ['Persian on an English page', 'پل تا بهار بسته است، NATO گفت (۱۴۰۲).', 'ltr', 'rtl'],
    ['Hebrew on a Persian page, of the same direction', 'הגשר סגור', 'rtl', undefined],
    ['Hebrew that begins with a Latin name', 'NATO אמר שהגשר סגור', 'rtl', undefined],
    ['Hebrew in which Latin names have more letters', 'הנאט״ו ו-U.S. Department of State', 'rtl', undefined],
    ['English that begins with a Hebrew word', 'גשר is the word for bridge', 'ltr', undefined],
    ['digits alone', '1,234', 'rtl', undefined],
    ['Greek on an English page', 'Η γέφυρα', 'ltr', undefined],
  ] as const)('%s', (_name, text, page, direction) => {
    expect(findOppositeDirection(text, page)).toBe(direction);
  });

  it.each([
    ['read 9 בינואר 2026', true],
    ['9 בינואר 2026', false],
    ['read 9 January 2026', false],
  ])('%s has letters of both directions: %s', (text, result) => {
    expect(isMixed(text)).toBe(result);
  });
});

/** Shows the phrases to isolate in brackets. */
const show = (text: string, direction: 'ltr' | 'rtl') =>
  splitPhrases(text, direction)
    .map((part, index) => (index % 2 === 0 ? part : `[${part}]`))
    .join('');

describe('phrases to isolate', () => {
  it.each([
    ['digits in an open bracket', 'ltr', `م (م${'1'.repeat(50_000)}!`],
    ['commas', 'ltr', `م${','.repeat(50_000)}!`],
    ['slashes', 'rtl', `A${'://'.repeat(50_000)}a`],
  ] as const)('are found at once in a text with 50,000 %s', (_name, direction, text) => {
    const start = performance.now();
    expect(splitPhrases(text, direction).join('')).toBe(text);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it.each([
    'התגית [#IranProtests], ב-[C++]',
    'טלפון [+98 21 5555] ושנה',
    'בין [-3] ל-[+7.5%]',
    'כתב [Microsoft C++] וגם [Disney+] בלבד',
    'נשיא [President of the U.S.] אמר',
    'ראו ([U.S.]) או [https://example.org/a/] כאן',
    'تا [+۷٫۵] درصد',
    'تا [-۷٫۵٪]',
  ])('%s, from right to left', (expected) => {
    expect(show(expected.replace(/[[\]]/g, ''), 'rtl')).toBe(expected);
  });

  it.each([
    'מעל 7.5 טון (ראו NATO, U.S. Department of State, 9/11).',
    'Donald Trump (U.S.) אמר',
    '2018–2020, 2018-2020, 1,234 ו-7.5 וב-2026',
    '٪٣٤ −٣',
    '\u200e−۵۰٪',
    'at most \u200e−12,345',
  ])('none in “%s”, from right to left', (text) => {
    expect(splitPhrases(text, 'rtl')).toEqual([text]);
  });

  it.each([
    'in Persian [سازمان راه], 2018–2020',
    '“[הגשר סגור]”, “[סגור ב-7.5 טון]”, 7.5 tonnes',
    'said [הגשר סגור, אומר העד (תל אביב)]. Then 3',
    'the [ארה"ב] and [می‌شود]',
  ])('%s, from left to right', (expected) => {
    expect(show(expected.replace(/[[\]]/g, ''), 'ltr')).toBe(expected);
  });

  it('take no longer for long text without spaces', () => {
    for (const text of ['x'.repeat(50_000), 'a.'.repeat(50_000), '1-'.repeat(50_000), 'א-'.repeat(50_000)])
      for (const direction of ['ltr', 'rtl'] as const) expect(splitPhrases(text, direction).join('')).toBe(text);
  });
});
