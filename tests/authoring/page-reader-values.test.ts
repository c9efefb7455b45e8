/** Where each value comes from, and what the values of one page decide among themselves. */
import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/authoring/page-reader/read-page.ts';

/** Reads a page as it came from an address. */
async function read(
  html: string,
  url = 'https://www.daily-example.org/2026/story',
  headers: Record<string, string> = {},
) {
  const end = { status: 200, headers: { 'content-type': 'text/html', ...headers }, body: Buffer.from(html) };
  const reading = await readPage({ redirects: [], url, end });
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.work;
}

const title = '<title>A bridge</title>';
const jsonLd = (work: object) => `<script type="application/ld+json">${JSON.stringify(work)}</script>`;

describe('the origin of a value', () => {
  it('is named as authors know it', async () => {
    const work = await read(
      `<html lang="en"><title>A bridge | Daily Example</title><link rel="canonical" href="/2026/bridge">
      <meta property="og:title" content="A bridge"><meta name="author" content="Jane Roe">
      ${jsonLd({ '@type': 'Report', datePublished: '2026-01-12', publisher: { name: 'The Daily' } })}`,
    );
    expect(Object.fromEntries(Object.entries(work).map(([field, { from }]) => [field, from]))).toEqual({
      title: 'meta og:title',
      publisher: 'JSON-LD publisher.name',
      authors: 'meta author',
      published: 'JSON-LD datePublished',
      lang: 'the lang of the page',
      kind: 'JSON-LD Report',
      url: 'the canonical link',
    });
  });
});

describe('the address', () => {
  const canonical = (href: string) => `${title}<link rel="canonical" href="${href}">`;

  it.each([
    ['keeps what chooses the page', '/a?id=7&utm_source=x&page=2', '/a?id=7&page=2'],
    ['keeps the spelling of a query', '/a?q=one+two%20three&gclid=1', '/a?q=one+two%20three'],
    ['loses a fragment', '/a#part', '/a'],
    ['keeps the fragment of an application', '/a#!/item/7', '/a#!/item/7'],
    ['loses a session', '/a;jsessionid=0AB?x=1', '/a?x=1'],
  ])('%s', async (_name, from, to) => {
    const origin = 'https://www.daily-example.org';
    expect((await read(title, origin + from)).url).toEqual({ value: origin + to, from: 'the address' });
  });

  it.each([
    ['of the same site', 'https://daily-example.org/b', 'https://daily-example.org/b'],
    ['that is relative', '/b?utm_medium=x', 'https://www.daily-example.org/b'],
    ['without TLS', 'http://www.daily-example.org/b', 'https://www.daily-example.org/b'],
    ['of the home page', 'https://www.daily-example.org/', 'https://www.daily-example.org/2026/story'],
    ['of the home page in a language', '/en/', 'https://www.daily-example.org/2026/story'],
    ['of another site', 'https://other.example/story', 'https://www.daily-example.org/2026/story'],
    ['that is a script', 'javascript:alert(1)', 'https://www.daily-example.org/2026/story'],
    ['with a password', 'https://me:pw@www.daily-example.org/b', 'https://www.daily-example.org/2026/story'],
  ])('follows or ignores a canonical link %s', async (_name, href, expected) => {
    expect((await read(canonical(href))).url?.value).toBe(expected);
  });

  it('is not that of a link to another page in the headers', async () => {
    const link = '</b>; rel=alternate, </a.css>; title="rel=canonical"; rel=preload';
    expect((await read(title, undefined, { link })).url?.from).toBe('the address');
  });

  it('follows a canonical link in the headers', async () => {
    expect((await read(title, undefined, { link: '</a.css>; rel=preload, </b>; rel="canonical"' })).url).toEqual({
      value: 'https://www.daily-example.org/b',
      from: 'HTTP Link',
    });
  });

  it('of an archived copy is not that of the work', async () => {
    const copy = 'https://web.archive.org/web/20260112103000/https://www.daily-example.org/story?utm_source=x';
    expect(await read(title, copy)).toMatchObject({
      url: { value: 'https://www.daily-example.org/story' },
      archived: { value: copy },
    });
  });
});

