/** Names that are no addresses, and files that are none. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, cited, explainer, type Folder, folder } from './base.ts';

const sound = explainer({ introduction: `${cited}[^a:said]` });
const named = (name: string): Folder => ({ [`explainers/${name}`]: sound });
const instead = (make: (path: string) => void): Folder => ({ 'explainers/case.mdx': make });
const beside = (name: string, make: (path: string) => void): Folder => folder({}, { [name]: make });
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
      `the name ${name}, which is the site’s own`,
      name === '404' ? 'malformed-id' : 'reserved-slug',
      named(`${name}.mdx`),
    ],
  ),
  ['the name constructor', 'page', named('constructor.mdx')],
  ['the name index', 'page', named('index.mdx')],
  ['a name of two hundred letters', 'page', named(`${'a'.repeat(200)}.mdx`)],
  ['a folder with the name of an explainer', 'cannot-be-read', instead((path) => mkdirSync(path))],
  ['a link to a file outside', 'file-elsewhere', instead(linkTo('/etc/passwd'))],
  ['a link that climbs out', 'file-elsewhere', instead(linkTo(`${'../'.repeat(9)}etc/passwd`))],
  ['a link to all there is', 'file-elsewhere', instead(linkTo('/'))],
  ['a link to bytes without end', 'file-elsewhere', instead(linkTo('/dev/zero'))],
  ['a link to nothing', 'cannot-be-read', instead(linkTo('nothing.mdx'))],
  ['a link to itself', 'cannot-be-read', instead(linkTo('case.mdx'))],
  ['a link to a neighbour', 'page', { ...named('neighbour.mdx'), 'explainers/case.mdx': linkTo('neighbour.mdx') }],
  ['a pipe that nobody writes to', 'cannot-be-read', instead((path) => execFileSync('mkfifo', [path]))],
  ['a folder called glossary.yml', 'cannot-be-read', beside('glossary.yml', (path) => mkdirSync(path))],
  ['a link to topics outside', 'file-elsewhere', beside('topics.yml', linkTo('/etc/passwd'))],
  [
    'figures that are a link outside',
    'file-elsewhere',
    {
      ...folder({ body: `${cited}\n\n<Chart data="x" title="T" unit="u">\n\n${cited}\n\n</Chart>` }),
      'data/x.csv': linkTo('/etc/passwd'),
    },
  ],
  [
    'a file called data',
    'chart-data',
    {
      ...folder({ body: `<Chart data="x" title="T" unit="u">\n\n${cited}\n\n</Chart>` }),
      data: (path) => writeFileSync(path, ''),
    },
  ],
  [
    'a record of what was published that is a folder',
    'cannot-be-read',
    beside('published.json', (path) => mkdirSync(join(path))),
  ],
];
