/**
 * Fifty quotations and more against pages that keep, change, move and hide their words: each gets the right verdict.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxPageBytes } from '../../src/authoring/verify/page-text.ts';
import { createPageVerifier, maxBodyBytes } from '../../src/authoring/verify/verify-page.ts';
import { createWebClient } from '../../src/authoring/web/web-client.ts';
import { encodeAs } from '../support/encode-as.ts';
import { writePdf } from '../support/write-pdf.ts';

interface Page {
  body: string | Buffer;
  type?: string;
  status?: number;
}

/**
 * A case: the page, the quoted words, the verdict, and what it says: the words of the page, or a part of the reason.
 */
type Case = [name: string, page: Page, words: string, verdict: string, details?: string];

/** More text, so that a page is as long as an article. */
const filler = `<p>${'The rest of the article goes on about other things, at some length and without any news. '.repeat(4)}</p>`;
const article = (paragraph: string, head = ''): Page => ({
  body: `<!doctype html><html><head><title>Report</title>${head}</head><body><nav>Home</nav><p>${paragraph}</p>${filler}</body></html>`,
});
const encoded = (encoding: string, paragraph: string, { header = false } = {}): Page => ({
  body: encodeAs(
    encoding,
    `<!doctype html><html><head>${header ? '' : `<meta charset="${encoding}">`}<title>x</title></head><body><p>${paragraph}</p>${filler}</body></html>`,
  ),
  type: header ? `text/html; charset=${encoding}` : 'text/html',
});
const pdf = (body: Buffer): Page => ({ body, type: 'application/pdf' });
const jsonLd = (data: object) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

