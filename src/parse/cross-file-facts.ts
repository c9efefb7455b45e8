/** What rules compare across files. */
import type { Nodes } from 'mdast';
import type { CrossFileFacts } from '../explainer/model.ts';
import { getWorkIdentifiers, isIdentified } from '../explainer/source-identity.ts';
import { findSiteLinks, findSourceLinks } from './links/find-links.ts';
import type { ParseContext } from './parse-context.ts';

/** Returns the facts of a file that cannot be parsed. */
export function emptyFacts(): CrossFileFacts {
  const position = { line: 1, column: 1 };
  return {
    sections: [],
    sectionsPosition: position,
    sourcesPosition: position,
    authors: [],
    sources: [],
    sharedSources: [],
    restsOn: [],
    links: [],
  };
}

/** Collects what is compared with other files. @param trees all texts: fields, body and notes */
export function collectFacts(
  { partial, yaml, references }: Pick<ParseContext, 'partial' | 'yaml' | 'references'>,
  trees: readonly Nodes[],
  home: string,
): CrossFileFacts {
  return {
    sections: partial.sections.map((section, index) => ({
      ...section,
      at: yaml.positionOf(['sections', index, 'id']),
    })),
    sectionsPosition: yaml.keyPositionOf(['sections']),
    sourcesPosition: yaml.keyPositionOf(['sources']),
    ...(partial.draft ? { draftPosition: yaml.keyPositionOf(['draft']) } : {}),
    authors: partial.authors.map((id, index) => ({ id, at: yaml.positionOf(['authors', index]) })),
    sources: partial.sources.flatMap((source, index) => {
      const { id, title } = source;
      if (!id || references.has(index)) return [];
      const identifiers = isIdentified(source) ? { identifiers: getWorkIdentifiers(source) } : {};
      return { id, title, ...identifiers, at: yaml.positionOf(['sources', index, 'id']) };
    }),
    sharedSources: Array.from(references.values(), (reference) => ({ ...reference, passages: [] })),
    restsOn: partial.sources.flatMap(({ restsOn = [] }) => restsOn),
    links: [
      ...trees.flatMap((tree) => findSiteLinks(tree, home)),
      ...findSourceLinks(partial.sources, ['sources'], yaml, home).filter(({ at }) => !at.isElsewhere),
    ],
  };
}
