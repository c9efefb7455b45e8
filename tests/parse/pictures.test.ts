/** What authors write for pictures, videos and posts, and what it becomes. */
import { describe, expect, it } from 'vitest';
import { findImageAddresses } from '../../src/parse/pictures/images.ts';
import { parseExplainerWithBody, parseSmallExplainer } from '../support/small-explainer.ts';

const section = (body: string, lineEnd = '\n') =>
  parseSmallExplainer(`Intro.[^a]\n\n## One\n\n${body}`.replaceAll('\n', lineEnd)).sections[0];

/** Returns the HTML of a body, with images and marks shortened. */
const show = (body: string, lineEnd?: string) =>
  section(body, lineEnd)
    ?.html.replace(/<img [^>]*alt="([^"]*)"[^>]*>/g, '[$1]')
    .replace(/<sup class="cite">.*?<\/sup>/g, '^');

describe('a picture', () => {
  it.each([
    ['alone in a paragraph', '![Hall](/hall.png)', '<figure>[Hall]</figure>'],
    [
      'with a title',
      '![Hall](/hall.png "Photo: A.")',
      '<figure>[Hall]<figcaption><p>Photo: A.</p></figcaption></figure>',
    ],
    [
      'with a title that has Markdown',
      '![Hall](/hall.png "By *A.*")',
      '<figure>[Hall]<figcaption><p>By <em>A.</em></p></figcaption></figure>',
    ],
    [
      'with a title that has HTML',
      '![Hall](/hall.png "By <b>A.</b>")',
      '<figure>[Hall]<figcaption><p>By &#x3C;b>A.&#x3C;/b></p></figcaption></figure>',
    ],
    ['with a citation', '![Hall](/hall.png)[^a]', '<figure>[Hall]<figcaption><p>^</p></figcaption></figure>'],
    [
      'with a title, a line in italics and a citation',
      '![Hall](/hall.png "The hall.")\n*Photo: A.*[^a]',
      '<figure>[Hall]<figcaption><p>The hall. Photo: A.^</p></figcaption></figure>',
    ],
    [
      'defined elsewhere',
      '![Hall][h]\n\n[h]: /hall.png "The hall."',
      '<figure>[Hall]<figcaption><p>The hall.</p></figcaption></figure>',
    ],
    ['that is a link', '[![Hall](/hall.png)](#one)', '<figure><a href="#one">[Hall]</a></figure>'],
    ['after another', '![A](/hall.png)\n![B](/hall.png)', '<figure>[A]</figure>\n<figure>[B]</figure>'],
    ['in a list', '- ![Hall](/hall.png)', '<ul>\n<li>\n<figure>[Hall]</figure>\n</li>\n</ul>'],
    ['within a sentence', 'It ![met](/hall.png "x") here.', '<p>It [met] here.</p>'],
    ['before a sentence', '![Hall](/hall.png) It met.', '<p>[Hall] It met.</p>'],
    ['as a component', '<Picture src="/hall.png" alt="Hall" />', '<figure>[Hall]</figure>'],
    [
      'as a component in one line',
      '<Picture src="/hall.png" alt="Hall" credit="A.">The *hall*.[^a]</Picture>',
      '<figure>[Hall]<figcaption><p>The <em>hall</em>.^</p><p class="meta">A.</p></figcaption></figure>',
    ],
    [
      'as a component with several paragraphs',
      '<Picture src="/hall.png" alt="Hall" licence="CC0">\n\nOne.\n\nTwo.\n\n</Picture>',
      '<figure>[Hall]<figcaption><p>One.</p><p>Two.</p><p class="meta">CC0</p></figcaption></figure>',
    ],
    [
      'with a licence that has an address',
      '<Picture src="/hall.png" alt="Hall" credit="A." licence="CC0" licenceUrl="https://example.org/cc0" />',
      '<figure>[Hall]<figcaption><p class="meta">A. · <a href="https://example.org/cc0">CC0</a></p></figcaption></figure>',
    ],
  ])('%s', (_what, body, html) => {
    expect(show(body)).toBe(html);
    expect(show(body, '\r\n')).toBe(html);
  });

  it('is eager in the introduction and lazy after it', () => {
    const explainer = parseSmallExplainer('![Hall](/hall.png)\n\n## One\n\n![Hall](/hall.png)');
    expect(explainer.introduction.html).not.toContain('loading');
    expect(explainer.sections[0]?.html).toContain('loading="lazy"');
  });

  it('has its caption in the text that readers search, and in Markdown', () => {
    const { text, markdown } = section('<Picture src="/hall.png" alt="Hall" credit="A.">The hall.[^b]</Picture>') ?? {};
    expect(text).toBe('The hall. A.');
    expect(markdown).toBe('![Hall](https://example.org/hall.png)\n\nThe hall.[^2]\n\nA.');
  });
});

describe('a link to a video', () => {
  it('has its picture, its title and its site, and words below', () => {
    expect(
      show(
        '<MediaLink href="https://www.example.com/v" title="It met" picture="/hall.png" alt="Hall">They sit.[^a]</MediaLink>',
      ),
    ).toBe(
      '<figure class="callout"><a href="https://www.example.com/v" dir="auto">[Hall]<br>\n<strong>It met</strong> (example.com)</a>' +
        '<figcaption><p>They sit.^</p></figcaption></figure>',
    );
  });

  it('is one link in Markdown', () => {
    expect(section('<MediaLink href="https://example.com/v" title="It met" site="Tube" />')?.markdown).toBe(
      '[**It met** (Tube)](https://example.com/v)',
    );
  });
});

