/** What a reading is made from beside its own file: figures of charts, terms, sizes of images. */
import { join } from 'node:path';
import type { FileMemo } from '../cache/file-memo.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import { findImageAddresses, type MeasuredImage, measureImage } from './markdown/images.ts';

/** What of it a text asks for. */
export interface DependencyUse {
  charts: boolean;
  terms: boolean;
  /** The addresses of its images. */
  images: string[];
}

/** What a text has been given. */
interface ResolvedDependencies {
  data: ReadonlyMap<string, string>;
  terms: Glossary;
  images: ReadonlyMap<string, MeasuredImage>;
}

/** Finds out what a text asks for. */
export function findDependencies(text: string): DependencyUse {
  return { charts: text.includes('<Chart'), terms: text.includes('<Term'), images: findImageAddresses(text) };
}

/** What stands around the explainers of a content folder: `given` for a text, and as a `key` that tells whether it has changed. */
export function createDependencyResolver(
  figures: () => ReadonlyMap<string, string>,
  glossary: Glossary,
  publicDir: string,
  memo: FileMemo,
): { given(uses: DependencyUse): ResolvedDependencies; key(uses: DependencyUse): string } {
  const nothing = new Map<string, string>();
  const measured = (address: string) => memo.get(join(publicDir, address), () => measureImage(publicDir, address));
  const once = (make: () => unknown) => {
    let text: string | undefined;
    return () => {
      text ??= JSON.stringify(make());
      return text;
    };
  };
  const figuresKey = once(() => [...figures()]);
  const termsKey = once(() => glossary);
  return {
    given: ({ charts, terms, images }) => ({
      data: charts ? figures() : nothing,
      terms: terms ? glossary : {},
      images: new Map(images.map((address) => [address, measured(address)])),
    }),
    key: ({ charts, terms, images }) =>
      [
        charts ? figuresKey() : '',
        terms ? termsKey() : '',
        ...(images.length > 0 ? [JSON.stringify(images.map(measured))] : []),
      ].join('\n'),
  };
}
