/** `npm run source -- add`, with servers that answer as doi.org and Open Library do. */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeContent } from '../support/content-folder.ts';
import { root, run } from '../support/run.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-source-add-'));
const content = join(folder, 'content');
const explainer = join(content, 'explainers/council.mdx');

const article = {
  type: 'journal-article',
  title: 'Load limits of bridges',
  'container-title': 'Journal of Examples',
  publisher: 'Example Society',
  author: [{ given: 'Jane', family: 'Roe' }],
  issued: { 'date-parts': [[2023, 11, 5]] },
  DOI: '10.5555/ok',
  URL: 'https://doi.org/10.5555/ok',
};
const book = {
  title: 'Bridges of the north',
  subtitle: 'A history',
  authors: [{ name: 'Ursula von der Leyen', url: 'https://openlibrary.example/authors/OL1A' }],
  publishers: [{ name: 'Example Press' }],
  publish_date: 'March 1998',
  url: 'https://openlibrary.example/books/OL1M',
};

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
const sendJson =
  (data: unknown): Answer =>
  (response) =>
    response.setHeader('Content-Type', 'application/vnd.citationstyles.csl+json').end(JSON.stringify(data));
const sendStatus =
  (status: number, headers = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end('<title>No</title>');

const answers: Record<string, Answer> = {
  '/10.5555/ok': (response, request) =>
    (request.headers.accept?.includes('csl+json') ? sendStatus(302, { Location: '/record' }) : sendStatus(406))(
      response,
      request,
    ),
  '/record': sendJson(article),
  '/10.5555/a%3Cb%3E%23c': sendJson({ ...article, DOI: '10.5555/A<b>#c' }),
  '/10.5555/little': sendJson({ title: 'Only a title', DOI: '10.5555/little' }),
  '/10.5555/html': sendStatus(200),
  '/10.5555/406': sendStatus(406),
  '/10.5555/limited': sendStatus(429, { 'Retry-After': '3600' }),
  '/10.5555/500': sendStatus(500),
  '/10.5555/broken': (response) => response.end('{"title": "x'),
  '/10.5555/list': sendJson([1]),
  '/10.5555/silent': () => {},
  '/api/books?bibkeys=ISBN:9780306406157&jscmd=data&format=json': sendJson({ 'ISBN:9780306406157': book }),
  '/api/books?bibkeys=ISBN:9783161484100&jscmd=data&format=json': sendJson({}),
};
const requested: string[] = [];
const server = createServer((request, response) => {
  const { url = '' } = request;
  if (url !== '/robots.txt') requested.push(url);
  (answers[url] ?? sendStatus(404))(response, request);
});

let address = '';
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  requested.length = 0;
  rmSync(content, { recursive: true, force: true });
  writeContent(folder, {
    'explainers/council.mdx': writeExplainerText('## One\n\nIt met.[^a][^b][^c]', {
      sources:
        '  # books\n  - id: bridges\n    publisher: Example Press\n    title: Bridges\n    isbn: 0-306-40615-2\n' +
        '    kind: book\n    quotes:\n      short: "A bridge is short."\n',
    }),
    'explainers/other.mdx': writeExplainerText('## One\n\nOther.'),
    'sources.yml': '- id: limits\n  publisher: P\n  title: Limits\n  doi: 10.5555/LIMITS\n  kind: journal\n',
  });
});

const add = (...args: string[]) =>
  run('source', { CONTENT_DIR: content, DOI_URL: address, OPEN_LIBRARY_URL: `${address}/` }, [
    ...['add', '--pause', '0.01', '--timeout', '2'],
    ...args,
  ]);
const addJson = async (...args: string[]) => JSON.parse((await add(...args, '--format', 'json')).stdout) as unknown;
const read = (slug: string) => readFileSync(join(content, `explainers/${slug}.mdx`), 'utf8');

