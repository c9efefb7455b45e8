/**
 * What parsing an explainer needs besides its own file: data of charts, terms, shared sources, images, checks of
 * quotes.
 */
import { join } from 'node:path';
import type { FileMemo } from '../cache/file-memo.ts';
import type { Quotations } from '../explainer/schema/quotations.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import type { ContentOptions } from './load-content.ts';
import { findImageAddresses } from './pictures/images.ts';
import { type MeasuredImage, measureImage } from './pictures/measure-image.ts';
import { findSourceIds } from './shared-sources/find-source-ids.ts';
import { type SharedSources, selectSharedSources } from './shared-sources/shared-sources.ts';

/** Which dependencies a text has. */
export interface DependencyUse {
  charts: boolean;
  terms: boolean;
  /** The ids that may be those of sources. */
  sourceIds: string[];
  /** The addresses of its images. */
  images: string[];
}

interface ResolvedDependencies {
  /** The text of data files, by name; null where it cannot be read. */
  data: ReadonlyMap<string, string | null>;
  terms: Glossary;
  /** Those that it names, and those that these rest on. */
  sharedSources: SharedSources;
  images: ReadonlyMap<string, MeasuredImage>;
  /** Whether a build makes smaller ones of them. */
  resizesImages: boolean;
  /** The checks of the quotes of its sources. */
  quotations: Quotations;
}

/** The files of the content folder that several explainers depend on. */
export interface SiteFiles {
  glossary: Glossary;
  sharedSources: SharedSources;
  quotations: Quotations;
}

interface DependencyResolver {
  resolve(use: DependencyUse): ResolvedDependencies;
  /** Returns a string that changes when a dependency does. */
  getKey(use: DependencyUse): string;
}

/** Finds out which dependencies a text has. */
export function findDependencies(text: string): DependencyUse {
  return {
    charts: text.includes('<Chart'),
    terms: text.includes('<Term'),
    sourceIds: findSourceIds(text),
    images: findImageAddresses(text),
  };
}

/**
 * Returns a resolver for the dependencies of a content folder.
 * @param readData returns the text of data files, by name
 */
export function createDependencyResolver(
  readData: () => ReadonlyMap<string, string | null>,
  siteFiles: SiteFiles,
  options: Pick<ContentOptions, 'publicDir' | 'canResizeImages' | 'maxFileBytes'>,
  memo: FileMemo,
): DependencyResolver {
  const noData = new Map<string, string | null>();
  const { publicDir = '', maxFileBytes } = options;
  const measure = (address: string) =>
    memo.get(join(publicDir, address), () => measureImage(publicDir, address, maxFileBytes));
  const getDataKey = serializeOnce(() => [...readData()]);
  const getTermsKey = serializeOnce(() => glossary);
  const { glossary, sharedSources, quotations } = siteFiles;
  const getChecks = (ids: readonly string[]): Quotations =>
    Object.fromEntries(ids.flatMap((id) => (Object.hasOwn(quotations, id) ? [[id, quotations[id] ?? {}]] : [])));
  return {
    resolve: ({ charts, terms, sourceIds, images }) => {
      const measured = new Map(images.map((address) => [address, measure(address)]));
      const hasLargeImage = [...measured.values()].some((image) => 'digest' in image);
      return {
        data: charts ? readData() : noData,
        terms: terms ? glossary : {},
        sharedSources: selectSharedSources(sourceIds, sharedSources),
        images: measured,
        // The first call loads the image service, which takes a while.
        resizesImages: hasLargeImage && (options.canResizeImages?.() ?? false),
        quotations: getChecks(sourceIds),
      };
    },
    getKey: ({ charts, terms, sourceIds, images }) =>
      [
        charts ? getDataKey() : '',
        terms ? getTermsKey() : '',
        ...serializeSources(selectSharedSources(sourceIds, sharedSources)),
        ...(images.length > 0 ? [JSON.stringify(images.map(measure))] : []),
        JSON.stringify(getChecks(sourceIds)),
      ].join('\n'),
  };
}

const serializeSources = (sources: SharedSources) => Array.from(sources, (entry) => JSON.stringify(entry));

function serializeOnce(getValue: () => unknown): () => string {
  let json: string | undefined;
  return () => {
    json ??= JSON.stringify(getValue());
    return json;
  };
}
