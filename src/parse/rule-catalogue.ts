/** Every rule that content is held to. A new rule is a file in `rules/` that exports `rule`; nothing else names it. */
import { readdirSync } from 'node:fs';
import { byName, type Problem, type RuleInfo } from '../diagnostics/diagnostic.ts';
import { readingRules } from '../diagnostics/parse-rules.ts';
import type { FileContext, FileRule, LibraryContext, LibraryRule, Rule } from './rule.ts';

const folder = new URL('./rules/', import.meta.url);
const modules: { rule: Rule }[] = await Promise.all(
  readdirSync(folder).map((name) => import(/* @vite-ignore */ new URL(name, folder).href)),
);
const rules = modules.map(({ rule }) => rule).sort(byName);
const fileRules = rules.filter((rule): rule is FileRule => rule.looksAt === 'explainer');
const libraryRules = rules.filter((rule): rule is LibraryRule => rule.looksAt === 'library');

/** All rules by name: those of reading, and those that look at what was read. */
export const catalogue: readonly RuleInfo[] = [
  ...Object.entries(readingRules).map(([name, rule]) => ({ name, ...rule })),
  ...rules,
].sort(byName);

/** Holds one explainer to every rule that it can break alone. */
export function checkFile(context: FileContext, file: string): Problem[] {
  const isDraft = context.data?.draft ?? false;
  return fileRules.flatMap(({ name, severity, hint, afterDraft, check }) => {
    const problems: Problem[] = [];
    if (isDraft && afterDraft) return problems;
    check(context, (at, message, more = {}) => {
      problems.push({ rule: name, severity, file, line: at.line, column: at.column, message, hint, ...more });
    });
    return problems;
  });
}

/** Holds the content folder to every rule that only several files together can break. */
export function checkLibrary(context: LibraryContext): Problem[] {
  return libraryRules.flatMap(({ name, severity, hint, check }) => {
    const problems: Problem[] = [];
    check(context, (file, at, message, more = {}) => {
      problems.push({ rule: name, severity, file, line: at.line, column: at.column, message, hint, ...more });
    });
    return problems;
  });
}
