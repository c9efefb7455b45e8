import type { ExplainerMetadata } from '../explainer/model.ts';
import { getStrings } from '../i18n/strings.ts';
import { ages } from '../site.ts';
import { daysOld } from './age.ts';

/** What an explainer says of its age on the day of the build; nothing while it is young. */
export function getAgeNotice(explainer: Pick<ExplainerMetadata, 'slug' | 'asOf' | 'lang'>): string {
  const days = daysOld(explainer, new Date().toISOString().slice(0, 10), ages);
  return days === undefined ? '' : getStrings(explainer.lang).old(days);
}
