/** Addresses that authors could link to: those that exist, and those that do not. */
import fc from 'fast-check';

/** The number of explainers that links can lead to. */
const targetCount = 60;

const sitePages = `/ /sources/ /sources/kind/official/ /sources/publisher/city-of-example/ /glossary/ /glossary/#axle-load
  /glossary/#main /topics/traffic/ /authors/desk/ /about/ /about/#corrections /about/#use-of-ai /search/?q=bridge /search/
  /corrections/ /corrections.xml /feed.xml /feed.json /llms.txt /robots.txt /sitemap-index.xml /404.html /redirects.json
  /old/ /old/one/ /steady/former/ /steady/#former`;
const publicFiles =
  '/report.pdf /report.pdf#page=2 /report.pdf?x=1 /a%20file.pdf /a_(b).pdf /%C3%A4.pdf /ä.pdf /docs/ /wide.png';
const steady = `/steady/ /steady/#one /steady/#%6Fne /steady/one/ /steady/one/#one /steady/one/#main /steady.md /steady/one.md
  /steady.bib /steady/?utm=1#one /steady/#:~:text=met /steady/#one:~:text=met /steady/#main /og/steady.png /og/steady/one.png
  /steady/sources.bib /steady/one/#sources /steady/one/#source-steady-a /steady/#source-steady-a /steady/#sources
  /steady/#cite-steady-a-1 /steady/#record:changes /old.md /older/former.md`;
const others = '/x-0/ /x-0/#one /x-0/one/ /x-0.md /x-0/one.md';
const samePage = '#one #main #';
const elsewhere = `https://example.com/a?b=c&d=e#f mailto:a@example.org https://xn--e1afmkfd.example/ https://пример.example/ä
  http://example.com https://news.example/news/steady/#one https://news.example/
  https://example.org/no/ https://news.example/news/report.pdf HTTPS://EXAMPLE.COM/A`;
const doubtful = `/sources /glossary /topics/ /topics/no/ /authors/ /about/#Corrections /about /REPORT.pdf /docs /docs/index.html
  /index.html /no-such/ /no-such /no-such.pdf /x-0 /X-0/ /x-0/one /x-0/two/#one /x-0/#two /x-0/#nothing /x-0/sources.json
  /x-0/one/#notes /x-0/one/#sources /x-0// /./x-0/ /news/x-0/ /%zz /100% /assets/ /pagefind/pagefind.js /_headers
  /sources/2/ /sources/kind/wire/ /sources/#official /sources/publisher/city-of-example/#official /topics/traffic/2/
  /old /old/#one /steady/former /404/ /x-0/index.html #two #top #sources #notes #source-a #note-n1 #cite-a-1 #claim:c1
  #record:timeline #record:changes #contents #q #a-heading #%F0%9F%98%80 #One #o%zz https://news.example/news/no/
  https://news.example/news/x-0 https://news.example/news/x-0/#no https://news.example/no/ /x-0/#source-a
  /steady/one/#record:changes /glossary/#no /search/#q /x-0/?#one //example.org/ ../x-0/ ?q=1`;

const list = (text: string) => fc.constantFrom(...text.trim().split(/\s+/));

/** An address; most of them exist. Explainers have the numbers of a batch. */
const address: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 12, arbitrary: list(sitePages) },
      { weight: 6, arbitrary: list(publicFiles) },
      { weight: 12, arbitrary: list(steady) },
      { weight: 1, arbitrary: list(others) },
      { weight: 6, arbitrary: list(samePage) },
      { weight: 6, arbitrary: list(elsewhere) },
      { weight: 2, arbitrary: list(doubtful) },
    ),
    fc.nat({ max: targetCount - 1 }),
  )
  .map(([text, target]) => text.replace(/x-0/i, (slug) => `${slug.slice(0, 2)}${target}`));

const linkText = fc.constantFrom('that', 'the *bridge*', '`code`', '**b**', 'نص', '東京', 'a\\]b', 'x & y', '“q”', '');

/** A link in one of Markdown’s forms. */
export const link: fc.Arbitrary<string> = fc
  .tuple(linkText, address, fc.constantFrom('inline', 'inline', 'inline', 'angle', 'title', 'reference', 'auto'))
  .map(([text, url, form]) => {
    if (form === 'angle') return `[${text}](<${url}>)`;
    if (form === 'title') return `[${text}](${url} "A title")`;
    if (form === 'auto' && /^https?:/.test(url)) return url;
    // The definition follows in a paragraph, which only a body can have.
    return form === 'reference' && text !== '' ? `[${text}][ref]` : `[${text}](${url})`;
  });

/** The definition that links by reference lead to. */
export const linkDefinition: fc.Arbitrary<string> = address.map((url) => `[ref]: ${url}`);
