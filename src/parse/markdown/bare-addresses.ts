/**
 * Where a bare address such as `https://example.org/notice` ends. GFM lets it go on to the next space, so it swallows a
 * citation, a typographic quotation mark, and the rest of a sentence in scripts without spaces. Here it ends before a
 * citation, before punctuation that is not ASCII, and before a letter of a script in which no space follows an
 * address. An address has none of these characters unescaped (RFC 3986, 2); host names may have such letters (RFC
 * 5890).
 */
import type { Root } from 'mdast';
import type { Processor } from 'unified';
import { SKIP, visit } from 'unist-util-visit';

/** Punctuation that ends an address. Short dashes, apostrophes and `·` occur in addresses that are copied unescaped. */
const punctuation = /(?![’·])[\p{Pi}\p{Pf}\p{Ps}\p{Pe}\p{Po}—―\u3000]/u;

/** What is not part of an address at its end: a Greek colon, a line break, numbers of sources, a Turkish suffix. */
const ending =
  /(?:·+|\\|(?:\[\d{1,3}\]?){1,5}|['’](?:[dt][ae]n?|[dt][ae]ki|y[aeıiuü]|n[ıiuü]n|[ıiuü]n))[.,;:!?)*_~]{0,20}$/u;

/** A letter of Chinese, Japanese, Korean, Thai, Lao, Khmer or Burmese. */
export const unspacedLetter =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}ー]/u;

