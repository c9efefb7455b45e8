/** Every way in which servers keep a page from its readers, and what the reader of pages says of it. */
import type { ServerResponse } from 'node:http';
import { gzipSync, zstdCompressSync } from 'node:zlib';

/** Answers in one way. `fill` replaces `{{origin}}`. */
type Respond = (response: ServerResponse, fill: (text: string) => string) => void;

/** A way to misbehave. Either a problem is reported, or the work is found in spite of it. */
export interface Misbehaviour {
  name: string;
  path: string;
  respond: Respond;
  /** The beginning of the problem. */
  problem?: string;
  /** The title that is found. */
  title?: string;
}

const send =
  (status: number, headers: Record<string, string> = {}, body: string | Buffer = ''): Respond =>
  (response, fill) =>
    response.writeHead(status, headers).end(typeof body === 'string' ? fill(body) : body);

const html = (body: string, status = 200): Respond =>
  send(status, { 'content-type': 'text/html; charset=utf-8' }, body);
const file = (type: string, bytes: number[] | string): Respond =>
  send(200, { 'content-type': type }, typeof bytes === 'string' ? bytes : Buffer.from(bytes));
const redirect = (location: string, status = 302): Respond => send(status, { location });
/** Sends a page whose title is also its heading. */
const titled = (title: string, rest = ''): Respond =>
  html(`<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1>${rest}</body></html>`);

const article = `<!doctype html><html lang="en"><head><title>The work itself</title>
<meta property="og:type" content="article">
<meta property="og:title" content="The work itself"></head><body><h1>The work itself</h1>`;
const password = '<form><input type="text" name="user"><input type="password" name="password"></form>';

/** A PDF whose /Encrypt dictionary fits no password. */
const lockedPdf = `%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [] /Count 0 >>
endobj
3 0 obj
<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>
endobj
trailer
<< /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [<00><00>] >>
%%EOF`;

const consent = 'The page asks for consent to cookies';
const captcha = 'The server shows a CAPTCHA';
const login = 'The page asks for a login';
const subscription = 'The page asks for a subscription';
const failure = 'The server answers 200, but the page says that the site is out of order.';
const script = 'The page is empty without JavaScript.';
const missing = 'The server answers 200, but the page says that the work was not found.';

