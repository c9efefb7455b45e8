import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'section-without-source',
  looksAt: 'explainer',
  severity: 'warning',
  says: 'A section cites nothing.',
  hint: 'Cite what it rests on.',
  afterDraft: true,
  check({ sections, marks, loose, yaml }, tell) {
    const cited = new Set(
      marks.filter(({ citation }) => citation.kind === 'source').map(({ citation }) => citation.part),
    );
    const shown = new Set(Array.from(sections.values(), ({ id }) => id));
    loose.sections.forEach(({ id, title }, index) => {
      if (!shown.has(id) || cited.has(id)) return;
      tell(yaml.placeOf(['sections', index, 'id']), `The section “${title}” cites no source.`);
    });
  },
};
