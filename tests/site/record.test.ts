/** Claims, timeline, chart, terms, changes and withdrawals on the site that is built from `tests/fixtures/record/`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { Page } from '../support/page.ts';

const { folder } = inject('record');
const at = (path: string) => new Page(folder, `${path}index.html`);
const corrected = at('corrected/');
const withdrawn = at('withdrawn/');

describe('a claim', () => {
  it('says who claimed what and when, its rating with the reason, and the sources', () => {
    expect(corrected.texts('.claim')).toEqual([
      'Claim: City, 2 January 2026 The bridge is closed.Confirmed. The notice says so.1',
      'Claim: A ferryman, 3 January 2026 It is closed for ever.Wrong. It is closed until spring.1',
      'Claim: City, 3 January 2026 No lorry crosses it.Disputed. Hauliers counted some.2, 1',
      'Claim: A ferryman, January 2026 It rusts.Unconfirmed. Nobody has looked.2',
      'Claim: City, 4 January 2026 Half of it is safe.Partly confirmed. Of one span it is true.3',
    ]);
  });

  it('is where the author placed it', () => {
    expect(corrected.attributes('section:has(#closure) .claim', 'id')).toEqual(['claim:closed', 'claim:for-ever']);
  });

  it('is counted by status near the top, with a link to each', () => {
    expect(corrected.texts('.opening .claims summary')).toEqual([
      '5 claims checked: 1 confirmed, 1 partly confirmed, 1 unconfirmed, 1 disputed, 1 wrong',
    ]);
    expect(corrected.attributes('.claims a', 'href')).toEqual(
      corrected.attributes('.claim', 'id').map((id) => `#${id}`),
    );
    expect(corrected.texts('.claims li b')).toEqual([
      'Confirmed',
      'Wrong',
      'Disputed',
      'Unconfirmed',
      'Partly confirmed',
    ]);
  });
});

describe('key points', () => {
  it('are in the header, and link to their sections by name', () => {
    expect(corrected.texts('.opening .key-points li')).toEqual([
      'The bridge is closed.1 Closure',
      'Counts of crossings differ.2 Counts',
    ]);
    expect(corrected.attributes('.key-points a:not([role])', 'href')).toEqual(['#closure', '#counts']);
  });

  it('are only where the author placed them', () => {
    const page = at('related/');
    expect(page.texts('section:has(#roads) .key-points li')).toEqual(['Roads end at the bridge.1 Roads']);
    expect(page.all('.key-points')).toHaveLength(1);
  });
});

it('a timeline has each event with its date and sources', () => {
  expect(corrected.texts('.timeline li')).toEqual(['2025 The bridge opens.1', '2 January 2026 It is closed.1']);
  expect(corrected.texts('.timeline b')).toEqual(['2025', '2 January 2026']);
});

describe('a chart', () => {
  it('has a title, a caption, and a name for screen readers', () => {
    expect(corrected.texts('.chart figcaption')).toEqual([
      'Crossings of the bridgecrossingsTwo counters counted different vehicles.2',
    ]);
    expect(corrected.attributes('.chart [role=img]', 'ariaLabel')).toEqual(['Crossings of the bridge']);
  });

  it('has its data as a table, each row with its source', () => {
    expect(corrected.texts('.chart th')).toEqual(['Counted by', 'As of', 'Crossings', 'Of them', 'Source']);
    expect(corrected.texts('.chart tbody tr')).toEqual([
      'City 2 Jan 2026 120 lorries only 1',
      'City 5 Jan 2026 1,480 lorries, carts 1',
      'An association of hauliers with a long name 5 Jan 2026 900 2',
    ]);
    expect(corrected.texts('.chart td [role=doc-noteref]')).toEqual(['1', '1', '2']);
  });
});

describe('a term', () => {
  it('is linked and defined at its first use, with its sources', () => {
    expect(corrected.texts('a.term')).toEqual(['toll on the bridge', 'span']);
    expect(corrected.attributes('a.term', 'href')).toEqual(['/glossary/#toll', '/glossary/#span']);
    expect(corrected.texts('.definition')).toEqual([
      'toll What lorries pay for crossing the old bridge. Sources: City · Glossary',
      'span The part of a bridge between two piers. Sources: Guild · Glossary',
    ]);
    // A source that the explainer lists is linked in its list, any other at its URL.
    expect(corrected.attributes('.definition a', 'href')).toEqual([
      '#source-notice',
      '/glossary/#toll',
      'https://example.org/handbook',
      '/glossary/#span',
    ]);
  });

  it('is in the glossary with its other names, its sources, and the explainers that use it', () => {
    const glossary = at('glossary/');
    expect(glossary.attributes('h2', 'id')).toEqual(['span', 'toll']);
    const [span, toll] = glossary.texts('.entry');
    expect(span).toContain('The part of a bridge between two piers.');
    expect(toll).toMatch(/^toll\s*also bridge toll\s*What lorries pay for crossing the old bridge\./);
    expect(toll).toContain('Sources: City');
    expect(toll).toContain('“Notice on the bridge”');
    expect(toll).toContain('Used in A bridge that was corrected');
  });

  it('is named under its sources in the list of all sources', () => {
    const uses = at('sources/')
      .texts('.list li')
      .find((text) => text.includes('Handbook of bridges'));
    expect(uses).toMatch(/Cited in What shares a topic only.*Cited in Glossary\s· span/);
  });
});

const changes = [
  'Update, 9 January 2026: The city wrote to hauliers.',
  'Correction, 8 January 2026: The count of 5 January was given as 14,800; it is 1,480.',
  'Clarification, 7 January 2026: “Closed” means: to lorries.',
  'Correction, 4 January 2026: The bridge was called a ferry.',
];

describe('the changes of an explainer', () => {
  it('are listed newest first, with their sources', () => {
    expect(corrected.texts('section:has([id="record:changes"]) .change')).toEqual([
      `${changes[0]}3`,
      changes[1],
      changes[2],
      `${changes[3]}1`,
    ]);
  });

  it('are shown at the sections that they changed', () => {
    expect(corrected.texts('section:has(#closure) .change')).toEqual([changes[2], changes[3]]);
    expect(corrected.texts('section:has(#counts) .change')).toEqual([changes[1]]);
  });

  it('are counted in the byline if they are corrections, with a link to the list', () => {
    expect(corrected.texts('.byline a[href="#record:changes"]')).toEqual(['2 corrections']);
  });

  it('are absent from an explainer without changes', () => {
    expect(at('same-topic/').all('.change, [id="record:changes"]')).toEqual([]);
  });
});

describe('the corrections of the site', () => {
  const page = at('corrections/');
  const feed = readFileSync(join(folder, 'corrections.xml'), 'utf8');

  it('are on one page with withdrawals before them and all other changes after them', () => {
    expect(page.texts('h2')).toEqual(['Withdrawn', 'Corrections', 'Updates and clarifications']);
    const list = (heading: number) => `main section:nth-of-type(${heading})`;
    const entries = (heading: number) => page.texts(`${list(heading)} li`);
    expect(entries(1)).toEqual(['The ferry does not exist. A ferry that is withdrawn']);
    expect(entries(2)).toEqual([
      'The count of 5 January was given as 14,800; it is 1,480. A bridge that was corrected · Counts',
      'The ferry was called a bridge. A ferry that is withdrawn · The ferry',
      'The bridge was called a ferry. A bridge that was corrected · Closure: what is shut',
    ]);
    expect(entries(3)).toEqual([
      'The city wrote to hauliers. Update · A bridge that was corrected',
      '“Closed” means: to lorries. Clarification · A bridge that was corrected · Closure: what is shut',
    ]);
    expect(page.texts(`${list(2)} h3`)).toEqual(['8 January 2026', '5 January 2026', '4 January 2026']);
    expect(page.attributes(`${list(2)} li a`, 'href')).toEqual([
      '/corrected/#record:changes',
      '/corrected/#counts',
      '/withdrawn/#record:changes',
      '/withdrawn/#ferry',
      '/corrected/#record:changes',
      '/corrected/#closure',
    ]);
  });

  it('are a feed, each with a unique id and its date at midnight UTC', () => {
    const all = (tag: string) =>
      Array.from(feed.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'gs')), ([, text]) => text);
    expect(all('content')).toEqual([
      '<![CDATA[The count of 5 January was given as 14,800; it is 1,480.]]>',
      '<![CDATA[The bridge was called a ferry.]]>',
    ]);
    const [feedId, ...entryIds] = all('id');
    expect(feedId).toBe('https://example.org/corrections/');
    expect(new Set(entryIds).size).toBe(2);
    expect(all('updated')).toEqual(['2026-01-08', '2026-01-08', '2026-01-04'].map((day) => `${day}T00:00:00.000Z`));
  });

  it('are linked from every page', () => {
    for (const path of ['', 'corrected/', 'glossary/', 'about/']) {
      expect(at(path).attributes('.colophon a', 'href')).toContain('/corrections/');
      expect(at(path).attributes('.colophon a', 'href')).toContain('/corrections.xml');
    }
  });
});

describe('a withdrawn explainer', () => {
  it('stays at its address, with the reason for its withdrawal above the text', () => {
    expect(withdrawn.texts('.notice')[0]).toBe('Withdrawn on 6 January 2026. The ferry does not exist.');
    expect(withdrawn.texts('title')[0]).toMatch(/^Withdrawn: /);
    expect(withdrawn.texts('#ferry')).toEqual(['The ferry']);
    expect(withdrawn.attributes('meta[name=robots]', 'content')).toEqual(['noindex']);
  });

  it.each(['', 'search/', 'topics/bridges/', 'authors/desk/', 'sources/', 'glossary/', 'corrected/', '404.html'])(
    'is not in /%s',
    (path) => {
      const page = path.endsWith('.html') ? new Page(folder, path) : at(path);
      expect(page.attributes('a', 'href').filter((link) => link.startsWith('/withdrawn'))).toEqual([]);
    },
  );

  it('has no topic page, is not in the feed, and its sources are not in the list of all sources', () => {
    expect(existsSync(join(folder, 'topics/ferries'))).toBe(false);
    expect(readFileSync(join(folder, 'corrections.xml'), 'utf8')).not.toContain('withdrawn');
    expect(at('sources/').texts('.list li').join()).not.toContain('A tale');
  });
});

describe('related explainers', () => {
  it('are named with what they share', () => {
    expect(corrected.texts('.related li')).toEqual([
      'What shares two sources 2 shared sources',
      'What shares a topic only Bridges',
    ]);
  });

  it('are absent if nothing is shared', () => {
    expect(at('nothing-shared/').all('.related')).toEqual([]);
  });
});

describe('the byline', () => {
  it('links to each author, and says how long the explainer takes to read', () => {
    expect(corrected.attributes('.byline b a', 'href')).toEqual(['/authors/desk/', '/authors/second/']);
    expect(corrected.texts('.byline')[0]).toMatch(
      /By The desk and A second desk.*1 min read.*A second desk\. It does not exist\./,
    );
    expect(at('authors/second/').texts('h2')).toEqual([
      'A bridge that was corrected',
      'What shares two sources',
      'What shares nothing',
    ]);
  });
});

it('an explainer says up to which date it covers events, and how long ago that is', () => {
  expect(corrected.texts('.opening aside')[0]).toMatch(
    /^Covers events up to 5 January 2026\. That is more than (a|\d+) (month|year)s? ago\.$/,
  );
});