describe('a mistake', () => {
  const report = (body: string) =>
    parseExplainerWithBody(`Intro.[^a][^b][^c]\n\n## One\n\n${body}`).diagnostics.map(
      ({ rule, line, column, hint }) => `${line}:${column} ${rule}: ${hint}`,
    );

  it.each([
    ['<Picture src="/hall.png">A hall.</Picture>', '23:1 image-without-alt'],
    ['<Picture alt="Hall" />', '23:1 missing-attribute'],
    ['<Picture src="/none.png" alt="Hall" />', '23:1 image-without-size'],
    ['![Hall](hall.png)', '23:1 image-elsewhere'],
    ['<Picture src="https://example.com/hall.png" alt="Hall" />', '23:1 image-elsewhere'],
    ['<Picture src="/hall.png" alt="Hall" width="100" />', '23:1 unknown-attribute'],
    ['<Picture src="/hall.png" alt="Hall" licenceUrl="javascript:x" />', '23:1 bad-address'],
    ['<MediaLink href="javascript:x" title="It met" />', '23:1 bad-address'],
    ['<MediaLink href="http://example.com/v" title="It met" />', '23:1 plain-http'],
    ['<MediaLink href="https://example.com/v" />', '23:1 missing-attribute'],
    ['<MediaLink href="https://example.com/v" title="It met" picture="/hall.png" />', '23:1 image-without-alt'],
    ['It met. <Picture src="/hall.png" alt="Hall" />', '23:9 component-out-of-place'],
    ['![Hall](/hall.png "Photo: A.[^nobody]")', '23:1 citation-without-source'],
    ['![Hall](/hall.png "[x](javascript:x)")', '23:1 bad-address'],
  ])('%s is reported', (body, expected) => {
    expect(report(body).join('\n')).toContain(expected);
  });

  const link = (attributes: string) => `<MediaLink ${attributes}>What one sees there.</MediaLink>`;
  it.each([
    [
      '<iframe width="5" src="https://www.youtube.com/embed/dQw4?si=x" title="YouTube video player" allowfullscreen></iframe>',
      link('href="https://www.youtube.com/watch?v=dQw4" title="Its title"'),
    ],
    [
      '<iframe src="https://player.vimeo.com/video/123?h=x" title="A bridge"></iframe>',
      link('href="https://vimeo.com/123" title="A bridge"'),
    ],
    [
      '<iframe src="https://social.example/@city/12/embed" class="mastodon-embed"></iframe>',
      link('href="https://social.example/@city/12" title="Its title"'),
    ],
    ['<iframe src="//maps.example.com/e"></iframe>', link('href="https://maps.example.com/e" title="Its title"')],
    [
      '<blockquote class="twitter-tweet"><p>It closes. <a href="https://t.co/x">pic</a></p> A (@a) <a href="https://twitter.com/a/status/1?ref_src=x">May 1</a></blockquote>',
      link('href="https://twitter.com/a/status/1?ref_src=x" title="Its title"'),
    ],
    [
      '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@a/video/1"><section>x</section></blockquote>',
      link('href="https://www.tiktok.com/@a/video/1" title="Its title"'),
    ],
    ['<script async src="https://platform.twitter.com/widgets.js"></script>', 'Delete it: pages run no script'],
    ['<video src="/clip.mp4" controls></video>', 'Link to it: [What it shows](/clip.mp4).'],
    [
      '<video controls><source src="https://example.com/c.mp4" /></video>',
      link('href="https://example.com/c.mp4" title="Its title"'),
    ],
    ['<audio src="/talk.mp3"></audio>', 'Link to it: [What it shows](/talk.mp3).'],
    ['<object data="/a.pdf"></object>', 'Link to it: [What it shows](/a.pdf).'],
    ['<embed src="https://example.com/e" />', link('href="https://example.com/e" title="Its title"')],
    ['<img src="/hall.png" alt="Hall" width="300" />', 'Write ![Hall](/hall.png).'],
    ['<img src="/hall.png" alt="Hall" title="Photo: A.">', 'Write ![Hall](/hall.png "Photo: A.").'],
    [
      '<img\n  src="https://example.com/p/hall.png?w=3"\n>',
      'Put the file into “public”, and write ![What it shows](/hall.png).',
    ],
    [
      '<figure>\n  <img src="/hall.png" alt="Hall" />\n  <figcaption>The hall.</figcaption>\n</figure>',
      'Write <Picture src="/hall.png" alt="Hall">The hall.</Picture>.',
    ],
  ])('%s is answered with what to write', (body, hint) => {
    const [first = '', ...others] = report(body).filter((line) => /html-in-body|broken-mdx/.test(line));
    expect(first).toContain(hint);
    expect(others).toEqual([]);
  });

  it('in other HTML has a hint about its element', () => {
    expect(report('<b>It met.</b>').join('\n')).toContain('Write **…**.');
  });
});

describe('the addresses of images in a text', () => {
  it.each([
    ['![a](/a.png)', '/a.png'],
    ['![a](</a.png> "b")', '/a.png'],
    ['![a](/a_(1).png)', '/a_(1).png'],
    ["![a](/l'eau.png)", "/l'eau.png"],
    ['![a][b]\n\n[b]:/a.png', '/a.png'],
    ["<Picture src='/a.png' />", '/a.png'],
    ['<MediaLink picture="/a.png" />', '/a.png'],
    ['![a](/a.png)![b](/b.png)', '/b.png'],
  ])('of %s include %s', (text, address) => {
    expect(findImageAddresses(text)).toContain(address);
  });

  it('are not looked for in a text without images', () => {
    expect(findImageAddresses('See [it](/a.png).')).toEqual([]);
  });
});
