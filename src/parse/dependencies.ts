/** What a reading is made from beside its own file: figures of charts, terms, sizes of images. */
import { join } from 'node:path';
import type { Memory } from '../cache/file-memo.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import { imageAddresses, type Measured, measureImage } from './markdown/images.ts';

/** What of it a text asks for. */
export interface Uses {
  charts: boolean;
  terms: boolean;
  /** The addresses of its images. */
  images: string[];
}

/** What a text has been given. */
interface Given {
  data: ReadonlyMap<string, string>;
  terms: Glossary;
  images: ReadonlyMap<string, Measured>;
}

/** Finds out what a text asks for. */
export function usesOf(text: string): Uses {
  return { charts: text.includes('<Chart'), terms: text.includes('<Term'), images: imageAddresses(text) };
}

/** What stands around the explainers of a content folder: `given` for a text, and as a `key` that tells whether it has changed. */
export function around(
  figures: () => ReadonlyMap<string, string>,
  glossary: Glossary,
  publicDir: string,
  memory: Memory,
): { given(uses: Uses): Given; key(uses: Uses): string } {
  const nothing = new Map<string, string>();
  const measured = (address: string) => memory.of(join(publicDir, address), () => measureImage(publicDir, address));
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
