/** Any date of EDTF level 1 with years of four digits, for properties. */
import fc from 'fast-check';
import { isKnownDate } from '../../src/i18n/known-date.ts';

const twoDigits = (min: number, max: number) =>
  fc.integer({ min, max }).map((number) => String(number).padStart(2, '0'));
const year = fc
  .tuple(fc.constantFrom('', '', '', '-'), fc.integer({ min: 1, max: 9999 }))
  .map(([sign, number]) => sign + String(number).padStart(4, '0'));
const plain = fc
  .tuple(year, twoDigits(1, 12), twoDigits(1, 28), fc.integer({ min: 1, max: 3 }))
  .map(([...parts]) => parts.slice(0, Number(parts[3])).join('-'));
const qualified = fc.tuple(plain, fc.constantFrom('', '~', '?', '%')).map((parts) => parts.join(''));
const end = fc.oneof({ weight: 4, arbitrary: qualified }, fc.constantFrom('', '..'));
export const edtf = fc
  .oneof(
    qualified,
    year.map((text) => `${text.slice(0, -1)}X`),
    year.map((text) => `${text.slice(0, -2)}XX`),
    fc
      .tuple(year, fc.constantFrom('-21', '-22', '-23', '-24', '-XX', '-XX-XX', '-03-XX'))
      .map((parts) => parts.join('')),
    fc.constantFrom('XXXX', 'XXXX-XX', 'XXXX-XX-XX'),
    fc.tuple(end, end).map((ends) => ends.join('/')),
  )
  // A range must not end before it begins.
  .filter(isKnownDate);
