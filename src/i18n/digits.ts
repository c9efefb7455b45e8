/** Replaces decimal digits of any script with 0 to 9. */
export function toLatinDigits(text: string): string {
  return text.replace(/(?!\d)\p{Nd}/gu, (digit) => String(getDigit(digit.codePointAt(0) ?? 0)));
}

/** Returns the value of a decimal digit: Unicode has those of a script in order, from 0 to 9. */
function getDigit(codePoint: number): number {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(codePoint - value - 1))) value++;
  return value;
}
