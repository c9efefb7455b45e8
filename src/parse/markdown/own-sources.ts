import { toLocalAddress } from '../../explainer/local-link.ts';
import type { CrossFileFacts } from '../../explainer/model.ts';
import type { Source } from '../../explainer/schema/source.ts';
import type { Path, Yaml } from '../frontmatter/yaml.ts';

/**
 * Returns the addresses of sources that are pages of this site, as links within the site.
 * @param path the path of the list of sources in the file
 * @param home the absolute address of the site’s home page
 */
export function findOwnSources(
  sources: readonly Source[],
  path: Path,
  yaml: Pick<Yaml, 'positionOf'>,
  home: string,
): CrossFileFacts['links'] {
  return sources.flatMap((source, index) =>
    (['url', 'archived'] as const).flatMap((key) => {
      const address = toLocalAddress(source[key] ?? '', home);
      return address === undefined ? [] : [{ address, at: yaml.positionOf([...path, index, key]) }];
    }),
  );
}
