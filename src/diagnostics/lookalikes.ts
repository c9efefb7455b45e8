/**
 * Letters of other scripts that look like Latin ones, quotation marks and dashes: the few of Unicode’s confusables
 * (UTS #39) that keyboards and word processors mix up.
 */
const lookalikes: readonly (readonly [latin: string, others: string])[] = [
  ['aeopcxyiABEKMHOPCTX', 'аеорсхуіАВЕКМНОРСТХ'],
  ['ABEHIKMNOPTYXZo', 'ΑΒΕΗΙΚΜΝΟΡΤΥΧΖο'],
  ["'''''", '’‘‛ʼ′'],
  ['"""""""', '“”„‟«»″'],
  ['------', '‐‑‒–—−'],
  ['یک', 'يك'],
];
const plainForms = new Map(
  lookalikes.flatMap(([plain, others]) => Array.from(others, (other, index) => [other, plain.charAt(index)] as const)),
);

const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}/u;

/** Returns a text without what readers cannot see in it. */
function toVisibleText(text: string): string {
  const characters = Array.from(text.normalize('NFKC')).filter((character) => !invisible.test(character));
  return characters.map((character) => plainForms.get(character) ?? character).join('');
}

/**
 * Describes the first difference of two texts that look the same: “U+2019 in the heading, U+0027 in the title”.
 * @param names what the two texts are, such as “the heading”
 * @returns undefined if they look different
 */
export function describeHiddenDifference(a: string, b: string, names: readonly [string, string]): string | undefined {
  if (a === b || toVisibleText(a) !== toVisibleText(b)) return undefined;
  const texts = [Array.from(a), Array.from(b)] as const;
  const index = texts[0].findIndex((character, i) => character !== texts[1][i]);
  const characters = texts.map((text) => text[index < 0 ? Math.min(texts[0].length, texts[1].length) : index] ?? '');
  const hidden = characters.filter((character) => invisible.test(character));
  return characters
    .flatMap((character, i) =>
      character === '' || (hidden.length > 0 && !hidden.includes(character))
        ? []
        : [`${getCodeName(character)} in ${names[i]}`],
    )
    .join(', ');
}

/** Returns the name of a character in Unicode’s notation: U+00AD. */
export function getCodeName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
