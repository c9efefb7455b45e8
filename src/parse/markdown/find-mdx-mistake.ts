/** Finds what an exception of the MDX parser is about. The parser often stops far behind the mistake. */
import { findLineStarts } from '../../diagnostics/lines.ts';
import { describeBrace, describeStatement, describeTag, describeUnclosedTag, type MdxMistake } from './mdx-mistakes.ts';

/** What the parser throws. */
export interface MdxException {
  reason: string;
  line?: number | undefined;
  column?: number | undefined;
}

/** Finds the mistake that an exception reports, or undefined if it is not where it is expected. */
export function findMdxMistake(body: string, { reason, line, column }: MdxException): MdxMistake | undefined {
  const offset = getOffset(body, line, column);
  if (/import\/exports/.test(reason)) return findStatement(body, offset);
  const openingTag = /\((\d+):(\d+)-\d+:\d+\)/.exec(reason);
  if (openingTag) {
    const start = getOffset(body, Number(openingTag[1]), Number(openingTag[2]));
    return body[start] === '<' ? describeUnclosedTag(body, start) : undefined;
  }
  const findBrace = /lazy line/.test(reason) ? findLastBrace : findOpenBrace;
  const brace = /expression|acorn|spread|in code/.test(reason) ? findBrace(body, offset) : -1;
  const tag = findOpenTag(body, brace < 0 ? offset : brace);
  if (tag >= 0) return describeTag(body, tag, brace);
  return brace < 0 ? undefined : describeBrace(body, brace, /end of file/.test(reason));
}

function getOffset(body: string, line = 1, column = 1): number {
  return Math.min(body.length, (findLineStarts(body)[line - 1] ?? body.length) + column - 1);
}

/** Finds the line that the parser takes for code because it starts with “import” or “export”. */
function findStatement(body: string, offset: number): MdxMistake | undefined {
  for (let start = body.lastIndexOf('port', offset); start >= 2; start = body.lastIndexOf('port', start - 1)) {
    if (/^(?:^|[\r\n])(?:im|ex)$/.test(body.slice(Math.max(0, start - 3), start)))
      return describeStatement(body, start - 2);
  }
  return undefined;
}

/** Finds the outermost of the braces that are open at an offset and adjacent, or -1. */
function findOpenBrace(body: string, offset: number): number {
  let closed = 0;
  for (let index = offset - 1; index >= 0; index--) {
    if (body[index] === '}') closed++;
    else if (body[index] === '{' && body[index - 1] !== '\\' && closed-- === 0)
      return body[index - 1] === '{' && body[index - 2] !== '\\' ? index - 1 : index;
  }
  return -1;
}

/** Finds the last brace before a line that is outside its quote or list item. */
function findLastBrace(body: string, offset: number): number {
  return offset === 0 ? -1 : body.lastIndexOf('{', offset - 1);
}

/** Matches a tag that is not complete. */
const openTag =
  /^<(?:\/?[\p{L}$_][\p{L}\p{N}$_.:-]*(?:\s+[\p{L}\p{N}$_.:-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\})?)?)*)?\s*\/?(?:["'][^<>]*|"[^"]*|'[^']*)?$/u;

/** Finds the tag that is open at an offset, or -1. A tag is short; further away, it is another one. */
function findOpenTag(body: string, offset: number): number {
  const first = Math.max(0, offset - 1000);
  let start = offset;
  while (start > first) {
    start = body.lastIndexOf('<', start - 1);
    if (start < first) return -1;
    if (body[start - 1] !== '\\' && openTag.test(body.slice(start, offset))) return start;
  }
  return -1;
}
