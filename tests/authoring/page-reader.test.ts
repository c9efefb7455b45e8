/** Reads the pages of invented publishers, and compares what is found field by field. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAddress } from '../../src/authoring/page-reader/read-page.ts';
import { createWebClient } from '../../src/authoring/web/web-client.ts';
import { misbehaviours } from '../support/publishers/misbehaviours.ts';
import { type PublisherServer, publisherPages, startPublisherServer } from '../support/publishers/server.ts';

let server: PublisherServer;
const options = { purpose: 'test', timeout: 2, pause: 0.01 };
/** A new client for each address: one keeps in mind which hosts refused it. */
const createFollow = () => createWebClient({ ...options, allowLocal: true });

beforeAll(async () => {
  server = await startPublisherServer();
});
afterAll(() => server.close());

const fields = [
  ...['title', 'publisher', 'authors', 'published', 'lang', 'url', 'doi', 'isbn', 'container', 'number', 'kind'],
  'access',
] as const;

/** Returns what is found at an address: the value of each field, without the origin of the server. */
async function readFields(path: string): Promise<Record<string, unknown>> {
  const reading = await readAddress(server.origin + path, createFollow());
  if ('problem' in reading) return { problem: reading.problem };
  const entries = Object.entries(reading.work).map(([field, { value }]) => [field, value] as const);
  return Object.fromEntries(
    entries.map(([field, value]) => [field, field === 'url' ? String(value).replace(server.origin, '') : value]),
  );
}

describe('the pages of publishers', () => {
  it('yield all their fields, and none that is not theirs', async () => {
    const wrong: string[] = [];
    const rows: Record<string, string>[] = [];
    let expectedCount = 0;
    for (const { name, path, work } of publisherPages) {
      const found = await readFields(path);
      const row: Record<string, string> = { page: name };
      for (const field of new Set([...fields, ...Object.keys(found)])) {
        const [is, shouldBe] = [JSON.stringify(found[field]), JSON.stringify(work[field])];
        if (shouldBe !== undefined) expectedCount += 1;
        row[field] = is === shouldBe ? (is === undefined ? '' : 'ok') : shouldBe === undefined ? 'INVENTED' : 'WRONG';
        if (is !== shouldBe) wrong.push(`${name} ${field}: ${is} instead of ${shouldBe}`);
      }
      rows.push(row);
    }
    console.table(rows);
    console.log(`${expectedCount - wrong.length} of ${expectedCount} fields`);
    expect(publisherPages.length).toBeGreaterThanOrEqual(40);
    expect(wrong).toEqual([]);
  });
});

describe('what servers do instead', () => {
  it('is shown in at least thirty ways', () => {
    expect(misbehaviours.filter(({ name }) => !name.startsWith('(')).length).toBeGreaterThanOrEqual(30);
  });

  it.each(misbehaviours.map((each) => [each.name, each] as const))('ends in a sentence: %s', async (_name, each) => {
    const found = await readFields(each.path);
    if (each.title) expect(found).toMatchObject({ title: each.title });
    else expect(found['problem']).toMatch(/^[A-Z].*\.$/);
    if (each.problem) expect(String(found['problem']).slice(0, each.problem.length)).toBe(each.problem);
  });
});
