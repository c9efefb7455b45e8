/** Eleventy as it comes, with footnotes and ids of headings. */
import { IdAttributePlugin } from '@11ty/eleventy';
import footnotes from 'markdown-it-footnote';

const list = `<ul>
{%- for page in collections.all | reverse -%}
<li><a href="{{ page.url }}">{{ page.data.title }}</a> {{ page.data.description }}</li>
{%- endfor -%}
</ul>`;

export default function (config) {
  config.amendLibrary('md', (library) => library.use(footnotes));
  config.addPlugin(IdAttributePlugin);
  config.addGlobalData('layout', 'page.njk');
  const data = { title: 'All explainers', description: 'All explainers, newest first.' };
  config.addTemplate('index.njk', list, { ...data, eleventyExcludeFromCollections: true });
  return { dir: { input: 'content', includes: '../layouts', output: 'dist' } };
}
