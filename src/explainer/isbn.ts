/** International Standard Book Numbers (ISO 2108), of 10 or 13 digits, with or without hyphens. */

/** Says whether a text is an ISBN whose last digit is right. */
export function isIsbn(value: string): boolean {
  const digits = removeSeparators(value);
  if (/^\d{13}$/.test(digits)) return sumOf13(digits) % 10 === 0;
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  const sum = [...digits].reduce(
    (total, digit, index) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - index),
    0,
  );
  return sum % 11 === 0;
}

/** Writes an ISBN as 13 digits, so that all its spellings are equal. */
export function normalizeIsbn(isbn: string): string {
  const digits = removeSeparators(isbn);
  if (digits.length !== 10) return digits;
  const start = `978${digits.slice(0, 9)}`;
  return `${start}${(10 - (sumOf13(start) % 10)) % 10}`;
}

const removeSeparators = (isbn: string): string => isbn.replace(/[\s\p{Pd}]/gu, '').toUpperCase();

/** Adds the digits, every second one three times. */
const sumOf13 = (digits: string): number =>
  [...digits].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
