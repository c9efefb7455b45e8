/** Stock Astro with the Markdown plugins that Footing reads explainers with. */
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';

export default defineConfig({
  site: 'https://example.org',
  cacheDir: './cache/astro',
  vite: { cacheDir: './cache/vite' },
  markdown: {
    processor: unified({ gfm: false, smartypants: false, remarkPlugins: [remarkGfm], rehypePlugins: [rehypeSlug] }),
    syntaxHighlight: false,
  },
  integrations: [mdx()],
});
