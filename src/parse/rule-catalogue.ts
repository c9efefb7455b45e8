/** Every rule that content is held to. A new rule is a file in `rules/` that exports `rule`; nothing else names it. */
import { readdirSync } from 'node:fs';
import { compareNames, type Diagnostic, type RuleInfo } from '../diagnostics/diagnostic.ts';
import { parseRules } from '../diagnostics/parse-rules.ts';
import type { ContentContext, ContentRule, FileContext, FileRule, Rule } from './rule.ts';

const folder = new URL('./rules/', import.meta.url);
const modules: { rule: Rule }[] = await Promise.all(
  readdirSync(folder).map((name) => import(/* @vite-ignore */ new URL(name, folder).href)),
);
const rules = modules.map(({ rule }) => rule).sort(compareNames);
const fileRules = rules.filter((rule): rule is FileRule => rule.scope === 'explainer');
const libraryRules = rules.filter((rule): rule is ContentRule => rule.scope === 'library');

/** All rules by name: those of reading, and those that look at what was read. */
export const catalogue: readonly RuleInfo[] = [
  ...Object.entries(parseRules).map(([name, rule]) => ({ name, ...rule })),
  ...rules,
].sort(compareNames);

/** Holds one explainer to every rule that it can break alone. */
export function checkFile(context: FileContext, file: string): Diagnostic[] {
  const isDraft = context.data?.draft ?? false;
  return fileRules.flatMap(({ name, severity, hint, afterDraft, check }) => {
    const diagnostics: Diagnostic[] = [];
    if (isDraft && afterDraft) return diagnostics;
    check(context, (position, message, more = {}) => {
      diagnostics.push({
        rule: name,
        severity,
        file,
        line: position.line,
        column: position.column,
        message,
        hint,
        ...more,
      });
    });
    return diagnostics;
  });
}

/** Holds the content folder to every rule that only several files together can break. */
export function checkAcrossFiles(context: ContentContext): Diagnostic[] {
  return libraryRules.flatMap(({ name, severity, hint, check }) => {
    const diagnostics: Diagnostic[] = [];
    check(context, (file, position, message, more = {}) => {
      diagnostics.push({
        rule: name,
        severity,
        file,
        line: position.line,
        column: position.column,
        message,
        hint,
        ...more,
      });
    });
    return diagnostics;
  });
}