const killed = 'at least 544 people were killed';
const cases: Case[] = [
  // What typesetting changes.
  ['the same words', article('HRANA said that at least 544 people were killed in the protests.'), killed, 'found'],
  ['another case', article('AT LEAST 544 PEOPLE WERE KILLED'), killed, 'found'],
  ['spaces and line breaks', article('at  least\n 544&nbsp;people were\n\nkilled'), killed, 'found'],
  ['straight quotation marks', article(`He said: "We won't talk", then left`), '“We won’t talk”', 'found'],
  ['guillemets', article('« Nous ne parlons pas », dit-il'), '"Nous ne parlons pas"', 'found'],
  [
    'dashes',
    article('the talks—held in Geneva—failed in 2019-20'),
    'the talks – held in Geneva – failed in 2019–20',
    'found',
  ],
  [
    'a hyphen that does not break',
    article('the co\u2011operation of long\u2010term partners'),
    'co-operation of long-term partners',
    'found',
  ],
  [
    'entities',
    article('Smith &amp; Sons paid &pound;5&nbsp;m &mdash; caf&eacute; costs'),
    'Smith & Sons paid £5 m — café costs',
    'found',
  ],
  ['soft hyphens', article('the recon&shy;struc&shy;tion of Bagh&shy;dad'), 'the reconstruction of Baghdad', 'found'],
  [
    'places to break a word',
    article('the recon<wbr>struc\u200btion of Baghdad'),
    'the reconstruction of Baghdad',
    'found',
  ],
  ['a ligature', article('the o\ufb03ce was \ufb01nally closed'), 'the office was finally closed', 'found'],
  ['full width', article('ＮＡＴＯ　２０２６'), 'NATO 2026', 'found'],
  ['accents in parts', article('le pre\u0301sident a de\u0301missionne\u0301'), 'le président a démissionné', 'found'],
  ['a comma instead of the full stop', article('“We will act,” he said.'), 'We will act.', 'found'],
  // Elements.
  [
    'words cut by inline elements',
    article('at le<b>as</b>t <a href="/x">544 peo</a>ple <em>were</em> killed'),
    killed,
    'found',
  ],
  ['a mark of a note', article('at least 544 people<sup><a href="#note-1">[1]</a></sup> were killed'), killed, 'found'],
  ['a line break', article('at least 544<br>people were killed'), killed, 'found'],
  ['cells of a table', article('<table><tr><td>Killed</td><td>544</td></tr></table>'), 'Killed 544', 'found'],
  ['a list', article('<ul><li>544 killed</li><li>10,681 arrested</li></ul>'), '544 killed 10,681 arrested', 'found'],
  ['a comment in the words', article('at least <!-- was 500 --> 544 people were killed'), killed, 'found'],
  [
    'quotation marks that browsers add',
    article('He said <q>we will talk</q> today'),
    'He said “we will talk” today',
    'found',
  ],
  [
    'how to pronounce a word',
    article('<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>を使う'),
    '漢字を使う',
    'found',
  ],
  ['words in a script', article(`<script>var x = "${killed}"</script>`), killed, 'missing'],
  [
    'words that are hidden',
    article(`<span hidden>${killed}</span><i style="display: none">${killed}</i>`),
    killed,
    'missing',
  ],
  ['words in noscript', article(`<noscript>${killed}</noscript>`), killed, 'missing'],
  [
    'words in the data of the article only',
    article('Loading', jsonLd({ '@graph': [{ articleBody: `HRANA: ${killed}.` }] })),
    killed,
    'found',
    'articleBody',
  ],
  // Words left out.
  [
    'words left out',
    article('at least 544 people, among them eight children, were killed'),
    'at least 544 people … were killed',
    'found',
  ],
  [
    'words left out in brackets',
    article('We, the council, having met today, reject the plan'),
    'We […] reject the plan',
    'found',
  ],
  ['a word put in', article('It must stop now, he said'), '[Iran] must stop now', 'found'],
  ['a letter changed', article('In the end the talks failed.'), '[T]he talks failed', 'found'],
  [
    'parts in another order',
    article('were killed. Later: at least 544 people marched. '),
    'at least 544 people … were killed',
    'missing',
  ],
  [
    'parts far apart',
    article(`at least 544 people came. ${'So it went on and on. '.repeat(200)} Dogs were killed`),
    'at least 544 people … were killed',
    'missing',
  ],
  [
    'a changed part',
    article('at least 544 men, among them eight children, were killed there'),
    'at least 544 people … were killed there',
    'changed',
    'at least 544 men, among them eight children, were killed there',
  ],
  // Changed words.
  [
    'one number',
    article('HRANA said that at least 2,615 people were killed in the protests.'),
    killed,
    'changed',
    'at least 2,615 people were killed',
  ],
  [
    'one word',
    article('at least 544 protesters were killed'),
    killed,
    'changed',
    'at least 544 protesters were killed',
  ],
  ['one letter', article('at least 544 people where killed'), killed, 'changed', 'at least 544 people where killed'],
  [
    'a word more',
    article('at least 544 young people were killed'),
    killed,
    'changed',
    'at least 544 young people were killed',
  ],
  ['a word less', article('at least 544 people killed'), killed, 'changed', 'at least 544 people killed'],
  [
    'two words of ten',
    article('The ministry said on Tuesday that no police had entered any of its clinics overnight.'),
    'The ministry said on Monday that no police had entered any of its hospitals overnight',
    'changed',
    'The ministry said on Tuesday that no police had entered any of its clinics overnight',
  ],
  [
    'half of the words',
    article('The ministry said on Tuesday that some doctors had left all of those clinics.'),
    'The ministry said on Monday that no police had entered any of its hospitals overnight',
    'missing',
  ],
  [
    'a minus sign',
    article('the economy grew by -5 per cent in a year'),
    'the economy grew by 5 per cent in a year',
    'changed',
    'the economy grew by -5 per cent in a year',
  ],
  ['a longer word', article('This is the artist'), 'the art', 'missing'],
  ['another sentence', article('The weather was fine on the day.'), killed, 'missing'],
  [
    'the same subject in other words',
    article('The number of dead people is given as 544 by one group.'),
    killed,
    'missing',
  ],
  // Languages and scripts.
  [
    'Persian with Arabic letters and digits',
    article('دست\u200cكم ٥٤٤ نفر كشته شدند'),
    'دست‌کم ۵۴۴ نفر کشته شدند',
    'found',
  ],
  ['Persian without its joiners', article('این خبر می شود'), 'این خبر می‌شود', 'found'],
  ['Arabic with vowel marks', article('قُتِلَ ٥٤٤ شَخصًا'), 'قتل 544 شخصا', 'found'],
  ['Hebrew', article('נֶהֶרְגוּ 544 בני אדם'), 'נהרגו 544 בני אדם', 'found'],
  [
    'Russian, in another encoding',
    encoded('windows-1251', 'Погибли 544 человека, сообщает агентство'),
    'погибли 544 человека',
    'found',
  ],
  [
    'French, in another encoding',
    encoded('windows-1252', 'Au moins 544 personnes ont été tuées, a déclaré l’ONG'),
    'ont été tuées, a déclaré l’ONG',
    'found',
  ],
  [
    'Japanese, in another encoding',
    encoded('shift_jis', '少なくとも544人が死亡した。'),
    '少なくとも544人が死亡した',
    'found',
  ],
  [
    'Chinese, by its header',
    encoded('gb18030', '至少有544人死亡，新华社报道。', { header: true }),
    '至少有544人死亡',
    'found',
  ],
  ['Korean, in another encoding', encoded('euc-kr', '최소 544명이 숨졌다고 밝혔다'), '최소 544명이 숨졌다', 'found'],
  ['Arabic, in another encoding', encoded('windows-1256', 'قتل 544 شخصا على الأقل'), 'قتل 544 شخصا على الأقل', 'found'],
  [
    'UTF-8 that the server calls Latin-1',
    { ...article('Mindestens 544 Menschen wurden getötet'), type: 'text/html; charset=iso-8859-1' },
    'Menschen wurden getötet',
    'found',
  ],
  [
    'UTF-16',
    { body: Buffer.from(`\u{feff}<html><body><p>Yüzlerce kişi öldü</p>${filler}`, 'utf16le'), type: 'text/html' },
    'YÜZLERCE kişi öldü',
    'found',
  ],
  ['German', article('Auf der STRASSE starben 544 Menschen'), 'Auf der Straße starben 544 Menschen', 'found'],
  ['Turkish', article('İSTANBUL’DA 544 KİŞİ ÖLDÜ'), 'İstanbul’da 544 kişi öldü', 'found'],
  ['Greek', article('544 ΝΕΚΡΟΙ ΣΤΟΥΣ ΔΡΟΜΟΥΣ'), '544 νεκροι στους δρομους', 'found'],
  [
    'Chinese, one character changed',
    article('至少有544人死亡，新华社报道。'),
    '至少有545人死亡',
    'changed',
    '至少有544人死亡',
  ],
  [
    'a translated quote',
    {
      body: `<html lang="fa"><body><p>${'دست‌کم ۵۴۴ نفر کشته شدند. '.repeat(20)}</p>`,
      type: 'text/html; charset=utf-8',
    },
    killed,
    'missing',
    'Arabic script',
  ],
  // PDFs and text files.
  [
    'a PDF with hyphens at the ends of lines',
    pdf(
      writePdf([
        [50, 700, 'The recon-'],
        [50, 686, 'struction of the well-'],
        [50, 672, 'known oﬁce began.'],
      ]),
    ),
    'The reconstruction of the well-known ofice began',
    'found',
  ],
  [
    'a PDF with two columns, line by line',
    pdf(
      writePdf(
        Array.from(
          { length: 8 },
          (_, line) =>
            [
              [50, 700 - 14 * line, `left line ${line} of the`],
              [320, 700 - 14 * line, `right line ${line} of the`],
            ] as [number, number, string][],
        ).flat(),
      ),
    ),
    'left line 2 of the left line 3 of the',
    'found',
  ],
  [
    'a PDF across two pages',
    pdf(writePdf([[50, 60, 'at least 544 people']], [[50, 700, 'were killed in the city']])),
    killed,
    'found',
  ],
  [
    'a PDF with other words',
    pdf(writePdf([[50, 700, 'At least 2,615 people were killed']])),
    killed,
    'changed',
    'At least 2,615 people were killed',
  ],
  [
    'a PDF that its server calls a download',
    { body: writePdf([[50, 700, killed]]), type: 'application/octet-stream' },
    killed,
    'found',
  ],
  ['a PDF without text', pdf(writePdf([])), killed, 'unreadable', 'The PDF has no text'],
  ['a damaged PDF', pdf(Buffer.from('%PDF-1.4\nbroken')), killed, 'unreadable', 'The PDF cannot be read'],
  [
    'a text file',
    { body: `Report\n\nat least 544 people\nwere killed\n`, type: 'text/plain; charset=utf-8' },
    killed,
    'found',
  ],
  [
    'a picture',
    { body: Buffer.from([0x89, 0x50, 0x4e, 0x47]), type: 'image/png' },
    killed,
    'unreadable',
    'It is an image',
  ],
  // Pages that do not show their text.
  [
    'elements that are nested too deeply',
    { body: `${'<div>'.repeat(20_000)}${killed}` },
    killed,
    'unreadable',
    'cannot be read',
  ],
  [
    'a paywall',
    article('Subscribe to read on.', jsonLd({ '@type': 'NewsArticle', isAccessibleForFree: false })),
    killed,
    'unreadable',
    'paywall',
  ],
  [
    'a page of scripts',
    { body: '<div id="root"></div><script src="/app.js"></script>' },
    killed,
    'unreadable',
    'JavaScript',
  ],
  [
    'a page that asks for consent',
    { body: '', status: 302, type: '/consent/?next=x' },
    killed,
    'unreadable',
    'consent',
  ],
  ['a refusal', { body: killed, status: 403 }, killed, 'unreadable', 'The server answers 403'],
  ['a page that is gone', { body: killed, status: 404 }, killed, 'unreadable', 'The server answers 404'],
  [
    'a page that is gone and does not say so',
    { body: `<title>404 – Page not found</title><p>${filler}` },
    killed,
    'missing',
    '404 – Page not found',
  ],
  [
    'a page that is too long',
    { body: `<p>${'at least 545 people were killed '.repeat(maxPageBytes / 30)}</p><p>${killed}` },
    killed,
    'unreadable',
    'very long',
  ],
];

