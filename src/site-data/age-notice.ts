import type { Outline } from '../explainer/model.ts';
import { wordsFor } from '../i18n/strings.ts';
import { ages } from '../site.ts';
import { daysOld } from './age.ts';

/** What an explainer says of its age on the day of the build; nothing while it is young. */
export function ageWords(explainer: Pick<Outline, 'slug' | 'asOf' | 'lang'>): string {
  const days = daysOld(explainer, new Date().toISOString().slice(0, 10), ages);
  return days === undefined ? '' : wordsFor(explainer.lang).old(days);
}
