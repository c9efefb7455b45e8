/** Content encodings: the compressed copies that a file may have, and which of them a client accepts. */

/** Names in `Accept-Encoding`, with the extensions of compressed copies. With equal weights, the first is preferred. */
export const encodings = { br: '.br', zstd: '.zst', gzip: '.gz' } as const;

export type Encoding = keyof typeof encodings;

/**
 * Parses `Accept-Encoding` (RFC 9110, 12.5.3). `identity;q=0`, which forbids the uncompressed file, is ignored: a
 * server may send it rather than nothing.
 * @returns the encodings that the client accepts and prefers to the uncompressed file, best first
 */
export function parseAcceptEncoding(header: string | undefined): Encoding[] {
  const weights = new Map<string, number>();
  for (const item of (header ?? '').toLowerCase().split(',')) {
    const [, name, weight = '1'] = /^\s*([^\s;]+)\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?$/.exec(item) ?? [];
    if (name) weights.set(name === 'x-gzip' ? 'gzip' : name, Number(weight));
  }
  const getWeight = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  const identityWeight = weights.get('identity') ?? 0;
  return (Object.keys(encodings) as Encoding[])
    .filter((name) => getWeight(name) > 0 && getWeight(name) >= identityWeight)
    .sort((a, b) => getWeight(b) - getWeight(a));
}