describe('a work with a DOI', () => {
  const expected = {
    id: 'example-society-2023-11-05',
    publisher: 'Example Society',
    title: 'Load limits of bridges',
    container: 'Journal of Examples',
    doi: '10.5555/ok',
    kind: 'journal',
    authors: [{ family: 'Roe', given: 'Jane' }],
    published: '2023-11-05',
  };

  it.each(['10.5555/ok', 'doi:10.5555/ok', 'https://doi.org/10.5555/ok', 'http://dx.doi.org/10.5555/ok'])(
    '%s is found, and its entry is the only output in JSON',
    async (doi) => {
      const before = read('council');
      expect(await addJson(doi, '--to', 'council')).toEqual(expected);
      expect(read('council')).toBe(before);
    },
  );

  it('is asked about with its signs encoded', async () => {
    expect(await addJson('10.5555/a<b>#c')).toMatchObject({ doi: '10.5555/A<b>#c' });
  });

  it('is shown with the origin of each field, and printed to copy; nothing is written', async () => {
    const before = read('council');
    const { code, stdout } = await add('10.5555/ok');
    expect(code).toBe(0);
    expect(stdout).toContain('  container: “Journal of Examples”  ← doi.org: container-title\n');
    expect(stdout).toContain('\n  - id: example-society-2023-11-05\n    publisher: "Example Society"\n');
    expect(stdout).toContain('“--to <explainer>” writes into an explainer.');
    expect(read('council')).toBe(before);
  });

  it('is written into an explainer, which then passes check when it is cited', async () => {
    const { stdout } = await add('10.5555/ok', '--to', 'council');
    expect(stdout).toMatch(/Wrote 1 source into .*council\.mdx\.\nCite it as \[\^example-society-2023-11-05\]\.\n$/);
    writeFileSync(explainer, read('council').replace('[^a]', '[^a][^bridges:short][^example-society-2023-11-05]'));
    const check = await run('check', { CONTENT_DIR: content }, ['--format', 'json']);
    const diagnostics = JSON.parse(check.stdout) as { file: string; severity: string; message: string }[];
    expect(diagnostics.filter(({ file, severity }) => file.includes('council') && severity === 'error')).toEqual([]);
  });

  it('has comments for what was not found, and check names it', async () => {
    const { stdout } = await add('10.5555/little', '--to', 'council');
    expect(stdout).toContain('Not found: publisher, kind.');
    expect(read('council')).toContain(
      '\n  - id: source\n    # publisher: who first published it\n    title: "Only a title"\n    doi: "10.5555/little"\n    # kind: news | wire |',
    );
    const { stdout: diagnostics } = await run('check', { CONTENT_DIR: content });
    expect(diagnostics).toContain('publisher');
    expect(await addJson('10.5555/little')).toEqual({ id: 'source', title: 'Only a title', doi: '10.5555/little' });
  });

  it.each([
    ['10.5555/missing', 'No work has the DOI 10.5555/missing'],
    ['10.5555/html', 'doi.org has no readable record of the work with the DOI'],
    ['10.5555/406', 'doi.org has no readable record of the work with the DOI'],
    ['10.5555/limited', 'The server limits the number of requests. Try again later.'],
    ['10.5555/500', 'The server answers 500. Try again later, or write the entry by hand.'],
    ['10.5555/broken', 'doi.org sent a broken answer about the DOI 10.5555/broken.'],
    ['10.5555/list', 'doi.org sent a broken answer about the DOI 10.5555/list.'],
  ])('%s that cannot be found ends in one sentence', async (doi, sentence) => {
    const before = read('council');
    for (const options of [
      ['--to', 'council'],
      ['--format', 'json'],
    ]) {
      const { code, stdout, stderr } = await add(doi, ...options);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(sentence);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
    expect(read('council')).toBe(before);
  });
});

describe('a book with an ISBN', () => {
  it.each(['978-0-306-40615-7', '9780306406157', 'ISBN 978-0-306-40615-7'])('%s is found', async (isbn) => {
    rmSync(explainer);
    expect(await addJson(isbn)).toEqual({
      id: 'example-press-1998-03',
      publisher: 'Example Press',
      title: 'Bridges of the north: A history',
      isbn: isbn.replace('ISBN ', ''),
      kind: 'book',
      authors: ['Ursula von der Leyen'],
      published: '1998-03',
    });
  });

  it('that is not known, or is none, ends in one sentence', async () => {
    expect((await add('978-3-16-148410-0')).stderr).toContain(
      'Open Library has no book with the ISBN 978-3-16-148410-0.',
    );
    expect((await add('978-3-16-148410-1')).stderr).toContain('“978-3-16-148410-1” is not an ISBN');
    expect(requested).toHaveLength(1);
  });
});

describe('a work that the site knows', () => {
  it('is not written twice, whatever the form of its ISBN', async () => {
    const before = read('council');
    const { code, stdout } = await add('9780306406157', '--to', 'council');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^This explainer lists the work “Bridges” already, as “bridges”\.\n/);
    expect(stdout).not.toContain('Not found');
    expect(stdout).toMatch(/Nothing was written: .*council\.mdx has it\.\nCite it as \[\^bridges\]\.\n$/);
    expect(read('council')).toBe(before);
    expect(await addJson('9780306406157')).toMatchObject({ id: 'bridges', isbn: '9780306406157' });
  });

  it('is copied from another explainer under its id, without the quotes that only that one cites', async () => {
    const { stdout } = await add('9780306406157', '--to', 'other');
    expect(stdout).toContain('The site knows the work “Bridges” already: “bridges” in council.mdx.');
    expect(stdout).toContain('“npm run source -- share” moves what several files list to sources.yml.');
    expect(read('other')).toContain(
      '\n  - id: bridges\n    publisher: "Example Press"\n    title: Bridges\n    isbn: 0-306-40615-2\n    kind: book\n',
    );
    expect(read('other')).not.toContain('quotes');
  });

  it('is listed by its id when it is in sources.yml, whatever the case of its DOI', async () => {
    answers['/10.5555/limits'] = sendJson({ ...article, DOI: '10.5555/limits' });
    const { stdout } = await add('10.5555/limits', '--to', 'other');
    expect(stdout).toContain('The site knows the work “Limits” already: “limits” in sources.yml.');
    expect(read('other')).toMatch(/\n {2}- limits\n/);
    expect((await add('10.5555/limits', '--to', 'other')).stdout).toContain('Nothing was written');
  });

  it.each(['http://www.example.org/a/', 'https://example.org/a?utm_source=x&fbclid=1#top'])(
    'is known by its address %s',
    async (url) => {
      const file = join(folder, 'one.json');
      writeFileSync(file, JSON.stringify([{ type: 'webpage', title: 'T', publisher: 'P', URL: url }]));
      expect(await addJson(file)).toMatchObject({ id: 'a' });
    },
  );
});

