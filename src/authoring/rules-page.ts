import type { RuleInfo, Severity } from '../diagnostics/diagnostic.ts';

const meanings: readonly [Severity, string, string][] = [
  ['error', 'Errors', 'An error stops the build.'],
  ['warning', 'Warnings', 'A warning does not stop the build. Most warnings are mistakes.'],
  ['notice', 'Notices', 'A notice is a reminder of what could be better.'],
];

/** Returns the text of `docs/rules.md`, which lists all rules of the catalogue. */
export function renderRulesPage(catalogue: readonly RuleInfo[]): string {
  const sections = meanings.map(([severity, heading, meaning]) => {
    const rules = catalogue.filter((rule) => rule.severity === severity);
    const rows = rules.map(
      ({ name, summary, hint }) => `| \`${name}\` | ${escapeCell(summary)} | ${escapeCell(hint)} |`,
    );
    return [`## ${heading}`, '', meaning, '', '| rule | is broken when | what to do |', '|---|---|---|', ...rows].join(
      '\n',
    );
  });
  return `# Content rules

\`npm run docs\` writes this list of ${catalogue.length} rules. \`npm run check\` reports each mistake with its rule,
file, line and column, and says what to do. Each rule has an example in \`tests/parse/rules/\` that breaks it, with the
message that the author gets.

${sections.join('\n\n')}
`;
}

function escapeCell(text: string): string {
  return text.replace(/\|/g, '\\|');
}
