/** The bytes and requests of pages: on load, and for a search. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { requestsBefore, search } from '../support/budgets.ts';
import { type CountedServer, startCountedServer } from '../support/counted-server.ts';
import { addresses, box, open } from './search-parts.ts';
import { explainer, home, startBrowser } from './visit.ts';

const visit = startBrowser({ isStranger: true });

describe('loading a page', () => {
  it.each([
    ['the home page', ''],
    ['an explainer', explainer],
    ['the page of a section', `${explainer}protest-crisis/`],
    ['the search page', 'search/'],
    ['a topic', 'topics/iran/'],
    ['the page about the site', 'about/'],
    ['a missing page', 'no-such-page/'],
  ])('%s asks for itself and its icon, and for nothing else', async (_name, path) => {
    const { page } = await visit('about/', {}, /status of 404/);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`${home}${path}`, { waitUntil: 'networkidle' });
    await page.mouse.move(200, 200);
    await page.mouse.wheel(0, 3000);
    await page.waitForLoadState('networkidle');
    const icons = requestsBefore.map((file) => `${home}${file}`);
    expect(requests.filter((address) => !icons.includes(address))).toEqual([`${home}${path}`]);
  });
});

describe('from opening the search to its first results', () => {
  let server: CountedServer;
  beforeAll(async () => {
    server = await startCountedServer(inject('siteFolder'));
  });
  afterAll(() => server.close());

  it.each(['sanctions', 'Araghchi', 'protests Tehran bazaar', 'khamnei'])(
    '“%s” costs few bytes and requests',
    async (query) => {
      const { page } = await visit(`${server.address}${explainer}`);
      await page.waitForLoadState('networkidle');
      await server.cost();
      await open(page);
      await box(page).fill(query);
      await addresses(page);
      const { bytes, requests } = await server.cost();
      expect(requests).toBeGreaterThan(3);
      expect(bytes).toBeGreaterThan(20_000);
      expect(bytes).toBeLessThanOrEqual(search.bytes);
      expect(requests).toBeLessThanOrEqual(search.requests);
    },
  );
});