/** The start of an address whose host can go on with any letter: `https://`, `https://例`, `www.`. */
const openHost = /^(?:https?:\/\/|www\.)(?:[^/?#]*[^/?#a-z0-9])?$/i;

/** A longer text without space is no address. */
const maxLength = 2000;

/**
 * Shortens what GFM takes for an address.
 * @param before the character before it
 * @returns the address, or undefined if GFM is right
 */
function shortenAddress(text: string, before: string): string | undefined {
  if (text.length > maxLength) return undefined;
  let end = 0;
  for (const character of text) {
    if (endsAddress(text, end, character, before)) break;
    end += character.length;
  }
  const shortened = removeEnding(text.slice(0, end));
  return shortened === text ? undefined : trimPunctuation(shortened);
}

function removeEnding(address: string): string {
  const written = ending.exec(address.slice(-60))?.[0];
  // Names of parameters can have brackets: `?a[0]`.
  if (!written || (written.startsWith('[') && /[?#]/.test(address))) return address;
  return address.slice(0, -written.length);
}

/** Matches an address that ends in its host. */
const onlyHost = /^(?:https?:\/\/|www\.)[^/?#]*$/i;

function endsAddress(text: string, index: number, character: string, before: string): boolean {
  if (character === '[') return text[index + 1] === '^' && text[index - 1] !== '\\';
  if (/['’]/.test(character) && onlyHost.test(text.slice(0, index))) return true;
  if (character < '\x80') return false;
  if (character === '’') return before === '‘';
  return punctuation.test(character) || (unspacedLetter.test(character) && !openHost.test(text.slice(0, index)));
}

/** Removes the punctuation that GFM does not count as a part of an address. */
function trimPunctuation(address: string): string {
  const trimmed = address.replace(/(?:&[a-z]{1,31};|[!"'*,.:;?_~])+$/i, '');
  const isUnbalanced = [')(', ']['].some(
    ([close = '', open = '']) => trimmed.endsWith(close) && trimmed.split(open).length < trimmed.split(close).length,
  );
  return isUnbalanced ? trimPunctuation(trimmed.slice(0, -1)) : trimmed;
}

type State = (code: number | null) => State | undefined;

/** The parts of micromark’s tokenizer that this file uses. */
interface Tokenizer {
  previous: number | null;
  events: [string, { type: string; _balanced?: boolean }][];
  now(): object;
  sliceSerialize(token: { start: object; end: object }): string;
}
interface Effects {
  enter(type: string): void;
  exit(type: string): void;
  consume(code: number | null): void;
}

/** A construct of micromark that precedes GFM’s, and leaves to GFM every address that need not be shortened. */
const createConstruct = (token: string, start: RegExp, isAfter: RegExp) => ({
  name: 'shortAddress',
  tokenize(this: Tokenizer, effects: Effects, ok: State, nok: State): State | undefined {
    const now = this.now();
    // Micromark gives a line as one string, of which this is the rest.
    const rest = this.sliceSerialize({ start: now, end: { ...now, _bufferIndex: Number.POSITIVE_INFINITY } });
    const written = start.exec(rest)?.[0];
    const before = this.previous === null || this.previous < 0 ? ' ' : String.fromCharCode(this.previous);
    const address = written && isAfter.test(before) ? shortenAddress(written, before) : undefined;
    if (!address || !hasHost.test(address) || this.events.some(isOpenBracket)) return nok;
    let left = address.length;
    const consume: State = (code) => {
      if (left-- > 0) {
        effects.consume(code);
        return consume;
      }
      effects.exit(token);
      effects.exit('literalAutolink');
      return ok(code);
    };
    return (code) => {
      effects.enter('literalAutolink');
      effects.enter(token);
      return consume(code);
    };
  },
});

/** GFM accepts no underscore in the last two parts of a host. */
const hasHost = /^(?:https?:\/\/|www\.)(?![^/?#]*_[^./?#]*(?:\.[^./?#]*)?(?:[/?#]|$))[^\p{P}\s]/iu;

/** Says whether a link that contains the address may have started, because a link contains no other link. */
const isOpenBracket = ([, { type, _balanced }]: Tokenizer['events'][number]) =>
  (type === 'labelLink' || type === 'labelImage') && !_balanced;

/** The characters of an address. One more than it can have are enough to see that it is too long. */
const rest = `[^\\s<]{1,${maxLength}}`;
const http = createConstruct('literalAutolinkHttp', new RegExp(`^https?://${rest}`, 'i'), /[^a-z]/i);
const www = createConstruct('literalAutolinkWww', new RegExp(`^www\\.${rest}`, 'i'), /[\s(*_[\]~]/);

/** Shortens the addresses that GFM finds in the finished tree, such as `「www.example.org」`. They have no position. */
function shortenLateLinks(tree: Root): void {
  visit(tree, 'link', (node, index, parent) => {
    const [text] = node.children;
    if (node.position || text?.type !== 'text' || !parent || index === undefined) return undefined;
    const sibling = parent.children[index - 1];
    const before = sibling?.type === 'text' ? sibling.value.slice(-1) : ' ';
    const address = shortenAddress(text.value, before);
    if (!address) return undefined;
    const rest = text.value.slice(address.length);
    node.url = node.url.slice(0, node.url.length - rest.length);
    text.value = address;
    parent.children.splice(index + 1, 0, { type: 'text', value: rest });
    return [SKIP, index + 2];
  });
}

/**
 * Makes text of the address for mail that GFM finds in `@handle@example.social`, and reads `&amp;` in a bare address as
 * the sign that it is in one that was copied from HTML.
 */
function correctLinks(tree: Root): void {
  visit(tree, 'link', (node, index, parent) => {
    const [text, ...others] = node.children;
    if (text?.type !== 'text' || others.length > 0 || !parent || index === undefined) return undefined;
    const [before, after] = [parent.children[index - 1], parent.children[index + 1]];
    if (node.url === `mailto:${text.value}` && before?.type === 'text' && /(?:^|[^\w@])@$/.test(before.value)) {
      before.value += text.value;
      if (node.position && before.position) before.position.end = node.position.end;
      else delete before.position;
      const isTextAfter = after?.type === 'text';
      if (isTextAfter) {
        before.value += after.value;
        if (after.position && before.position) before.position.end = after.position.end;
        else delete before.position;
      }
      parent.children.splice(index, isTextAfter ? 2 : 1);
      return [SKIP, index];
    }
    if (node.url.endsWith(text.value) && text.value.includes('&amp;')) {
      node.url = node.url.replaceAll('&amp;', '&');
      text.value = text.value.replaceAll('&amp;', '&');
    }
    return undefined;
  });
}

/** Ends bare addresses where their readers would. A plugin of unified. */
export function endBareAddresses(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: object[]; fromMarkdownExtensions?: object[] };
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { text: { 72: http, 104: http, 87: www, 119: www } },
  ];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    { transforms: [shortenLateLinks, correctLinks] },
  ];
}
