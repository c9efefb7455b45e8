/** Needs JavaScript because what was searched for stays on the reader’s device, and goes nowhere else. */

const key = 'searches';
const kept = 5;

/** The last queries that led somewhere, the newest first. */
export function recentSearches(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(found) ? found.filter((each) => typeof each === 'string').slice(0, kept) : [];
  } catch {
    // Storage is shut off, or something else stands there.
    return [];
  }
}

/** Keeps a query that the reader followed. */
export function rememberSearch(query: string): void {
  const text = query.trim();
  if (!text) return;
  try {
    const others = recentSearches().filter((each) => each !== text);
    localStorage.setItem(key, JSON.stringify([text, ...others].slice(0, kept)));
  } catch {
    // Nothing is kept where storage is shut off or full.
  }
}

export function forgetSearches(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