describe('the date', () => {
  const dated = async (...values: string[]) =>
    (await read(`${title}${values.map((value) => `<meta name="date" content="${value}">`).join('')}`)).published?.value;

  it.each([
    ['2026-01-12T23:30:00-05:00', '2026-01-12'],
    ['2026-01-12T00:30:00+03:30', '2026-01-12'],
    ['2026-01-12 23:30', '2026-01-12'],
    ['20260112', '2026-01-12'],
    ['2026/1/2', '2026-01-02'],
    ['2026-01', '2026-01'],
    ['2026', '2026'],
    ['12.01.2026', '2026-01-12'],
    ['25/12/2025', '2025-12-25'],
    ['12/25/2025', '2025-12-25'],
    ['Mon, 12 Jan 2026 23:30:00 +0100', '2026-01-12'],
    ['January 12th, 2026', '2026-01-12'],
    ['2026 Jan 12', '2026-01-12'],
    ['2026 Jan', '2026-01'],
    ['March 2026', '2026-03'],
    ['1768270500', '2026-01-13'],
    ['2026年1月12日', '2026-01-12'],
    ['2026년 1월 12일', '2026-01-12'],
    ['Published 12 January 2026, updated 14 January 2026', '2026-01-12'],
  ])('is read from %s', async (written, expected) => expect(await dated(written)).toBe(expected));

  it.each([
    '05/01/2026',
    '0000-00-00',
    '1970-01-01T00:00:00Z',
    '1404-10-22',
    '2026-02-30',
    '2087-01-01',
    `${new Date(Date.now() + 5 * 24 * 3600 * 1000).toISOString().slice(0, 10)}`,
    'Updated 14 January 2026',
    '12–14 January 2026',
    'yesterday',
    '',
  ])('is not read from “%s”', async (written) => expect(await dated(written)).toBeUndefined());

  it('in UTC gives way to the day in the zone of the publisher', async () => {
    expect(await dated('2026-01-13T04:30:00Z', '2026-01-12T23:30:00-05:00')).toBe('2026-01-12');
    expect(await dated('2026-01-13T04:30:00Z', '2026-01-12')).toBe('2026-01-12');
    expect(await dated('2026-01-13T04:30:00Z', '2025-12-01')).toBe('2026-01-13');
  });

  it('is read in the language of the page', async () => {
    const work = await read(`<html lang="es">${title}<meta name="date" content="12 de enero de 2026">`);
    expect(work.published?.value).toBe('2026-01-12');
  });

  it('is not that of the latest of a list', async () => {
    const times = ['2026-01-12', '2026-01-10'].map((day) => `<time class="published" datetime="${day}">${day}</time>`);
    expect((await read(`${title}${times.join('')}`)).published).toBeUndefined();
    expect((await read(`${title}${times[0]}`)).published?.value).toBe('2026-01-12');
  });
});

describe('the by-line', () => {
  const by = async (content: string, lang = 'en') =>
    (await read(`<html lang="${lang}">${title}<meta name="author" content="${content}">`)).authors?.value;

  it.each([
    ['By Jane Roe and John Doe', ['Jane Roe', 'John Doe']],
    ['Jane Roe, John Doe &amp; Max Muster', ['Jane Roe', 'John Doe', 'Max Muster']],
    ['Roe, Jane', [{ family: 'Roe', given: 'Jane' }]],
    ['Jane Roe, Chief Correspondent', ['Jane Roe']],
    ['Jane Roe, PhD', ['Jane Roe']],
    ['Jane Roe, AFP', ['Jane Roe', { body: 'AFP' }]],
    ['Jane Roe in Exampleton', ['Jane Roe']],
    ['Department for Bridges', [{ body: 'Department for Bridges' }]],
    ['José Ortega y Gasset', ['José Ortega y Gasset']],
    ['Ana García / Juan Pérez', ['Ana García', 'Juan Pérez']],
    ['Jane Roe — Exampleton', ['Jane Roe']],
    ['Jean-Pierre Roe', ['Jean-Pierre Roe']],
    ['admin', undefined],
    ['@janeroe', undefined],
    ['jane@daily-example.org', undefined],
    ['https://www.daily-example.org/jane', undefined],
    ['View all posts by Jane Roe', undefined],
  ])('“%s” is read', async (content, expected) => expect(await by(content)).toEqual(expected));

  it('is introduced in the language of the page', async () => {
    expect(await by('Von Erika Muster und Max Muster', 'de')).toEqual(['Erika Muster', 'Max Muster']);
    expect(await by('Von Miller', 'en')).toEqual(['Von Miller']);
    expect(await by('Ursula von der Muster', 'de')).toEqual(['Ursula von der Muster']);
  });

  it('does not repeat the publisher', async () => {
    const site = '<meta property="og:site_name" content="The Daily">';
    expect((await read(`${title}${site}<meta name="author" content="Daily">`)).authors).toBeUndefined();
  });
});

