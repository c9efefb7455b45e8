/**
 * Stock Starlight, with its Pagefind, but without the sidebar of all pages: with a thousand pages that list alone would
 * be most of its work.
 */
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://example.org',
  cacheDir: './cache/astro',
  vite: { cacheDir: './cache/vite' },
  integrations: [starlight({ title: 'Explainers', sidebar: [{ label: 'Home', link: '/' }] })],
});
