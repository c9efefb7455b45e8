/**
 * How two hosts read `_headers`, after their documentation and their published code: Cloudflare’s workers-sdk
 * and Netlify’s headers-parser.
 */

export interface Rule {
  pattern: string;
  detached: string[];
  set: [name: string, value: string][];
}

/** The rules of a file. @throws Error at a line that one of the hosts would refuse. */
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

function matching(rules: readonly Rule[], path: string): Rule[] {
  return rules.filter(({ pattern }) => {
    const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(path);
  });
}

/** All that match apply, in their order; values of one name are joined unless the earlier ones are detached. */
export function cloudflareHeaders(rules: readonly Rule[], path: string): Map<string, string> {
  // What Pages sends by itself.
  const headers = new Map([['access-control-allow-origin', '*']]);
  const ours = new Set<string>();
  for (const { detached, set } of matching(rules, path)) {
    for (const name of detached) headers.delete(name);
    for (const [name, value] of set) {
      const before = ours.has(name) ? headers.get(name) : undefined;
      headers.set(name, before === undefined ? value : `${before}, ${value}`);
      ours.add(name);
    }
  }
  if (ours.size === 0) headers.clear();
  return headers;
}

/** All that match apply, and the last one counts; what is detached is not read. */
export function netlifyHeaders(rules: readonly Rule[], path: string): Map<string, string> {
  return new Map(matching(rules, path).flatMap(({ set }) => set));
}