const table: [name: string, respond: Respond, expected: { problem: string } | { title: string }, path?: string][] = [
  ['consent page after a redirect', redirect('/consent?continue=%2Fstory'), { problem: consent }],
  ['(consent page)', titled('Before you continue to Example Search'), { problem: consent }, '/consent'],
  ['consent page in place', titled('We value your privacy'), { problem: consent }],
  ['consent page in German', titled('Bevor Sie zu Beispiel weitergehen'), { problem: consent }],
  ['consent page in Polish', titled('Szanujemy Twoją prywatność'), { problem: consent }],
  ['CAPTCHA with status 200', titled('Are you a robot?'), { problem: captcha }],
  [
    'test for browsers with status 403',
    html('<!doctype html><title>Just a moment...</title>', 403),
    { problem: captcha },
  ],
  ['test for browsers with status 200', titled('Pardon Our Interruption'), { problem: captcha }],
  ['test by a header', send(403, { 'x-datadome': 'protected' }), { problem: captcha }],
  ['login after a redirect', redirect('/login?next=%2Fstory'), { problem: login }],
  ['(login page)', titled('Example Account', password), { problem: login }, '/login'],
  ['login in place', titled('Welcome back to Example', password), { problem: login }],
  ['login in Russian', titled('Вход', password), { problem: login }],
  ['subscription after a redirect', redirect('/subscribe?from=story'), { problem: subscription }],
  [
    '(subscription page)',
    titled('Example Digital from 1 a week'),
    { title: 'Example Digital from 1 a week' },
    '/subscribe',
  ],
  [
    'subscription with metadata',
    html(`${article}<h2>Subscribe to continue</h2>${password}`),
    { title: 'The work itself' },
  ],
  ['401', send(401), { problem: 'The server answers 401.' }],
  ['402', send(402), { problem: 'The server answers 402.' }],
  ['403', html(article, 403), { problem: 'The server answers 403.' }],
  ['404', html('<title>Not here</title>', 404), { problem: 'The server answers 404.' }],
  ['410', send(410), { problem: 'The server answers 410.' }],
  ['451', send(451), { problem: 'The server answers 451.' }],
  ['500', send(500), { problem: 'The server answers 500.' }],
  ['limit of requests', send(429, { 'retry-after': '3600' }), { problem: 'The server limits the number of requests.' }],
  ['soft 404', titled('Page not found'), { problem: missing }],
  [
    'soft 404 with the publisher',
    html('<title>404 - Page not found | Example Times</title><h1>Oops!</h1>'),
    { problem: missing },
  ],
  ['soft 404 after the publisher', html('<title>Example Times | Page Not Found</title>'), { problem: missing }],
  [
    'soft 404 that calls itself an article',
    html(article.replaceAll('The work itself', 'Page not found')),
    { problem: missing },
  ],
  ['soft 404 in Italian with a number', titled('Errore 404: pagina non trovata'), { problem: missing }],
  ['soft 404 in Swedish', titled('Sidan kunde inte hittas'), { problem: missing }],
  ['domain for sale', titled('example-times.example is for sale'), { problem: missing }],
  ['failure with status 200', titled('503 Service Unavailable'), { problem: failure }],
  ['soft 404 in French', titled('Page introuvable'), { problem: missing }],
  ['soft 404 in Persian', titled('صفحه مورد نظر یافت نشد'), { problem: missing }],
  ['soft 404 in Chinese', titled('抱歉，您访问的页面不存在'), { problem: missing }],
  [
    'article about a number',
    titled('404 days without rain in the valley'),
    { title: '404 days without rain in the valley' },
  ],
  ['article about a login', titled('Login data of thousands stolen'), { title: 'Login data of thousands stolen' }],
  ['article about access', titled('Access denied: how ports close'), { title: 'Access denied: how ports close' }],
  ['article about a wreck', titled('Nothing found on wreck'), { title: 'Nothing found on wreck' }],
  ['article about a page', titled('Error 404: a history'), { title: 'Error 404: a history' }],
  ['redirect to the home page', redirect('/', 301), { problem: 'It redirects to the home page' }],
  ['(home page)', titled('Example Times'), { title: 'Example Times' }, '/'],
  ['empty body', html(''), { problem: 'The server answers without content.' }],
  ['204', send(204), { problem: 'The server answers without content.' }],
  ['spaces only', html(' \n '), { problem: 'The page does not say its title.' }],
  [
    'page without title',
    html('<html><body><p>Words.</p></body></html>'),
    { problem: 'The page does not say its title.' },
  ],
  ['page without metadata', html('<title>Minutes of 4 May</title><p>Present: five.'), { title: 'Minutes of 4 May' }],
  [
    'page that needs JavaScript',
    html(
      '<title>Example</title><div id="root"></div><script src="/a.js"></script><noscript>You need to enable JavaScript to run this app.</noscript>',
    ),
    { problem: 'The page is empty without JavaScript.' },
  ],
  [
    'page that needs JavaScript, with metadata',
    html(`${article.replace(/<h1>.*/, '')}<div id="root"></div><script src="/a.js"></script>`),
    { title: 'The work itself' },
  ],
  ['meta refresh', html('<meta http-equiv="refresh" content="0; url=/target">'), { title: 'The work itself' }],
  ['(target)', html(article), { title: 'The work itself' }, '/target'],
  [
    'meta refresh in a circle',
    html('<title>A</title><meta http-equiv="Refresh" content="0;URL=\'/circle\'">'),
    { title: 'B' },
  ],
  [
    '(circle)',
    html('<title>B</title><meta http-equiv="refresh" content="0;url=/meta-refresh-in-a-circle">'),
    { title: 'A' },
    '/circle',
  ],
  ['text for browsers without JavaScript', titled('JavaScript is not available.'), { problem: script }],
  [
    'meta refresh without JavaScript',
    html('<head><noscript><meta http-equiv="refresh" content="0; url=/target"></noscript><title>A</title></head>'),
    { title: 'A' },
  ],
  [
    'meta refresh to a script',
    html(`<meta http-equiv="refresh" content="0;url=javascript:alert(1)">${article}`),
    { title: 'The work itself' },
  ],
  ['redirects in a circle', redirect('/circle/2'), { problem: 'The redirects form a loop.' }],
  ['(second)', redirect('/redirects-in-a-circle'), { problem: 'The redirects form a loop.' }, '/circle/2'],
  ['redirect to a script', redirect('javascript:alert(1)'), { problem: 'It redirects to something' }],
  [
    'image',
    file('text/html', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    { problem: 'The address leads to an image,' },
  ],
  [
    'ZIP archive',
    file('application/octet-stream', [0x50, 0x4b, 3, 4, 20, 0]),
    { problem: 'The address leads to a ZIP archive' },
  ],
  [
    'video file',
    file('video/mp4', [0, 0, 0, 0x20, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73]),
    { problem: 'The address leads to a video' },
  ],
  ['JSON', file('application/json', '{"title":"No page"}'), { problem: 'The address leads to JSON,' }],
  [
    'feed',
    file('text/html', '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Feed</title></channel></rss>'),
    { problem: 'The address leads to XML,' },
  ],
  [
    'text file',
    file('text/plain', 'Minutes of 4 May'),
    { problem: 'The address leads to a file of the type text/plain,' },
  ],
  ['HTML of an unknown type', file('application/octet-stream', article), { title: 'The work itself' }],
  ['damaged PDF', file('application/pdf', '%PDF-1.7\n%garbage'), { problem: 'The PDF is damaged' }],
  ['locked PDF', file('application/pdf', lockedPdf), { problem: 'The PDF is locked with a password' }],
  [
    'large PDF',
    file('application/pdf', `%PDF-1.7\n${' '.repeat(21 * 1024 * 1024)}`),
    { problem: 'The PDF is larger than 20 MB' },
  ],
  ['large page', html(`${article}${'<p>More words of it. '.repeat(1_200_000)}`), { title: 'The work itself' }],
  ['deep page', html(`${article}${'<div>'.repeat(200_000)}`), { problem: 'The page is nested too deeply' }],
  [
    'deep JSON-LD',
    html(`${article}<script type="application/ld+json">${'['.repeat(100_000)}`),
    { title: 'The work itself' },
  ],
  ['page about PDF', titled('What %PDF-1.7 means'), { title: 'What %PDF-1.7 means' }],
  ['page without a name', titled('Untitled Document'), { problem: 'The page does not say its title.' }],
  [
    'charset that is none',
    send(200, { 'content-type': 'text/html; charset=iso-2022-kr' }, article),
    { title: 'The work itself' },
  ],
  ['deep microdata', html(`${article}${'<div itemprop="author">'.repeat(400)}`), { title: 'The work itself' }],
  [
    'long Link header',
    send(200, { 'content-type': 'text/html', link: '<a'.repeat(30_000) }, article),
    { title: 'The work itself' },
  ],
  ['zstd', send(200, { 'content-encoding': 'zstd' }, zstdCompressSync(article)), { title: 'The work itself' }],
  [
    'compression cut off',
    send(200, { 'content-encoding': 'gzip' }, gzipSync(article).subarray(0, 60)),
    { problem: 'The connection broke' },
  ],
  ['compression of nothing', send(200, { 'content-encoding': 'gzip' }), { problem: 'The connection broke' }],
  ['damaged compression', send(200, { 'content-encoding': 'gzip' }, article), { problem: 'The connection broke' }],
  [
    'body cut off',
    (response) => {
      response.writeHead(200, { 'content-length': '9999' }).write(article, () => response.destroy());
    },
    { problem: 'The connection broke' },
  ],
  [
    'connection reset',
    (response) => {
      response.socket?.resetAndDestroy();
    },
    { problem: 'The connection broke' },
  ],
  ['no answer', () => {}, { problem: 'The server did not answer in time.' }],
  [
    'body without end',
    (response) => {
      response.writeHead(200).write(article);
    },
    { problem: 'The server did not answer in time.' },
  ],
  [
    'no HTTP',
    (response) => {
      response.socket?.end('SSH-2.0-Example\r\n');
    },
    { problem: 'The response cannot be parsed' },
  ],
];

/** All ways to misbehave. A name in brackets is that of a page to which another leads. */
export const misbehaviours: readonly Misbehaviour[] = table.map(([name, respond, expected, path]) => ({
  name,
  path: path ?? `/${name.toLowerCase().replace(/[^a-z\d]+/g, '-')}`,
  respond,
  ...expected,
}));
