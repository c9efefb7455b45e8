/** Every address of the content that leads out, each once, with all places that use it. */
import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Explainer } from '../../explainer/model.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import type { Source } from '../../explainer/schema/source.ts';
import type { Content, ContentOptions } from '../../parse/load-content.ts';
import { findAddresses } from '../../parse/render/render.ts';
import { lineOfSource, type Place, placed, readLines } from './link-positions.ts';

/** An address to ask, and where it is used. */
export interface Link {
  address: string;
  places: Place[];
}

type Use = [address: string, place: Place];

/**
 * The addresses of explainers and glossary, in the order of the alphabet. Drafts and withdrawn explainers count: the
 * one will be read, the other still is. What is too broken to be read holds no address.
 */
export function collectLinks(content: Content, { contentDir, root }: ContentOptions): Link[] {
  const found = new Map<string, Place[]>();
  const ofGlossary = usesOfGlossary(content.glossary, join(contentDir, 'glossary.yml'), root);
  const defined = new Set(ofGlossary.map(([address]) => address));
  const ofExplainers = content.explainers.flatMap(({ file, digest }) => {
    const explainer = content.loadExplainer(digest);
    return explainer
      ? usesOfExplainer(explainer, { file, text: readFileSync(resolve(root, file), 'utf8') }, defined)
      : [];
  });
  for (const [address, place] of [...ofExplainers, ...ofGlossary])
    found.set(address, [...(found.get(address) ?? []), place]);
  return [...found]
    .map(([address, places]) => ({ address, places }))
    .sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}

/** A file as places name it, and what is written in it. */
interface Written {
  file: string;
  text: string;
}

function usesOfGlossary(glossary: Glossary, path: string, root: string): Use[] {
  const terms = Object.entries(glossary);
  if (terms.length === 0) return [];
  const file = path.startsWith(root + sep) ? relative(root, path) : path;
  const text = readFileSync(path, 'utf8');
  return terms.flatMap(([id, { definition, sources }]) => {
    const from = text.split('\n').findIndex((line) => line.startsWith(`${id}:`)) + 1;
    const ofSources = sources.flatMap((source) => usesOfSource(source, { file, text }, from));
    return [...ofSources, ...usesOfText(findAddresses(definition), `the term ${id}`, { file, text }, ofSources)];
  });
}

/** `defined` are the addresses of the glossary: its definitions stand in the text of explainers too, and count once. */
function usesOfExplainer(explainer: Explainer, written: Written, defined: ReadonlySet<string>): Use[] {
  const sources = [...explainer.sources.map(({ source }) => source), ...explainer.listed];
  const ofSources = sources.flatMap((source) => usesOfSource(source, written));
  const ofText = usesOfText(explainer.links, 'the text', written, ofSources);
  return [...ofSources, ...ofText.filter(([address, { line }]) => line !== undefined || !defined.has(address))];
}

function usesOfSource({ id, url = '', archived = '' }: Source, { file, text }: Written, from = 1): Use[] {
  const use = (address: string, name: string) => {
    const line = lineOfSource(text, { id, from }, address);
    return placed(address, { file, ...(line ? { line } : {}), use: name });
  };
  return [...use(url, `the source ${id}`), ...use(archived, `the archived copy of ${id}`)];
}

/** Links of a text, each once, with every line that they are written on and that is not a source’s already. */
function usesOfText(hrefs: readonly string[], use: string, { file, text }: Written, sources: readonly Use[]): Use[] {
  return [...new Set(hrefs.flatMap((href) => placed(href, { file, use }).map(([address]) => address)))].flatMap(
    (address): Use[] => {
      const taken = sources.filter(([other]) => other === address).map(([, { line }]) => line);
      const lines = readLines(text, address).filter((line) => !taken.includes(line));
      const places: Place[] = lines.map((line) => ({ file, line, use }));
      return (places.length > 0 ? places : [{ file, use }]).map((place) => [address, place]);
    },
  );
}
