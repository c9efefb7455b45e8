import type { Path } from '../frontmatter/yaml.ts';
import type { FileRule } from '../rule.ts';

/** Elements that authors, and the titles of sources in databases, have within a line. */
const tag = /<\/?(?:abbr|b|bdi|br|em|font|i|kbd|mark|q|s|small|span|strong|su[bp]|tt|u)(?:\s[^<>]*)?\/?>/i;

/** The fields that are inline Markdown, where tags have a meaning or are reported anyway. */
const inlineFields = /^(title|summary|since|(keyPoints|timeline|updates) text|claims assessment|sections title)$/;

export const rule: FileRule = {
  name: 'html-in-plain-text',
  scope: 'file',
  checksSources: true,
  severity: 'warning',
  summary: 'A field that is plain text has HTML tags, which readers see as they are written.',
  hint: 'Delete the tags; write raised and lowered digits as characters, such as CO₂ or 10⁶.',
  check({ yaml }, report) {
    const seen = new Set<unknown>();
    const checkValue = (value: unknown, path: Path): void => {
      if (typeof value === 'object' && value !== null) {
        // YAML can contain a value many times.
        if (seen.has(value)) return;
        seen.add(value);
        for (const [key, inner] of Object.entries(value))
          checkValue(inner, [...path, Array.isArray(value) ? Number(key) : key]);
        return;
      }
      const [found] = tag.exec(String(value)) ?? [];
      if (!found || inlineFields.test(path.filter((key) => typeof key === 'string').join(' '))) return;
      report({
        position: yaml.positionWithin(path, found),
        message: `“${String(path.at(-1))}” is plain text and has ${found}.`,
      });
    };
    checkValue(yaml.data, []);
  },
};
