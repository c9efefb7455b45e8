import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import rehypeSlug from 'rehype-slug';
import { footing } from './src/build/integration.ts';
import { cacheDirs } from './src/cache/cache-dirs.ts';
import { createSitemap } from './src/exports/sitemap.ts';
import { dialectPlugins } from './src/parse/markdown/dialect.ts';
import { addBasePath } from './src/parse/render/render.ts';
import { settings } from './src/site.ts';

export default defineConfig({
  site: settings.siteUrl,
  base: settings.basePath,
  outDir: settings.outDir,
  publicDir: settings.publicDir,
  cacheDir: cacheDirs.astro,
  trailingSlash: 'always',
  server: { port: settings.port },
  devToolbar: { enabled: false },
  // The default, 'jsx', would remove the space between inline tags on separate lines.
  compressHTML: true,
  // For prose pages. Explainers have another pipeline: see docs/decisions/parse-once.md.
  markdown: {
    processor: unified({
      gfm: false,
      smartypants: false,
      remarkPlugins: dialectPlugins,
      rehypePlugins: [rehypeSlug, [addBasePath, settings.basePath]],
    }),
    syntaxHighlight: false,
  },
  // Pages whose key and modules are unchanged are restored: see docs/decisions/incremental-builds.md.
  experimental: { incrementalBuild: true },
  build: { concurrency: 8 },
  integrations: [mdx(), createSitemap(), footing()],
});
