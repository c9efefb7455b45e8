/** The ways in which a file can stand compressed beside itself, and which of them a reader takes. */

/** Names as in `Accept-Encoding`, with the ends of the files’ names; of those that a reader likes equally, the first is taken. */
export const encodings = { br: '.br', zstd: '.zst', gzip: '.gz' } as const;

export type Encoding = keyof typeof encodings;

/**
 * What a reader accepts, best first (RFC 9110, 12.5.3). That a file must not come as it is (`identity;q=0`) is not heeded:
 * a server may do so rather than send nothing.
 */
export function acceptedEncodings(header: string | undefined): Encoding[] {
  const weights = new Map<string, number>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [, name, weight = '1'] = /^\s*([^\s;]+)\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?$/.exec(part) ?? [];
    if (name) weights.set(name === 'x-gzip' ? 'gzip' : name, Number(weight));
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  const plain = weights.get('identity') ?? 0;
  return (Object.keys(encodings) as Encoding[])
    .filter((name) => weightOf(name) > 0 && weightOf(name) >= plain)
    .sort((a, b) => weightOf(b) - weightOf(a));
}