let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.startsWith('/consent')) return response.end(article('We and our 900 partners').body);
    const {
      body,
      type = 'text/html; charset=utf-8',
      status = 200,
    } = cases[Number(request.url?.slice(1))]?.[1] ?? { body: '', status: 404 };
    return response.writeHead(status, status === 302 ? { location: type } : { 'content-type': type }).end(body);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe('a quotation', () => {
  const follow = createWebClient({ purpose: 'test', timeout: 20, pause: 0, allowLocal: true });
  const verify = createPageVerifier({ follow });

  it.each(cases.map(([name, , words, verdict, details], index) => ({ name, words, verdict, details, index })))(
    'is $verdict: $name',
    async ({ words, verdict, details = '', index }) => {
      const url = `${address}/${index}`;
      const source = { id: 'a', publisher: 'A', title: 'A', kind: 'news' as const, url };
      const [finding] = await verify(await follow(url, { maxBodyBytes }), [{ words, source }]);
      expect(finding?.verdict, JSON.stringify(finding)).toBe(verdict);
      if (verdict === 'changed') expect(finding?.found).toBe(details);
      else expect(finding?.reason ?? '').toContain(details);
      expect(finding?.distance ?? 0).toBe(verdict === 'changed' ? finding?.distance : 0);
    },
    60_000,
  );
});
