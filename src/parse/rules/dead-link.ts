import { glossaryPath } from '../../explainer/ids.ts';
import { parseLocalLink } from '../../explainer/local-link.ts';
import type { ParsedExplainer } from '../../explainer/model.ts';
import { createExplainerLinkCheck } from '../links/explainer-links.ts';
import { checkSiteLink, checkTermLink, type LinkMistake } from '../links/site-links.ts';
import type { ContentRule } from '../rule.ts';

export const rule: ContentRule = {
  name: 'dead-link',
  scope: 'content',
  severity: 'error',
  summary: 'A link leads to a page, file, section or term that does not exist.',
  hint: 'Correct the address, or delete the link.',
  check(context, report) {
    const { explainers, glossaryFile } = context;
    const checkExplainerLink = createExplainerLinkCheck(context);
    /** @param from the explainer that has the link; none for the glossary, where `#a-term` leads to another term */
    const checkLink = (address: string, from?: ParsedExplainer): LinkMistake | undefined => {
      const { path = from ? `${from.slug}/` : glossaryPath, fragment } = parseLocalLink(address);
      if (path === glossaryPath) return checkTermLink(fragment, address, context);
      const result = checkExplainerLink({ path, fragment }, address, from?.metadata?.draft ?? false);
      return result === 'no explainer' ? checkSiteLink({ path, fragment }, address, context) : result;
    };
    for (const from of explainers)
      for (const { address, at: position } of from.facts.links) {
        const mistake = checkLink(address, from);
        if (mistake) report({ file: from.file, position, ...mistake });
      }
    for (const { address, at: position } of glossaryFile?.links ?? []) {
      const mistake = checkLink(address);
      if (mistake && glossaryFile) report({ file: glossaryFile.name, position, ...mistake });
    }
  },
};
