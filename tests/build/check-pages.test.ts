/** The checks of built files: the head of each page. */
import { it } from 'vitest';
import { expectFound, one, sound, type Wrong, without } from '../support/sound-site.ts';

const mistakes: Wrong[] = [
  ['a missing title', 'page-title', without('<title>A page</title>')],
  ['an empty title', 'page-title', without('A page', ' ')],
  ['two titles', 'page-title', one('', '<title>B</title>')],
  [
    'a title that is only in an SVG',
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
  ['a missing description', 'page-description', without(/<meta name="description"[^>]*>/)],
  ['an empty description', 'page-description', without('What it says')],
  ['a missing language', 'page-language', without(' lang="en"')],
  ['an invalid language', 'page-language', without('lang="en"', 'lang="e"')],
  ['a missing canonical address', 'page-canonical', without(/<link rel="canonical"[^>]*>/)],
  [
    'a canonical address of another site',
    'canonical-outside',
    without('https://news.example/base/one/"', 'https://other.example/"'),
  ],
  [
    'a canonical address of a missing page',
    'dead-link',
    without('https://news.example/base/one/"', 'https://news.example/base/two/"'),
  ],
];

it.each(mistakes)('the checks of built files report %s', (_what, rule, changes) => expectFound(rule, changes));
