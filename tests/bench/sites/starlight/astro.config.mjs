/**
 * Starlight as it comes, Pagefind and all, but for its list of all pages at the side of every page: with a thousand of
 * them that alone would be most of its work.
 */
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://example.org',
  cacheDir: './kept/astro',
  vite: { cacheDir: './kept/vite' },
  integrations: [starlight({ title: 'Explainers', sidebar: [{ label: 'Home', link: '/' }] })],
});
