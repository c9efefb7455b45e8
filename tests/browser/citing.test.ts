import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { explainer, home, isInSight, noScript, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();
const permissions = ['clipboard-read', 'clipboard-write'];

const citing = (page: Page) => page.locator('.citing');
const unfold = (page: Page) => citing(page).getByText('Cite this explainer', { exact: true }).click();
const buttons = (page: Page) => citing(page).getByRole('button', { name: 'Copy', exact: true });
const getStatus = (page: Page) => page.locator('body > [role=status]').textContent();
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

const sentence =
  /^.+, “Trump says Iran wants to negotiate: what lies behind it”, .+, 22 November 2026, updated 30 November 2026 \(as of 14 January 2026\), https:\/\/example\.org\/trump-says-iran-wants-to-negotiate\/$/;
const bibtex = /^@\w+\{trump-says-iran-wants-to-negotiate,\n[\s\S]*\n\}\s*$/;
const fetchLinked = async (page: Page) =>
  (
    await page.request.get(new URL((await citing(page).getByRole('link').getAttribute('href')) ?? '', home).href)
  ).text();

describe.each([
  ['wide', wide],
  ['on a phone', phone],
])('under “Cite this explainer”, %s,', (_name, screen) => {
  it('one click copies the citation and says so, and a link leads to BibTeX', async () => {
    const { page } = await visit(explainer, { ...screen, permissions });
    await unfold(page);
    await buttons(page).click();
    await expect.poll(() => getStatus(page), patience).toBe('Copied');
    expect(await clipboard(page)).toMatch(sentence);
    expect(await clipboard(page)).toBe(await citing(page).locator('p').textContent());
    expect(await isInSight(page.locator('body > [role=status]'))).toBe(true);
    expect(await fetchLinked(page)).toMatch(bibtex);
    await expect.poll(() => getStatus(page), patience).toBe('');
  });

  it('Enter copies the citation', async () => {
    const { page } = await visit(explainer, { ...screen, permissions });
    await citing(page).locator('summary').press('Enter');
    await buttons(page).first().press('Enter');
    await expect.poll(() => clipboard(page), patience).toMatch(sentence);
    await expect.poll(() => getStatus(page), patience).toBe('Copied');
  });

  it('without JavaScript, the citation is shown without a copy button', async () => {
    const { page } = await visit(explainer, { ...screen, ...noScript });
    await unfold(page);
    expect(await citing(page).locator('p').innerText()).toMatch(sentence);
    expect(await fetchLinked(page)).toMatch(bibtex);
    expect(await isInSight(citing(page).locator('p'))).toBe(true);
    expect(await citing(page).locator('button').count()).toBe(1);
    expect(await buttons(page).count()).toBe(0);
  });
});

describe('when the browser refuses the clipboard', () => {
  it('the text is shown for copying by hand, and no message says that it was copied', async () => {
    // Without granted permissions, the browser refuses.
    const { page } = await visit(explainer, { permissions: [] });
    await page.context().grantPermissions([]);
    await unfold(page);
    await buttons(page).first().click();
    await expect.poll(() => citing(page).locator('textarea').inputValue(), patience).toMatch(sentence);
    expect(await getStatus(page)).toBe('');
  });
});