describe('the title', () => {
  const titled = async (html: string) => (await read(html)).title?.value;
  const site = '<meta property="og:site_name" content="Daily Example">';

  it.each([
    ['loses the name of the site', 'A bridge | Daily Example', 'A bridge'],
    ['keeps the name of the site before a colon', 'Daily Example: A bridge', 'Daily Example: A bridge'],
    ['loses the name of the site before a line', 'Daily Example | A bridge', 'A bridge'],
    ['keeps another end', 'A bridge – and a river', 'A bridge – and a river'],
    ['keeps the name of the site in a sentence', 'Why Daily Example closes', 'Why Daily Example closes'],
    ['loses markup', 'A &lt;em&gt;long&lt;/em&gt; bridge', 'A long bridge'],
    ['keeps signs of mathematics', 'When 3 &lt; 4 and 5 &gt; 4', 'When 3 < 4 and 5 > 4'],
    ['loses what is escaped twice', 'Roe &amp;amp; Doe', 'Roe & Doe'],
  ])('%s', async (_name, content, expected) => {
    expect(await titled(`<title>${content}</title>${site}`)).toBe(expected);
  });

  it('that is cut off is completed from the heading', async () => {
    const cut = '<meta property="og:title" content="A bridge over the…">';
    expect(await titled(`${cut}<title>x</title><h1>A bridge over the river</h1>`)).toBe('A bridge over the river');
  });

  it('is not the heading of the site', async () => {
    expect(await titled(`${title}<h1>News from the valley</h1>`)).toBe('A bridge');
  });

  it('has no invisible characters that turn or hide text', async () => {
    expect(await titled('<title>A\u061C \u202Ebridge\u{E0041}\u2066</title>')).toBe('A bridge');
  });

  it('is the heading where the page has only the name of the site', async () => {
    expect(await titled(`${site}<title>Daily Example</title><h1>Daily Example</h1><h1>A bridge</h1>`)).toBe('A bridge');
  });

  it('is not that of another work without an address', async () => {
    const other = { '@type': 'NewsArticle', headline: 'Ships collide', datePublished: '2026-01-01' };
    const work = await read(`${title}<h1>A bridge</h1>${jsonLd(other)}`);
    expect(work).toMatchObject({ title: { value: 'A bridge' } });
    expect(work.published).toBeUndefined();
  });

  it('is not that of a teaser', async () => {
    const teaser = { '@type': 'NewsArticle', url: '/other', headline: 'Another story', datePublished: '2026-01-01' };
    const work = await read(`${title}<h1>A bridge</h1>${jsonLd(teaser)}`);
    expect(work).toMatchObject({ title: { value: 'A bridge' } });
    expect(work.published).toBeUndefined();
  });
});

describe('JSON-LD', () => {
  const published = async (json: string) =>
    (await read(`${title}<h1>A bridge</h1><script type="application/ld+json">${json}</script>`)).published?.value;
  const article = '"@type": "Article", "headline": "A bridge", "datePublished": "2026-01-12"';

  it.each([
    ['with a comma at its end', `{${article},}`],
    ['with a line end in a text', `{"description": "One\ntwo", ${article}}`],
    ['in an HTML comment', `<!--\n{${article}}\n//-->`],
    ['in a CDATA section', `//<![CDATA[\n{${article}}\n//]]>`],
    ['in a graph', `{"@graph": [[{${article}}]]}`],
  ])('is read %s', async (_name, json) => expect(await published(json)).toBe('2026-01-12'));

  it.each([
    ['that ends early', `{${article}`],
    ['with quotation marks in a text', `{"description": "A "long" bridge", ${article}}`],
    ['with an alias of YAML', `{"a": *b, ${article}}`],
    ['that is a number', '7'],
    ['that is empty', ''],
  ])('is left out %s', async (_name, json) => expect(await published(json)).toBeUndefined());
});

describe('the kind', () => {
  const kind = async (html: string) => (await read(title + html)).kind?.value;

  it('is not guessed from who publishes', async () => {
    const publisher = { '@type': 'Organization', name: 'Northwind News Agency' };
    expect(await kind(jsonLd({ '@type': 'NewsArticle', headline: 'A bridge', publisher }))).toBeUndefined();
  });

  it('of a post with a video is not a broadcast', async () => {
    expect(await kind('<meta property="og:type" content="video.other">')).toBeUndefined();
  });

  it('of an article with data is not data', async () => {
    const data = { '@type': 'Dataset', name: 'A bridge', url: '/2026/story' };
    expect(await kind(`<meta property="og:type" content="article">${jsonLd(data)}`)).toBeUndefined();
  });

  it('of an article with a video is not a broadcast', async () => {
    const video = { '@type': 'VideoObject', name: 'A bridge', uploadDate: '2026-01-01' };
    expect(await kind(`<meta property="og:type" content="article">${jsonLd(video)}`)).toBeUndefined();
  });
});

describe('a value that is no value', () => {
  it.each([
    ['doi', '<meta name="citation_doi" content="10/abc">'],
    ['isbn', '<meta property="books:isbn" content="9783161484101">'],
    ['lang', '<meta name="citation_language" content="English">'],
    ['publisher', '<meta property="og:site_name" content="daily-example.org">'],
    ['publisher', '<meta property="og:site_name" content="{{site.name}}">'],
    ['authors', '<meta name="author" content="null">'],
    ['access', jsonLd({ '@type': 'Article', headline: 'A bridge', isAccessibleForFree: 'maybe' })],
  ] as const)('is not written: %s from %s', async (field, html) => {
    expect((await read(`${title}${html}`))[field]).toBeUndefined();
  });
});
