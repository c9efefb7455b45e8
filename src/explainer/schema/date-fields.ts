/** Fields for dates: plain dates (ISO 8601), and dates as far as they are known (EDTF level 1). */
import { isDay, isPlainDate } from '../../i18n/dates.ts';
import { isKnownDate } from '../../i18n/known-date.ts';
import { hasNoDate, proposeDate } from './date-hints.ts';
import { type CustomIssue, type InJsonSchema, textWith } from './fields.ts';

function createDateField(test: (value: string) => boolean, json: InJsonSchema, getHint: CustomIssue['hint']) {
  return textWith(
    test,
    {
      rule: 'bad-date',
      message: (value) => `“${value}” is not a date.`,
      hint: (value) => {
        const proposal = proposeDate(value);
        return proposal !== undefined && test(proposal) ? `Write “${proposal}”.` : getHint(value);
      },
    },
    json,
  );
}

/** A date that must be exact. */
function createPlainField(test: (value: string) => boolean, form: string, json: InJsonSchema) {
  return createDateField(test, { ...json, patternErrorMessage: `Write ${form}.` }, (value) => {
    if (hasNoDate(value)) return `Write ${form}.`;
    const meant = proposeDate(value) ?? value;
    if (isPlainDate(meant) || !isKnownDate(meant)) return `Write ${form}, and make sure that the day exists.`;
    const [, year = ''] = /^(\d{4})(?:[~?%]|-2\d)$/.exec(meant) ?? [];
    const exact = test(year) ? `“${year}” if that is exact enough` : form;
    return `Write ${exact}: this date can be neither uncertain nor a range.`;
  });
}

function createKnownDateField(noDateHint: string) {
  return createDateField(isKnownDate, knownDatePattern, (value) =>
    hasNoDate(value)
      ? noDateHint
      : `Write ${dateForm}, and make sure that the day exists. docs/writing.md has forms for dates that are not exact.`,
  );
}

const month = '(0[1-9]|1[0-2])';
const dayOfMonth = '(0[1-9]|[12]\\d|3[01])';

/** A day: `2026-01-12` (ISO 8601). */
export const day = createPlainField(isDay, 'year-month-day, such as 2026-01-12', {
  pattern: `^\\d{4}-${month}-${dayOfMonth}$`,
});

const dateForm = '2026-01-12, or 2026-01 or 2026 where the day is not known';

/** A day, or a month or year where the day is not known: `2026-01-12`, `2026-01`, `2026` (ISO 8601). */
export const date = createPlainField(isPlainDate, dateForm, {
  type: ['string', 'integer'],
  pattern: `^\\d{4}(-${month}(-${dayOfMonth})?)?$`,
});

const qualified = `-?\\d{4}(-${month}(-${dayOfMonth})?)?[?~%]?`;
const unspecified = `-?\\d{3}X|-?\\d{2}XX|XXXX(-XX(-XX)?)?|-?\\d{4}-(XX(-XX)?|${month}-XX)`;
const endOfRange = `(${qualified}|\\.\\.)?`;
const knownDatePattern: InJsonSchema = {
  type: ['string', 'integer'],
  pattern: `^(${qualified}|${unspecified}|-?\\d{4}-2[1-4]|${endOfRange}/${endOfRange})$`,
  patternErrorMessage: 'Write 2026-01-12, 2026-01, 2026, 1998~ (about), 1998?, 199X, 2024-21 (spring) or 1914/1918.',
};

/** The date of an event, as far as it is known (EDTF level 1). */
export const dateOfEvent = createKnownDateField('Write “XXXX”.');

/** The date of a work, which can be left out too. */
export const dateOfWork = createKnownDateField('Leave it out, or write “XXXX”.');
