/** Lists every address of the built site before anything is built, so that `check` can verify links to all of them. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ElementContent, Root } from 'hast';
import { toHast } from 'mdast-util-to-hast';
import rehypeSlug from 'rehype-slug';
import { selectCited } from '../citations/cited-in.ts';
import { findFormerSlugs } from '../explainer/former-slugs.ts';
import {
  authorPath,
  bibtexFile,
  cardPath,
  explainerPath,
  glossaryPath,
  markdownFile,
  noteAnchor,
  notesAnchor,
  sectionPagePath,
  sourceAnchor,
  sourceFormats,
  sourcesAnchor,
  sourcesFile,
  topicPath,
} from '../explainer/ids.ts';
import type { Explainer, ExplainerMetadata } from '../explainer/model.ts';
import { getStrings } from '../i18n/strings.ts';
import { splitFrontmatter } from '../parse/frontmatter/split-frontmatter.ts';
import type { Content } from '../parse/load-content.ts';
import { parseBody } from '../parse/markdown/parse-markdown.ts';
import { collectIdsAndLinks } from '../parse/render/ids-and-links.ts';
import type { SiteAddresses } from '../parse/rule.ts';
import { root, site } from '../site.ts';
import { listFormerPaths } from './former-paths.ts';
import { perPage, sortExplainers } from './list-item.ts';
import { paginateSources } from './source-pages.ts';
import { collectSources } from './sources.ts';

type SiteContent = Omit<Content, 'diagnostics'>;

/** Lists the addresses of the site. @param publicDir the folder of files that the site serves unchanged */
export function listSiteAddresses(content: SiteContent, publicDir: string): SiteAddresses {
  const published = content.explainers.flatMap(({ metadata }) => (metadata && !metadata.draft ? metadata : []));
  const pages = new Map<string, () => ReadonlySet<string>>();
  const addPage = (path: string, getIds: () => Iterable<string> = () => []) => {
    let ids: ReadonlySet<string> | undefined;
    pages.set(path, () => {
      ids ??= new Set(['main', ...getIds()]);
      return ids;
    });
  };
  for (const { from } of listFormerPaths(published, content.redirects)) addPage(from);
  addOwnPages(content, addPage);
  for (const path of listPathsOfLists(published)) addPage(path);
  for (const { path, isGrouped, entries } of listSourcePages(published, content))
    addPage(path, () => (isGrouped ? entries.map(({ source }) => source.kind) : []));
  for (const { slug, digest, metadata } of content.explainers) {
    if (!metadata || metadata.draft) continue;
    addPage(explainerPath(slug));
    for (const { id } of metadata.sections)
      addPage(sectionPagePath(slug, id), () => listSectionIds(content.loadExplainer(digest), id));
  }
  const files = new Set([
    ...listGeneratedFiles(),
    ...published.flatMap((explainer) => listExplainerFiles(explainer, content)),
    ...listPublicFiles(publicDir),
  ]);
  return { pages, files };
}

function listPublicFiles(publicDir: string): string[] {
  if (!existsSync(publicDir)) return [];
  return readdirSync(publicDir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(publicDir, join(parentPath, name)).replaceAll(sep, '/'));
}

const pagesFolder = join(root, 'src/pages');

/** The files of `src/pages` without those of pages that have several addresses. */
const listPageFiles = () =>
  globSync('**/*.{astro,mdx,ts}', { cwd: pagesFolder }).filter((path) => !/\[|(?:^|\/)_/.test(path));

/** Adds the pages that have one address each. Their names are those of their files. */
function addOwnPages(
  { glossary }: SiteContent,
  addPage: (path: string, getIds?: () => Iterable<string>) => void,
): void {
  for (const file of listPageFiles()) {
    const path = file.replace(/\.\w+$/, '/').replace(/(^|\/)index\/$/, '$1');
    if (file.endsWith('.mdx')) addPage(path, () => listHeadingIds(readFileSync(join(pagesFolder, file), 'utf8')));
    else if (path === glossaryPath) addPage(path, () => Object.keys(glossary));
    else if (file.endsWith('.astro') && path !== '404/') addPage(path);
  }
}

/** Returns the ids of the headings of a prose page, and of the heading that its layout adds. */
function listHeadingIds(text: string): string[] {
  const split = splitFrontmatter(text, () => {});
  const tree = split && parseBody(split.body, () => {})?.root;
  const html = toHast(tree ?? { type: 'root', children: [] }) as Root;
  rehypeSlug()(html);
  return [...collectIdsAndLinks(html.children as ElementContent[]).ids, ...(site.licence.name ? ['licence'] : [])];
}

/** Lists the pages of the lists of topics and authors. */
function listPathsOfLists(published: readonly ExplainerMetadata[]): string[] {
  const listed = published.filter(({ withdrawn }) => !withdrawn);
  const paths = listed.flatMap(({ topics, authors }) => [...topics.map(topicPath), ...authors.map(authorPath)]);
  return Array.from(Map.groupBy(paths, (path) => path).values()).flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / perPage) }, (_, index) =>
      index === 0 ? `${group[0]}` : `${group[0]}${index + 1}/`,
    ),
  );
}

/** Lists the pages of sources. The newest explainer that cites a source decides under which publisher it is. */
function listSourcePages(published: readonly ExplainerMetadata[], { glossary }: SiteContent) {
  const listed = published.filter(({ withdrawn }) => !withdrawn);
  return paginateSources(collectSources(sortExplainers(listed), glossary, site.lang), getStrings(site.lang));
}

/** Returns the ids on the own page of a section that a link can lead to. */
function listSectionIds(explainer: Explainer | undefined, id: string): string[] {
  if (!explainer) return [];
  const { sources, notes } = selectCited(id, explainer);
  return [
    id,
    ...(explainer.sections.find((section) => section.id === id)?.subsections ?? []).map((heading) => heading.id),
    ...[...sources, ...notes].flatMap(({ marks }) => marks.map(({ anchor }) => anchor)),
    ...sources.map(({ source }) => sourceAnchor(source.id)),
    ...notes.map((note) => noteAnchor(note.id)),
    ...(sources.length > 0 ? [sourcesAnchor] : []),
    ...(notes.length > 0 ? [notesAnchor] : []),
  ];
}

/** Lists the files that are not of an explainer. */
function listGeneratedFiles(): string[] {
  const endpoints = listPageFiles().filter((path) => path.endsWith('.ts'));
  return ['404.html', 'sitemap-index.xml', 'sitemap-0.xml', ...endpoints.map((path) => path.slice(0, -3))];
}

/** Lists the files of an explainer for programs, and its share cards. */
function listExplainerFiles({ slug, sections, sources }: ExplainerMetadata, { redirects }: SiteContent): string[] {
  const ids = sections.flatMap(({ id, was = [] }) => [id, ...was]);
  return [
    cardPath(slug),
    ...sections.map(({ id }) => cardPath(slug, id)),
    ...[slug, ...findFormerSlugs(slug, redirects)].flatMap((name) => [
      markdownFile(name),
      bibtexFile(name),
      ...ids.map((id) => markdownFile(name, id)),
      ...(sources.length > 0 ? sourceFormats.map((format) => sourcesFile(name, format)) : []),
    ]),
  ];
}
