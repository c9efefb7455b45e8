/** Needs JavaScript because it fetches the files of the search on demand. */
import { stripSignature } from '../format/pagefind.ts';

/**
 * Fetches a file and unzips it, unless the browser already did because of a `Content-Encoding`.
 * @param revalidate whether to ask the server even if the file is cached. @throws Error if it cannot be fetched
 */
export async function fetchFile(url: string, revalidate = false): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, revalidate ? { cache: 'no-cache' } : {});
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return stripSignature(bytes);
  const unzipped = new Response(bytes).body?.pipeThrough(new DecompressionStream('gzip'));
  return stripSignature(new Uint8Array(await new Response(unzipped).arrayBuffer()));
}

/** Caches the results of a function by its argument. Failures are not cached: the next call tries again. */
export function memoize<Value>(load: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const cache = new Map<string, Promise<Value>>();
  return (key) => {
    const cached = cache.get(key);
    if (cached) return cached;
    const loading = load(key);
    cache.set(key, loading);
    loading.catch(() => cache.delete(key));
    return loading;
  };
}
