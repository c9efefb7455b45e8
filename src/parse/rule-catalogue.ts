/** All rules for content. To add a rule, add a file to `rules/` that exports `rule`; all files there are loaded. */
import { readdirSync } from 'node:fs';
import { createDiagnostic, type Diagnostic, type RuleInfo } from '../diagnostics/diagnostic.ts';
import { parseRules } from '../diagnostics/parse-rules.ts';
import type { ContentContext, ContentRule, FileContext, FileRule } from './rule.ts';

const folder = new URL('./rules/', import.meta.url);
const modules: { rule: FileRule | ContentRule }[] = await Promise.all(
  readdirSync(folder).map((name) => import(/* @vite-ignore */ new URL(name, folder).href)),
);
const rules = modules.map(({ rule }) => rule).sort(compareNames);
const fileRules = rules.filter((rule) => rule.scope === 'file');
const contentRules = rules.filter((rule) => rule.scope === 'content');

/** All rules, sorted by name: those of the parser and those in `rules/`. */
export const catalogue: readonly RuleInfo[] = [
  ...Object.entries(parseRules).map(([name, rule]) => ({ name, ...rule })),
  ...rules,
].sort(compareNames);

/**
 * Checks a file against the rules that concern one file only.
 * @param kind `sources` for `sources.yml`, which only rules about sources concern
 */
export function checkFile(
  context: FileContext,
  file: string,
  kind: 'explainer' | 'sources' = 'explainer',
): Diagnostic[] {
  const isDraft = context.data?.draft ?? false;
  const diagnostics: Diagnostic[] = [];
  for (const rule of fileRules) {
    if ((isDraft && rule.skipsDrafts) || (kind === 'sources' && !rule.checksSources)) continue;
    rule.check(context, (details) => {
      if (!details.position.isElsewhere) diagnostics.push(createDiagnostic(rule, file, details));
    });
  }
  return diagnostics;
}

/** Checks the content folder against the rules that compare files. */
export function checkAcrossFiles(context: ContentContext): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const rule of contentRules)
    rule.check(context, ({ file, ...details }) => diagnostics.push(createDiagnostic(rule, file, details)));
  return diagnostics;
}

function compareNames(a: RuleInfo, b: RuleInfo): number {
  return a.name.localeCompare(b.name);
}
