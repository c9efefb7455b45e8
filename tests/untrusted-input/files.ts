/** File names that are no valid addresses, and anything other than a regular file. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, cited, explainer, type Folder, folder } from './base.ts';

const valid = explainer({ introduction: `${cited}[^a:said]` });
const named = (name: string): Folder => ({ [`explainers/${name}`]: valid });
const insteadOfFile = (create: (path: string) => void): Folder => ({ 'explainers/case.mdx': create });
const withFile = (name: string, create: (path: string) => void): Folder => folder({}, { [name]: create });
const linkTo = (target: string) => (path: string) => symlinkSync(target, path);

export const files: Case[] = [
  ...[
    'Upper.mdx',
    'two words.mdx',
    'a%2fb.mdx',
    'a%00b.mdx',
    '.mdx',
    '...mdx',
    '-x.mdx',
    '1.mdx',
    '日本.mdx',
    '<script>.mdx',
    'a\nb.mdx',
    'a\u202eb.mdx',
    '"x".mdx',
    'a?b#c.mdx',
    '__proto__.mdx',
    'a.b.mdx',
    '$(id).mdx',
  ].map((name): Case => [`the name ${JSON.stringify(name)}`, 'malformed-id', named(name)]),
  ...['search', '404', 'og', 'assets', 'feed', 'pagefind', 'sources', 'robots', 'sitemap-index', 'llms'].map(
    (name): Case => [
      `the name ${name}, which the site itself uses`,
      name === '404' ? 'malformed-id' : 'reserved-slug',
      named(`${name}.mdx`),
    ],
  ),
  ['the name constructor', 'page', named('constructor.mdx')],
  ['the name index', 'page', named('index.mdx')],
  ['a name with two hundred letters', 'page', named(`${'a'.repeat(200)}.mdx`)],
  ['a folder with the name of an explainer', 'cannot-be-read', insteadOfFile((path) => mkdirSync(path))],
  ['a symbolic link to a file outside', 'file-elsewhere', insteadOfFile(linkTo('/etc/passwd'))],
  [
    'a relative symbolic link to a file outside',
    'file-elsewhere',
    insteadOfFile(linkTo(`${'../'.repeat(9)}etc/passwd`)),
  ],
  ['a symbolic link to the root folder', 'file-elsewhere', insteadOfFile(linkTo('/'))],
  ['a symbolic link to an endless device', 'file-elsewhere', insteadOfFile(linkTo('/dev/zero'))],
  ['a broken symbolic link', 'cannot-be-read', insteadOfFile(linkTo('nothing.mdx'))],
  ['a symbolic link to itself', 'cannot-be-read', insteadOfFile(linkTo('case.mdx'))],
  [
    'a symbolic link to another explainer',
    'page',
    { ...named('neighbour.mdx'), 'explainers/case.mdx': linkTo('neighbour.mdx') },
  ],
  ['a named pipe', 'cannot-be-read', insteadOfFile((path) => execFileSync('mkfifo', [path]))],
  ['a folder called glossary.yml', 'cannot-be-read', withFile('glossary.yml', (path) => mkdirSync(path))],
  ['topics.yml as a symbolic link to a file outside', 'file-elsewhere', withFile('topics.yml', linkTo('/etc/passwd'))],
  [
    'chart data as a symbolic link to a file outside',
    'file-elsewhere',
    {
      ...folder({ body: `${cited}\n\n<Chart data="x" title="T" unit="u">\n\n${cited}\n\n</Chart>` }),
      'data/x.csv': linkTo('/etc/passwd'),
    },
  ],
  [
    'a file in place of the data folder',
    'chart-data',
    {
      ...folder({ body: `<Chart data="x" title="T" unit="u">\n\n${cited}\n\n</Chart>` }),
      data: (path) => writeFileSync(path, ''),
    },
  ],
  ['a folder called published.json', 'cannot-be-read', withFile('published.json', (path) => mkdirSync(join(path)))],
];
