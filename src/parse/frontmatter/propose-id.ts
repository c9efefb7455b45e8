import { isReservedAnchor, proposeIds, reservedAnchors } from '../../explainer/ids.ts';
import { getValue, type Path } from './yaml.ts';

/** The lists whose entries have ids, with the name of an entry. */
const entryNames: Record<string, string> = { sections: 'section', sources: 'source', claims: 'claim' };

/** The lists that other fields refer to. */
const referredLists: Record<string, string> = { section: 'sections', see: 'sources', sources: 'sources' };

/**
 * Proposes an id for a malformed one, different from all others of its kind. A field that refers to an entry gets the
 * proposal of that entry.
 * @param path the path of the id, whose last part is the id itself if it is a key
 */
export function proposeIdAt(data: unknown, path: Path, value: string): string | undefined {
  const { siblings, name } = findSiblings(data, path, value);
  const reserved = name === 'section' ? reservedAnchors : [];
  const proposal = proposeIds([...siblings.filter(Boolean), value], `${name}-`, reserved).get(value);
  return name === 'section' && proposal && isReservedAnchor(proposal) ? `section-${proposal}` : proposal;
}

/** Returns the ids of the same kind in a file, and the name of that kind. */
function findSiblings(data: unknown, path: Path, value: string): { siblings: string[]; name: string } {
  const [list = '', index] = path.map(String);
  const field = String(path.findLast((key) => typeof key === 'string') ?? '');
  // The path of a key ends with the key.
  if (path.at(-1) === value) {
    const parent = getValue(data, path.slice(0, -1));
    const siblings = typeof parent === 'object' && parent !== null ? Object.keys(parent) : [];
    return { siblings, name: path.at(-2) === 'quotes' ? 'quote' : 'entry' };
  }
  if (field === 'id') return { siblings: listIds(getValue(data, path.slice(0, -2))), name: getName(path.at(-3)) };
  const referred = path.length > 1 ? referredLists[field] : undefined;
  if (referred) return { siblings: listIds(getValue(data, [referred])), name: getName(referred) };
  const siblings = index === undefined ? [] : getValue(data, path.slice(0, -1));
  return { siblings: Array.isArray(siblings) ? siblings.map(String) : [], name: list.replace(/s$/, '') || 'id' };
}

const getName = (list: PropertyKey | undefined): string => entryNames[String(list)] ?? 'id';

function listIds(list: unknown): string[] {
  return Array.isArray(list) ? list.map((entry) => String((entry as { id?: unknown } | null)?.id ?? '')) : [];
}
