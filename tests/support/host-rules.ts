/**
 * Interprets `_headers` as two hosts do, by their documentation and source code: Cloudflare’s workers-sdk and
 * Netlify’s headers-parser.
 */

export interface Rule {
  pattern: string;
  detached: string[];
  set: [name: string, value: string][];
}

/** Parses a file. @throws Error at a line that one of the hosts would reject */
export function parseHeaders(text: string): Rule[] {
  const rules: Rule[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const rule = rules.at(-1);
    const [, name, value] = /^([\w-]+):\s*(\S.*)$/.exec(line) ?? [];
    if (line.startsWith('/')) rules.push({ pattern: line, detached: [], set: [] });
    else if (rule && line.startsWith('! ') && !line.includes(':')) rule.detached.push(line.slice(2).toLowerCase());
    else if (rule && name && value) rule.set.push([name.toLowerCase(), value]);
    else throw new Error(`No host understands this line: ${line}`);
  }
  return rules;
}

function findMatching(rules: readonly Rule[], path: string): Rule[] {
  return rules.filter(({ pattern }) => {
    const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(path);
  });
}

/**
 * Returns the headers that Cloudflare sends: all matching rules apply, and values of one name are joined unless
 * detached.
 */
export function cloudflareHeaders(rules: readonly Rule[], path: string): Map<string, string> {
  // Cloudflare Pages sends this by default.
  const headers = new Map([['access-control-allow-origin', '*']]);
  const ownNames = new Set<string>();
  for (const { detached, set } of findMatching(rules, path)) {
    for (const name of detached) headers.delete(name);
    for (const [name, value] of set) {
      const earlier = ownNames.has(name) ? headers.get(name) : undefined;
      headers.set(name, earlier === undefined ? value : `${earlier}, ${value}`);
      ownNames.add(name);
    }
  }
  if (ownNames.size === 0) headers.clear();
  return headers;
}

/**
 * Returns the headers that Netlify sends: all matching rules apply, and the last value counts. It ignores
 * detached names.
 */
export function netlifyHeaders(rules: readonly Rule[], path: string): Map<string, string> {
  return new Map(findMatching(rules, path).flatMap(({ set }) => set));
}
