import type { RuleInfo, Severity } from '../diagnostics/diagnostic.ts';

const meanings: readonly [Severity, string, string][] = [
  ['error', 'Errors', 'An error stops the build.'],
  ['warning', 'Warnings', 'A warning does not; it is most often a mistake, and is named each time.'],
  ['notice', 'Notices', 'A notice reminds of what could be better.'],
];

/** The page of all rules, `docs/rules.md`: made from the catalogue, never written by hand. */
export function writeRulesPage(catalogue: readonly RuleInfo[]): string {
  const sections = meanings.map(([severity, heading, meaning]) => {
    const rules = catalogue.filter((rule) => rule.severity === severity);
    const rows = rules.map(({ name, summary, hint }) => `| \`${name}\` | ${cell(summary)} | ${cell(hint)} |`);
    return [`## ${heading}`, '', meaning, '', '| rule | is broken when | what to do |', '|---|---|---|', ...rows].join(
      '\n',
    );
  });
  return `# What content is held to

${catalogue.length} rules, made from the catalogue by \`npm run docs\`. \`npm run check\` names each mistake by its rule, with file,
line, column and what to do. Each rule has a file in \`tests/parse/rules/\` that breaks it, with what the author is told beside it.

${sections.join('\n\n')}
`;
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}
