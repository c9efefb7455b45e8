/** Links that open a source at the page, at the time or at the words that a citation points at. */
import { describe, expect, it } from 'vitest';
import { getPassageUrl } from '../../src/citations/passage-url.ts';

const report = 'https://example.org/report.pdf';
const film = 'https://example.org/film.mp4';

describe('the link to a page of a PDF', () => {
  it.each([
    ['p. 12', 12],
    ['p.12', 12],
    ['P. 12', 12],
    ['page 12', 12],
    ['pp. 12–14', 12],
    ['pages 12-14', 12],
    ['para. 3, p. 12', 12],
    ['p. 12, para. 3', 12],
    ['p. 12 of 90', 12],
    ['vol. 2, p. 1204', 1204],
    ['S. 12', 12],
    ['S. 12 f.', 12],
    ['Seite 12', 12],
    ['pág. 12', 12],
    ['págs. 12 y 13', 12],
    ['pagina 12', 12],
    ['sid. 12', 12],
    ['str. 12', 12],
    ['с. 12', 12],
    ['стр. 12', 12],
    ['σελ. 12', 12],
    ['ص ۱۲', 12],
    ['ص. ١٢', 12],
    ['صفحهٔ ۱۲', 12],
    ['צפון, עמ׳ 12', 12],
    ["עמ' 12", 12],
    ['12頁', 12],
    ['第12页', 12],
    ['１２ページ', 12],
    ['12쪽', 12],
    ['पृष्ठ १२', 12],
    ['หน้า ๑๒', 12],
    ['p. 12 (PDF p. 20)', 20],
  ])('%s is page %i', (at, page) => {
    expect(getPassageUrl(report, { at })).toBe(`${report}#page=${page}`);
  });

  it.each([
    'para. 12',
    'chapter 12',
    'p. xii',
    'p. 0',
    'p. 1,204',
    'p. 3.2',
    's. 12',
    'S12',
    'step 12',
    'fig. 12',
    '12',
    '12:40',
    'ch. 3',
  ])('%s names no page, so the place is only text', (at) => {
    expect(getPassageUrl(report, { at })).toBeUndefined();
  });

  it.each([
    'https://example.org/report.PDF',
    'https://example.org/report.pdf?v=2',
    'https://example.org/viewer?file=report.pdf',
    'https://example.org/viewer?file=report.pdf&zoom=1',
  ])('starts with the address: %s', (url) => {
    expect(getPassageUrl(url, { at: 'p. 12' })).toBe(`${url}#page=12`);
  });

  it('replaces the fragment of the address', () => {
    expect(getPassageUrl(`${report}#page=3`, { at: 'p. 12' })).toBe(`${report}#page=12`);
    expect(getPassageUrl(`${report}#:~:text=open`, { at: 'p. 12' })).toBe(`${report}#page=12`);
  });

  it('has no text fragment, with which viewers would ignore the page', () => {
    expect(getPassageUrl(report, { words: 'It met', at: 'p. 12' })).toBe(`${report}#page=12`);
    expect(getPassageUrl(report, { words: 'It met', at: 'para. 12' })).toBe(`${report}#:~:text=It%20met`);
    expect(getPassageUrl(report, { words: 'It met' })).toBe(`${report}#:~:text=It%20met`);
  });
});

describe('the link to a time of a recording', () => {
  it.each([
    ['12:40', 760],
    ['0:05', 5],
    ['00:12:40', 760],
    ['1:02:03', 3723],
    ['1:02:03.5', 3723],
    ['90:15', 5415],
    ['at 12:40', 760],
    ['12:40–13:05', 760],
    ['۱۲:۴۰', 760],
    ['12 min 40 s', 760],
    ['12m40s', 760],
    ['12 min', 720],
    ['40 s', 40],
    ['1 h 2 min 3 s', 3723],
    ['1 hour 2 minutes', 3720],
    ['40 s – 1 min', 40],
    ['12 Min. 40 Sek.', 760],
    ['12分40秒', 760],
    ['1時間2分', 3720],
    ['۱۲ دقیقه ۴۰ ثانیه', 760],
  ])('%s is %i seconds', (at, seconds) => {
    expect(getPassageUrl(film, { at })).toBe(`${film}#t=${seconds}`);
  });

  it.each(['p. 12', 'part 2', '12:75', '12', '9:30 p.m.', 'John 3', '1.5 min', '12:40:5'])(
    '%s is no time, so the place is only text',
    (at) => {
      expect(getPassageUrl(film, { at })).toBeUndefined();
    },
  );

  it.each(['mp3', 'm4a', 'ogg', 'opus', 'wav', 'webm', 'WEBM', 'mp4?dl=1'])('is a media fragment for .%s', (ending) => {
    expect(getPassageUrl(`https://example.org/a.${ending}`, { at: '12:40' })).toBe(
      `https://example.org/a.${ending}#t=760`,
    );
  });

  it.each([
    ['https://www.youtube.com/watch?v=abc', 'https://www.youtube.com/watch?v=abc&t=760s'],
    ['https://www.youtube.com/watch?v=abc&t=5', 'https://www.youtube.com/watch?v=abc&t=760s'],
    ['https://m.youtube.com/watch?v=abc', 'https://m.youtube.com/watch?v=abc&t=760s'],
    ['https://www.youtube.com/live/abc', 'https://www.youtube.com/live/abc?t=760s'],
    ['https://youtu.be/abc', 'https://youtu.be/abc?t=760s'],
    ['https://www.youtube-nocookie.com/embed/abc', 'https://www.youtube-nocookie.com/embed/abc?start=760'],
    ['https://vimeo.com/12345', 'https://vimeo.com/12345#t=760s'],
    ['https://player.vimeo.com/video/12345', 'https://player.vimeo.com/video/12345#t=760s'],
  ])('is what the links of a video site have: %s', (url, expected) => {
    expect(getPassageUrl(url, { at: '12:40' })).toBe(expected);
    expect(getPassageUrl(url, { words: 'It met', at: '12:40' })).toBe(expected);
  });

  it.each([
    'https://www.youtube.com/@channel',
    'https://vimeo.com/about',
    'https://example.org/watch?v=abc',
    'https://notyoutube.com/watch?v=abc',
    'https://youtube.com.example/watch?v=abc',
    'https://example.org/page',
    'https://example.org/mp4',
    'https://example.org/pdf',
    'https://example.org/a.pdf.html',
  ])('does not exist for other addresses: %s', (url) => {
    expect(getPassageUrl(url, { at: '12:40, p. 12' })).toBeUndefined();
    expect(getPassageUrl(url, { words: 'It met', at: '12:40, p. 12' })).toBe(`${url}#:~:text=It%20met`);
  });
});
