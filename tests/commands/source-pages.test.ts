/** `npm run source -- add <address> --format json`, as programs call it: over the pages of publishers, good and bad. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sourceKeys } from '../../src/authoring/add-source/found-entry.ts';
import { writeContent } from '../support/content-folder.ts';
import { misbehaviours } from '../support/publishers/misbehaviours.ts';
import { type PublisherServer, publisherPages, startPublisherServer } from '../support/publishers/server.ts';
import { type Outcome, run } from '../support/run.ts';

/** Every second page and every third misbehaviour: all of them are read without a process in `tests/authoring/`. */
const pages = publisherPages.filter((_, index) => index % 2 === 0);
const bad = misbehaviours.filter(({ name }, index) => index % 3 === 0 && !/slow|silent|stalls|never/i.test(name));
const timeout = '6';

const folder = mkdtempSync(join(tmpdir(), 'footing-source-pages-'));
let server: PublisherServer;
const outcomes = new Map<string, Outcome>();

const add = (address: string, ...options: string[]) =>
  run('source', { CONTENT_DIR: join(folder, 'content') }, ['add', address, '--format', 'json', ...options]);

beforeAll(async () => {
  writeContent(folder, {});
  server = await startPublisherServer();
  const waiting = [...pages, ...bad].map(({ path }) => path);
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
      outcomes.set(path, await add(server.origin + path, '--allow-local', '--pause', '0.01', '--timeout', timeout));
  };
  await Promise.all(Array.from({ length: 4 }, work));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each(pages)('the entry of $name has what is to be found, and nothing else', ({ path, work }) => {
  const { code, stdout, stderr } = outcomes.get(path) ?? {};
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { id, accessed, ...found } = JSON.parse(stdout ?? '');
  const url = String(work['url']);
  expect(found).toEqual({ ...work, url: url.startsWith('/') ? server.origin + url : url });
  expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
  expect(accessed).toMatch(/^\d{4}-\d\d-\d\d$/);
  // The keys come in the order of the frontmatter.
  const keys = Object.keys(JSON.parse(stdout ?? ''));
  expect(keys).toEqual(sourceKeys.filter((key) => keys.includes(key)));
});

it.each(bad)('$name ends with a sentence, or with the work in spite of it', ({ path, problem, title }) => {
  const { code, stdout = '', stderr = '' } = outcomes.get(path) ?? {};
  if (problem === undefined) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ title });
  } else {
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.startsWith(problem)).toBe(true);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
});

it('addresses of this machine are refused without --allow-local', async () => {
  const { code, stdout, stderr } = await add(server.origin + String(pages[0]?.path));
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('--allow-local');
});
