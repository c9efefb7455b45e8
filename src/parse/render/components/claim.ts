import { h } from 'hastscript';
import { claimAnchor } from '../../../explainer/ids.ts';
import { dateFormatter } from '../../../i18n/strings.ts';
import type { Component, ComponentContext } from '../components.ts';
import { unwrapParagraphs } from '../html-tree.ts';
import { isolateValues } from '../text-direction.ts';
import { md, toPhrasing } from '../write-markdown.ts';

/** A claim of the frontmatter: who said what, its status, and why. The child is the assessment. */
export const claim: Component = {
  attributes: ['id'],
  required: ['id'],
  placement: 'block',
  hasContent: false,
  toHtml: ({ attributes: { id }, children }, context) => {
    const description = describeClaim(id, context);
    if (!description) return [];
    const { claim, date, origin, status } = description;
    return [
      h('div', { className: 'claim', id: claimAnchor(claim.id), dataStatus: claim.status }, [
        h('p', { className: 'meta' }, isolateValues(origin, claim.by, date)),
        ' ',
        h('p', claim.text),
        h('p', [h('b', status), ' ', ...unwrapParagraphs(children)]),
      ]),
    ];
  },
  toMarkdown: ({ attributes: { id }, children }, context) => {
    const description = describeClaim(id, context);
    if (!description) return [];
    const { claim, origin, status } = description;
    return [
      md.quotation([
        md.paragraph(origin),
        md.paragraph(claim.text),
        md.paragraph(md.strong(status), ' ', ...toPhrasing(children)),
      ]),
    ];
  },
};

/** Returns a claim, and what is written about its origin and status. */
function describeClaim(id: string | undefined, { data, strings }: ComponentContext) {
  const claim = data.claims?.find((each) => each.id === id);
  if (!claim) return undefined;
  const date = dateFormatter(data.lang)(claim.on);
  return {
    claim,
    date,
    origin: `${strings.claim}: ${claim.by}, ${date}`,
    status: `${strings.statuses[claim.status]}.`,
  };
}
