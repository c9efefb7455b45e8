import type { Position } from '../../diagnostics/diagnostic.ts';
import type { Tag } from './tags.ts';

/** A built page that is being checked. */
export interface BuiltPage {
  /** Path of its file in the folder of the site, with slashes. */
  path: string;
  html: string;
  tags: readonly Tag[];
}

/** What a check reports: `at` counts from the beginning of the file. */
export type ReportAt = (diagnostic: { rule: string; at: number; message: string; hint: string }) => void;

/** Line and column of a position in a text. */
export function positionOf(text: string, at: number): Position {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** A copy of a piece of a text. The engine keeps the whole text for as long as any piece of it that is not a copy. */
export function detachString(piece: string): string {
  return Buffer.from(piece).toString();
}