describe('a file of a reference manager', () => {
  const zotero = join(root, 'tests/fixtures/imports/zotero.json');

  it('comes in whole, with ids that never clash, and nothing twice', async () => {
    const entries = (await addJson(zotero)) as { id: string }[];
    expect(entries).toHaveLength(20);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(20);
    for (const { id } of entries) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    const { stdout } = await add(zotero, '--to', 'council');
    // The book is there already, as “bridges”.
    expect(stdout).toContain('Wrote 19 sources into');
    const after = read('council');
    expect((await add(zotero, '--to', 'council.mdx')).stdout).toMatch(/Nothing was written: .* has all of them\./);
    expect(read('council')).toBe(after);
    expect(after).toContain('\n  # books\n');
  });

  it('is asked of no server', async () => {
    await add(zotero);
    expect(requested).toEqual([]);
  });
});

describe('a wrong call', () => {
  it.each([
    [2, ['10.5555/ok', '--to', 'concil'], 'There is no explainer “concil”. Did you mean “council”?'],
    [2, ['10.5555/ok', '--format', 'xml'], '--format is “xml”. The only format is json.'],
    [2, ['a', 'b'], 'Give one work at a time, or a file with several.'],
    [2, ['10.5555/ok', '--timeout', 'soon'], '--timeout is “soon”'],
    [1, ['bridges.example/a'], '“bridges.example/a” is not a full address. Write https:// in front of it.'],
    [1, ['10.5555'], '“10.5555” is not an address, DOI or ISBN'],
    [1, ['none.bib'], 'There is no file none.bib.'],
    [1, ['ftp://example.org/a'], '“ftp://example.org/a” is not an address, DOI or ISBN'],
  ])('ends with code %i for %j, in one sentence, before anything is requested', async (exitCode, args, sentence) => {
    const { code, stdout, stderr } = await add(...args);
    expect([code, stdout]).toEqual([exitCode, '']);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(requested).toEqual([]);
  });

  it('says which files of the content cannot be compared, and writes all the same', async () => {
    writeFileSync(join(content, 'explainers/broken.mdx'), '---\ntitle: [\n---\n');
    const { code, stdout } = await add('10.5555/ok', '--to', 'council');
    expect(code).toBe(0);
    expect(stdout).toMatch(/broken\.mdx cannot be parsed: .* Its sources are not compared/);
  });
});
