/** The checks of built files: pages request nothing from other servers. */
import { it } from 'vitest';
import { expectFound, one, type Wrong } from '../support/sound-site.ts';

const mistakes: Wrong[] = [
  ['an image from another server', 'outside-request', one('<img src="https://other.example/a.png">')],
  ['an image from another server without a scheme', 'outside-request', one('<img src=//other.example/a.png>')],
  ['a script from another server', 'outside-request', one('<script src="https://other.example/a.js"></script>')],
  [
    'a style sheet from another server',
    'outside-request',
    one('', '<link rel="stylesheet" href="https://other.example/a.css">'),
  ],
  [
    'a preconnect to another server',
    'outside-request',
    one('', '<link rel="preconnect" href="https://other.example">'),
  ],
  ['a frame from another server', 'outside-request', one('<iframe src="https://other.example/"></iframe>')],
  ['an object from another server', 'outside-request', one('<object data="https://other.example/a.pdf">')],
  ['a video poster from another server', 'outside-request', one('<video poster="https://other.example/a.png">')],
  [
    'a font from another server',
    'outside-request',
    one('', '<style>@font-face{src:url(https://other.example/a.woff2)}</style>'),
  ],
  [
    'a style that imports from another server',
    'outside-request',
    one('', '<style>@import "https://other.example/a.css"</style>'),
  ],
  [
    'a style sheet file that imports from another server',
    'outside-request',
    { 'a.css': "@import url('https://other.example/a.css')" },
  ],
  [
    'a style attribute with an image from another server',
    'outside-request',
    one('<p style="background:url(https://other.example/a)">'),
  ],
  ['an SVG that uses another server', 'outside-request', one('<svg><image href="https://other.example/a"/></svg>')],
  ['a form that is sent to another server', 'outside-request', one('<form action="https://other.example/">')],
];

it.each(mistakes)('the checks of built files report %s', (_what, rule, changes) => expectFound(rule, changes));
