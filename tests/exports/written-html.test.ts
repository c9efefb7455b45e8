/** Checks the forms of text with HTML that authors may write. Its HTML for pages is in `tests/fixtures/cases`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderFeedContent } from '../../src/exports/feed-content.ts';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { root } from '../support/run.ts';

const text = readFileSync(join(root, 'tests/fixtures/cases/explainers/written-html.mdx'), 'utf8');

describe.each([
  ['line feeds', text],
  ['carriage returns', text.replaceAll('\n', '\r\n')],
])('HTML that authors may write, in a file with %s,', (_name, file) => {
  const { explainer, diagnostics } = parseExplainer({ slug: 'html', file: 'html.mdx', text: file, basePath: '/' });
  if (!explainer) throw new Error(JSON.stringify(diagnostics));
  const [gas, words] = explainer.sections;

  it('is no mistake', () => {
    expect(diagnostics.filter(({ severity }) => severity !== 'notice')).toEqual([]);
  });

  it('is plain text with raised and lowered digits in titles and in search', () => {
    expect(explainer.title.text).toBe('What CO₂ does at 10⁶ tonnes');
    expect(gas?.title.text).toBe('CO₂ and H₂O');
    expect(explainer.since?.text).toBe('More CO₂ was counted on the bridge.');
    expect(explainer.introduction.text).toBe('The introduction has CO₂ and 10⁶ tonnes, the 1st count.');
    for (const each of ['first line second line third line', '10⁻⁶ of CO₂.', 'Ctrl']) expect(gas?.text).toContain(each);
    expect(words?.text).toContain('How the count works The count is made twice. Day Count Monday 1,234');
  });

  it('stays HTML in Markdown, where folds are open', () => {
    expect(explainer.title.markdown).toBe(
      '# What <abbr title="carbon dioxide">CO<sub>2</sub></abbr> does at 10<sup>6</sup> tonnes',
    );
    expect(gas?.heading.markdown).toBe('## CO<sub>2</sub> and H<sub>2</sub>O');
    expect(gas?.markdown).toContain('| first line<br>second line<br>*third* line |');
    expect(gas?.markdown).toContain('<abbr title="a &#x22;b&#x22; &#124; c">N<sub>2</sub>O</abbr>');
    expect(words?.markdown).toContain('<span lang="fa">تراز</span>');
    expect(words?.markdown).toContain('**How the count works**\n\nThe count is made twice.[^2]\n\n| Day ');
    expect(words?.markdown).toContain('- [x] Two');
  });

  it('stays HTML in feeds, where folds are open and tasks are text', () => {
    const feed = renderFeedContent(explainer);
    for (const each of [
      '<abbr title="a &#x22;b&#x22; | c">N<sub>2</sub>O</abbr>',
      '<span lang="fa"><bdi dir="rtl">تراز</bdi></span>',
      '<bdi>שלום (עולם)</bdi>',
      '<span dir="ltr">+98 21</span>',
      '<p><b>How the count works</b></p><p>The count is made twice.',
      '<th align="right" scope="col">Count</th>',
      '<li>☑\ufe0e Two</li>',
    ])
      expect(feed).toContain(each);
    expect(feed).not.toMatch(/class=|tabindex|<details|role=/);
  });
});
