/** The mistakes that authors make in MDX: what is wrong, what to write instead, and how to go on parsing. */

import { getHtmlHint } from '../html/html-hints.ts';
import { getMediaTagHint } from '../html/media-hints.ts';
import { components, findComponent } from '../render/components.ts';

/** A mistake in the MDX of a body. */
export interface MdxMistake {
  offset: number;
  message: string;
  hint: string;
  /** What to put over the mistake, so that the parser accepts the text. */
  masks: Mask[];
  /** Whether the mistake is in a component. Without it, the rest of the body means something else. */
  isInComponent?: boolean;
}

/** A text that replaces one of the same length. */
interface Mask {
  offset: number;
  text: string;
}

/** Puts masks over a text. */
export function applyMasks(body: string, masks: readonly Mask[]): string {
  return masks.reduce(
    (text, { offset, text: mask }) => text.slice(0, offset) + mask + text.slice(offset + mask.length),
    body,
  );
}

const maskTag = (offset: number): Mask => ({ offset, text: '‹' });
const maskBrace = (offset: number): Mask => ({ offset, text: '❴' });
const blank = (offset: number, written: string): Mask => ({ offset, text: written.replace(/[^\r\n]/g, ' ') });

/** Describes a paragraph that the parser takes for code. */
export function describeStatement(body: string, offset: number): MdxMistake {
  const word = body.slice(offset, offset + 6);
  return {
    offset,
    message: `A paragraph that starts with “${word}” is code.`,
    hint: 'Start it with another word or a capital letter.',
    masks: [{ offset, text: word.charAt(0).toUpperCase() }],
  };
}

/** Describes an opening tag without a closing one. */
export function describeUnclosedTag(body: string, offset: number): MdxMistake {
  const name = /^<([^\s/>]*)/.exec(body.slice(offset, offset + 100))?.[1] ?? '';
  const component = components.get(name);
  const html =
    getHtmlHint(name) ??
    (findComponent(name) ? `Write </${name}> where it ends.` : undefined) ??
    getMediaTagHint(name, () => undefined) ??
    `Delete it, or write \\<${name}> to show it as text.`;
  const closing = component?.hasContent ? `Write </${name}> where it ends.` : `End the tag with “/>”: <${name} … />.`;
  return {
    offset,
    message: `<${name}> is not closed.`,
    hint: component ? closing : html,
    masks: [maskTag(offset), ...maskClosingTag(body, offset, name)],
    isInComponent: component !== undefined,
  };
}

/** Masks the closing tag of a masked opening tag. */
function maskClosingTag(body: string, offset: number, name: string): Mask[] {
  const opening = body.indexOf(`<${name}`, offset + 1);
  const closing = body.indexOf(`</${name}>`, offset);
  return name === '' || closing < 0 || (opening >= 0 && opening < closing) ? [] : [maskTag(closing)];
}

/**
 * Describes something that starts with “<” and is not a tag.
 * @param brace the offset of JavaScript in it, or -1
 */
