import { didYouMean } from '../../diagnostics/closest-match.ts';
import { resolveRedirect } from '../../explainer/former-slugs.ts';
import { isReservedSlug } from '../../explainer/ids.ts';
import type { ContentRule } from '../rule.ts';

export const rule: ContentRule = {
  name: 'bad-redirect',
  scope: 'content',
  severity: 'error',
  summary: 'A redirect starts at an address in use, or leads to no explainer.',
  hint: 'Redirect a former name to the explainer that replaces it.',
  check({ explainers, redirects, redirectsFile }, report) {
    if (!redirects || !redirectsFile) return;
    const { name: file, positionOf, keyPositionOf } = redirectsFile;
    const bySlug = new Map(explainers.map((parsed) => [parsed.slug, parsed]));
    for (const [from, to] of Object.entries(redirects)) {
      const [fromPosition, toPosition] = [keyPositionOf([from]), positionOf([from])];
      if (isReservedSlug(from)) {
        const message = `The address /${from}/ is reserved for a page that the site generates.`;
        report({ file, position: fromPosition, message, hint: 'Delete the line.' });
        continue;
      }
      const inUse = bySlug.get(from);
      if (inUse)
        report({
          file,
          position: fromPosition,
          message: `/${from}/ cannot redirect: an explainer has this address.`,
          hint: `Delete the line, or ${inUse.file} if that explainer has another name now.`,
        });
      else if (resolveRedirect(from, redirects) === undefined)
        report({
          file,
          position: toPosition,
          message: `/${from}/ redirects to itself.`,
          hint: 'Redirect it to an explainer that exists.',
        });
      if (Object.hasOwn(redirects, to)) continue;
      const target = bySlug.get(to);
      if (!target)
        report({
          file,
          position: toPosition,
          message: `/${from}/ redirects to /${to}/, but there is no explainer.`,
          hint: didYouMean(to, bySlug.keys(), 'Redirect it to an explainer that exists.'),
        });
      else if (target.facts.draftPosition)
        report({
          file,
          position: toPosition,
          message: `/${from}/ redirects to /${to}/, which is a draft.`,
          hint: 'Publish the draft first.',
        });
    }
  },
};
