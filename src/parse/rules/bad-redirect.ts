import { didYouMean } from '../../diagnostics/closest-match.ts';
import { resolveRedirect } from '../../explainer/former-names.ts';
import { isReservedSlug } from '../../explainer/ids.ts';
import type { ContentRule } from '../rule.ts';

export const rule: ContentRule = {
  name: 'bad-redirect',
  scope: 'library',
  severity: 'error',
  summary: 'A redirect starts from an address in use, or leads to no explainer.',
  hint: 'Let it lead from a name that was given up to the explainer that has taken its place.',
  check({ explainers, redirects, redirectsFile }, report) {
    if (!redirects || !redirectsFile) return;
    const { name, positionOf, placeOfKey } = redirectsFile;
    const bySlug = new Map(explainers.map((parsed) => [parsed.slug, parsed]));
    for (const [from, to] of Object.entries(redirects)) {
      if (isReservedSlug(from)) {
        report(name, placeOfKey([from]), `The address /${from}/ belongs to the site itself.`, {
          hint: 'Delete the line.',
        });
        continue;
      }
      const inUse = bySlug.get(from);
      if (inUse)
        report(name, placeOfKey([from]), `/${from}/ cannot lead elsewhere: it is an explainer itself.`, {
          hint: `Delete the line, or ${inUse.file} if that explainer has another name now.`,
        });
      else if (resolveRedirect(from, redirects) === undefined)
        report(name, positionOf([from]), `/${from}/ leads back to itself.`, {
          hint: 'Name an explainer that is there.',
        });
      if (Object.hasOwn(redirects, to)) continue;
      const target = bySlug.get(to);
      if (!target)
        report(name, positionOf([from]), `/${from}/ leads to /${to}/, where there is no explainer.`, {
          hint: didYouMean(to, bySlug.keys(), 'Name one that is there.'),
        });
      else if (target.facts.draftAt)
        report(name, positionOf([from]), `/${from}/ leads to /${to}/, which is a draft.`, {
          hint: 'Publish it first.',
        });
    }
  },
};