export function describeTag(body: string, offset: number, brace: number): MdxMistake {
  const text = body.slice(offset, offset + 2000);
  if (text.startsWith('<!--')) {
    const end = body.indexOf('-->', offset);
    return {
      offset,
      message: '“<!--” starts a comment of HTML, which MDX does not have.',
      hint: 'Write comments as {/* … */}.',
      masks: [blank(offset, end < 0 ? '<!--' : body.slice(offset, end + 3))],
    };
  }
  const masks = [maskTag(offset), ...(brace < 0 ? [] : [maskBrace(brace)])];
  const [, slash, name = '', after = ''] = /^<(\/?)([\p{L}$_][\p{L}\p{N}$_.:-]*)([\s\S]?)/u.exec(text) ?? [];
  const isInComponent = components.has(name);
  const address = describeAddress(text);
  if (address) {
    const end: Mask = { offset: body.indexOf('>', offset), text: '›' };
    return { offset, ...address, masks: [...masks, end] };
  }
  if (slash && name) {
    const hint = `Delete it, or write \\</${name}> to show it as text.`;
    return { offset, message: `</${name}> closes nothing.`, hint, masks, isInComponent };
  }
  if (isInComponent || (name && /[\s/>]/.test(after)))
    return {
      offset,
      message: `The tag <${name}> is not complete.`,
      hint: adviseOnIncompleteTag(name, text),
      masks: [...masks, ...maskClosingTag(body, offset, name)],
      isInComponent,
    };
  const word = /^<[!?]?[^\s.,;:!?()[\]{}*_|<>”»"'`]{0,30}/.exec(text)?.[0] ?? '<';
  return { offset, message: `“${word}” is not a tag.`, hint: `Write \\${word} to show it as text.`, masks };
}

function adviseOnIncompleteTag(name: string, text: string): string {
  const attributes = /^<[^<>]*/.exec(text)?.[0] ?? '';
  if (findComponent(name)) {
    const quotes = /=\s*[“”„‟«»‘’‚]/.test(attributes) ? ' with straight quotation marks' : '';
    return `Write attributes as name="value"${quotes}, and end the tag with “>”.`;
  }
  const getValue = (attribute: string) => new RegExp(`\\s${attribute}=["']?([^\\s"'>]+)`).exec(attributes)?.[1];
  return (
    getMediaTagHint(name, getValue) ??
    getHtmlHint(name) ??
    `Write Markdown instead of HTML, or \\<${name} to show it as text.`
  );
}

/** Describes an address in angle brackets, which is a link in CommonMark but not in MDX. */
function describeAddress(text: string): { message: string; hint: string } | undefined {
  const mail = /^<(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)>/.exec(text);
  if (mail)
    return { message: `“${mail[0]}” is not a tag.`, hint: `Write ${mail[1]} or [${mail[1]}](mailto:${mail[1]}).` };
  const address = /^<([a-z][a-z0-9+.-]*:[^\s<>]+)>/i.exec(text);
  if (!address) return undefined;
  return { message: `“${address[0]}” is not a tag.`, hint: `Write ${address[1]} or [text](${address[1]}).` };
}

/** Describes something that starts with “{” and is not JavaScript. */
export function describeBrace(body: string, offset: number, isUnclosed: boolean): MdxMistake {
  const text = body.slice(offset, offset + 500);
  const attributes = /^\{:?\s*[#.=][^{}\r\n]*\}/.exec(text)?.[0];
  if (attributes)
    return {
      offset,
      message: `“${attributes}” is not Markdown here.`,
      hint: attributes.includes('#')
        ? 'Delete it: the id of a section is in the frontmatter, under “sections”.'
        : 'Delete it: a text has no classes.',
      masks: [blank(offset, attributes)],
    };
  const template = /^\{(?:%[^\r\n]*?%\}|\{[^\r\n]*?\}\})/.exec(text)?.[0];
  if (template)
    return {
      offset,
      message: `“${template}” is a template, which explainers do not have.`,
      hint: 'Write the text itself, or \\{ for a plain brace.',
      masks: [body[offset - 1] === '(' ? { offset, text: template.replace(/[^\r\n]/g, '#') } : blank(offset, template)],
    };
  const masks = [maskBrace(offset)];
  if (isUnclosed) {
    const hint = text.startsWith('{/*')
      ? 'End the comment with */}.'
      : 'Braces start JavaScript, which explainers cannot run: write \\{ for a brace.';
    return { offset, message: 'The brace “{” is not closed.', hint, masks };
  }
  const expression = /^\{[^{}\r\n]{0,60}\}/.exec(text)?.[0];
  return {
    offset,
    message: `The text in braces is not MDX: ${expression ?? '{…}'}.`,
    hint: `Braces start JavaScript, which explainers cannot run: write \\${expression ?? '{'} for the text itself.`,
    masks,
  };
}
