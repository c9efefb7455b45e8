/** The checks of built files: nothing is asked of another server. */
import { it } from 'vitest';
import { isFound, one, type Wrong } from '../support/sound-site.ts';

const wrong: Wrong[] = [
  ['a picture of another server', 'outside-request', one('<img src="https://other.example/a.png">')],
  ['a picture of another server without a scheme', 'outside-request', one('<img src=//other.example/a.png>')],
  ['a script of another server', 'outside-request', one('<script src="https://other.example/a.js"></script>')],
  [
    'a style sheet of another server',
    'outside-request',
    one('', '<link rel="stylesheet" href="https://other.example/a.css">'),
  ],
  ['a connection made ahead', 'outside-request', one('', '<link rel="preconnect" href="https://other.example">')],
  ['a frame of another server', 'outside-request', one('<iframe src="https://other.example/"></iframe>')],
  ['an object of another server', 'outside-request', one('<object data="https://other.example/a.pdf">')],
  ['the poster of a film of another server', 'outside-request', one('<video poster="https://other.example/a.png">')],
  [
    'a font of another server',
    'outside-request',
    one('', '<style>@font-face{src:url(https://other.example/a.woff2)}</style>'),
  ],
  [
    'a style that imports from another server',
    'outside-request',
    one('', '<style>@import "https://other.example/a.css"</style>'),
  ],
  ['a style sheet file that imports', 'outside-request', { 'a.css': "@import url('https://other.example/a.css')" }],
  [
    'an attribute that asks another server for a picture',
    'outside-request',
    one('<p style="background:url(https://other.example/a)">'),
  ],
  ['a drawing that uses another server', 'outside-request', one('<svg><image href="https://other.example/a"/></svg>')],
  ['a form that is sent to another server', 'outside-request', one('<form action="https://other.example/">')],
];

it.each(wrong)('the checks of built files find %s', (_what, rule, changes) => isFound(rule, changes));
