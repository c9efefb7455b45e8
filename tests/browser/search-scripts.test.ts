/** The search in Greek, Hindi, Japanese, Chinese, Thai, Persian and Korean: results, excerpts, and highlights. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { addresses, entities, results, status } from './search-parts.ts';
import { patience, phone, startBrowser } from './visit.ts';

const visit = startBrowser();
const { address: site } = inject('cases');
const search = (lang: string, query: string) => `${site}search/?lang=${lang}&q=${encodeURIComponent(query)}`;
const getHighlights = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('search') ?? [])].map((range) => range.toString()));

describe.each([
  ['el', 'τσιπρας', '/el/#one', ['Τσίπρας'], 'Ο Αλέξης Τσίπρας μίλησε για τους δρόμους.'],
  ['el', 'όταν', '', [], ''],
  ['hi', 'काल', '/hi/#kaal', ['काल'], 'यह एक लंबा काल था।'],
  ['ja', 'トラックの通行', '/ja/#closure', ['トラック', '通行'], '橋は、2026年1月からトラックの通行が禁止されている。'],
  ['ja', '道路', '/ja/#detour', ['道路'], 'トラックは高速道路を使い'],
  ['zh', '赵小桥', '/zh/#cracks', ['赵小桥'], '工程师赵小桥在两根桥墩上发现了裂缝。'],
  ['zh', '“关闭将持续”', '/zh/#closure', ['关闭将持续'], '市政府表示：“关闭将持续到春天。”'],
  ['th', 'รอยร้าว', '/th/#cracks', ['รอยร้าว'], 'วิศวกรพบรอยร้าวในเสาสองต้น'],
  ['fa', 'كاميونها 1404', '/fa/#closure', ['کامیون‌ها', '۱۴۰۴'], 'از دی ۱۴۰۴ به روی کامیون‌ها بسته است.'],
  ['ko', '균열', '/ko/#cracks', ['균열을'], '기술자들은 두 기둥에서 균열을 찾았다.'],
])('in %s, “%s”', (lang, query, address, words, sentence) => {
  it(address ? 'finds its section, and marks its words in the excerpt and on the page' : 'is not found', async () => {
    const { page } = await visit(search(lang, query));
    if (!address) {
      await expect.poll(() => status(page).textContent(), patience).toContain(`“${query}”`);
      return;
    }
    expect((await addresses(page))[0]).toBe(address);
    expect(await status(page).textContent()).toBe('');
    const excerpt = page.locator('.results p').first();
    expect(await excerpt.textContent()).toContain(sentence);
    const marked = (await excerpt.locator('mark').allTextContents()).join('');
    for (const word of words) expect(marked).toContain(word);
    await results(page).first().click();
    await page.waitForURL(new URL(address, site).href);
    await expect.poll(async () => (await getHighlights(page)).join(''), patience).not.toBe('');
    const highlighted = (await getHighlights(page)).join('');
    for (const word of words) expect(highlighted).toContain(word);
  });
});

it('finds words by the browser’s dictionary, by that of the build, or by the words of the index', async () => {
  const { page } = await visit(`${site}search/?lang=th`);
  await page.evaluate(() => Reflect.deleteProperty(Intl, 'Segmenter'));
  await page.goto(search('th', 'สะพานเก่าข้ามแม่น้ำ'));
  expect((await addresses(page))[0]).toBe('/th/#closure');
});

it('lists a source once, however many explainers have it', async () => {
  const { page } = await visit(search('en', 'Notice'));
  await page.locator('.entities').waitFor();
  if ((await page.locator('.entities[open]').count()) === 0) await page.locator('.entities summary').click();
  await entities(page).first().waitFor();
  const texts = await entities(page).locator('.label + span').allTextContents();
  expect(texts.length).toBeGreaterThan(0);
  expect(new Set(texts).size).toBe(texts.length);
});

it('begins every line of an entity under its text, not under its label', async () => {
  const { page } = await visit(search('en', 'Notice'), phone);
  await page.locator('.entities').waitFor();
  if ((await page.locator('.entities[open]').count()) === 0) await page.locator('.entities summary').click();
  await entities(page).first().waitFor();
  const lefts = await entities(page)
    .first()
    .locator('span:not(.label)')
    .evaluateAll((spans) => spans.flatMap((span) => Array.from(span.getClientRects(), ({ left }) => Math.round(left))));
  expect(lefts.length).toBeGreaterThan(1);
  expect(new Set(lefts).size).toBe(1);
});
