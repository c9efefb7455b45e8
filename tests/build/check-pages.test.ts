/** The checks of built files: what every page says of itself. */
import { it } from 'vitest';
import { isFound, one, sound, type Wrong, without } from '../support/sound-site.ts';

const wrong: Wrong[] = [
  ['no title', 'page-title', without('<title>A page</title>')],
  ['an empty title', 'page-title', without('A page', ' ')],
  ['two titles', 'page-title', one('', '<title>B</title>')],
  [
    'a title that is only that of a drawing',
    'page-title',
    {
      ...without('<title>A page</title>'),
      ...{
        'one/index.html': sound['one/index.html']
          .replace('<title>A page</title>', '')
          .replace('</body>', '<svg><title>A</title></svg></body>'),
      },
    },
  ],
  ['no description', 'page-description', without(/<meta name="description"[^>]*>/)],
  ['an empty description', 'page-description', without('What it says')],
  ['no language', 'page-language', without(' lang="en"')],
  ['a language that is none', 'page-language', without('lang="en"', 'lang="e"')],
  ['no canonical address', 'page-canonical', without(/<link rel="canonical"[^>]*>/)],
  [
    'a canonical address of another site',
    'canonical-outside',
    without('https://news.example/base/one/"', 'https://other.example/"'),
  ],
  [
    'a canonical address of no page',
    'dead-link',
    without('https://news.example/base/one/"', 'https://news.example/base/two/"'),
  ],
];

it.each(wrong)('the checks of built files find %s', (_what, rule, changes) => isFound(rule, changes));
