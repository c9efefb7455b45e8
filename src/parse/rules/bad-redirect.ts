import { didYouMean } from '../../diagnostics/closest-match.ts';
import { endOf } from '../../explainer/former-names.ts';
import { isOwnAddress } from '../../explainer/ids.ts';
import type { LibraryRule } from '../rule.ts';

export const rule: LibraryRule = {
  name: 'bad-redirect',
  looksAt: 'library',
  severity: 'error',
  says: 'A redirect starts from an address in use, or leads to no explainer.',
  hint: 'Let it lead from a name that was given up to the explainer that has taken its place.',
  check({ readings, redirects, redirectsFile }, tell) {
    if (!redirects || !redirectsFile) return;
    const { name, placeOf, placeOfKey } = redirectsFile;
    const bySlug = new Map(readings.map((reading) => [reading.slug, reading]));
    for (const [from, to] of Object.entries(redirects)) {
      if (isOwnAddress(from)) {
        tell(name, placeOfKey([from]), `The address /${from}/ belongs to the site itself.`, {
          hint: 'Delete the line.',
        });
        continue;
      }
      const inUse = bySlug.get(from);
      if (inUse)
        tell(name, placeOfKey([from]), `/${from}/ cannot lead elsewhere: it is an explainer itself.`, {
          hint: `Delete the line, or ${inUse.file} if that explainer has another name now.`,
        });
      else if (endOf(from, redirects) === undefined)
        tell(name, placeOf([from]), `/${from}/ leads back to itself.`, { hint: 'Name an explainer that is there.' });
      if (Object.hasOwn(redirects, to)) continue;
      const target = bySlug.get(to);
      if (!target)
        tell(name, placeOf([from]), `/${from}/ leads to /${to}/, where there is no explainer.`, {
          hint: didYouMean(to, bySlug.keys(), 'Name one that is there.'),
        });
      else if (target.facts.draftAt)
        tell(name, placeOf([from]), `/${from}/ leads to /${to}/, which is a draft.`, { hint: 'Publish it first.' });
    }
  },
};
