import type { Report } from '../../diagnostics/diagnostic.ts';
import { proposeId } from '../../explainer/ids.ts';
import type { FindPosition, TextBlock } from './text-blocks.ts';

const bracketed = /\[(?:[^[\]@\r\n]{0,80}[ \t;])?-?@[A-Za-z][^[\]\r\n]{0,300}\]/g;
const key = /(?<![\w@.])@([A-Za-z][\w-]*)/g;
/** A key with a hyphen is no handle of Mastodon, X or Bluesky. */
const keyInText = /(?<![\w@./-])@([a-z][a-z0-9]*-[a-z0-9-]*[a-z0-9])/g;
/** Marks with other brackets or another accent, as input methods write them: `［^a］`, `[ˆa]`, `[ ^a]`. */
const otherMark = /[[［【〔]\s?[\^ˆ＾]\s?([a-z][a-z0-9-]*)\s?[\]］】〕}]/g;

/** What only citations have: a page, a second key, a suppressed author. */
const locator = /,\s*(?:pp?\.|S\.|§|ch\.|chap\.|sec\.|vol\.|\d)|;\s*(?:see )?-?@|\[-@/;

/** Matches the place in a citation, such as “p. 3”. */
const placeAfterKey = /@[A-Za-z][\w-]*,\s*([^;\]]*\d[^;\]]*)/;

function explainPlace(id: string, place: string): string {
  const placeKey = proposeId(place) || 'place';
  return ` For the place, add places: { ${placeKey}: "${place.trim()}" } to the source, and write [^${id}:${placeKey}].`;
}

/**
 * Reports citations as Pandoc has them, such as `[@city-notice, p. 3]`, which would be shown as text. A handle or an
 * address in brackets is none: the text in brackets has the id of a source, or a page.
 */
export function reportPandocCitations(
  blocks: readonly TextBlock[],
  sources: { has(id: string): boolean },
  report: Report,
  findPosition: FindPosition,
): void {
  const reportAt = (offset: number, written: string, keys: readonly string[]) => {
    const known = keys.filter((id) => sources.has(id));
    const ids = known.length > 0 ? known : keys;
    const citations = ids.map((id) => `[^${id}]`).join('');
    const [, place] = placeAfterKey.exec(written) ?? [];
    report({
      rule: 'malformed-citation',
      position: findPosition(offset, written),
      message: `“${written}” is a citation of Pandoc, which is shown as text.`,
      hint: `Write ${citations}, with the id of a source.${place && ids[0] ? explainPlace(ids[0], place) : ''}`,
    });
  };
  for (const { text, start } of blocks) {
    for (const { 0: written, 1: id = '', index } of text.matchAll(otherMark))
      if (sources.has(id) && !/^\[\^.*\]$/.test(written))
        report({
          rule: 'malformed-citation',
          position: findPosition(start + index, written),
          message: `“${written}” is shown as text.`,
          hint: `Write [^${id}], with these brackets and this sign.`,
        });
    if (!text.includes('@')) continue;
    const rest = text.replace(bracketed, (written, offset: number) => {
      const keys = Array.from(written.matchAll(key), ([, id = '']) => id);
      if (!keys.some((id) => sources.has(id)) && !locator.test(written)) return written;
      reportAt(start + offset, written, keys);
      return ' '.repeat(written.length);
    });
    for (const { 0: written, 1: id = '', index } of rest.matchAll(keyInText))
      if (sources.has(id)) reportAt(start + index, written, [id]);
  }
}
