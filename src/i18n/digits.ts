/** Replaces the decimal digits of other scripts by those of ASCII: “۱۲” becomes “12”. */
export function toLatinDigits(text: string): string {
  return text.replace(/(?!\d)\p{Nd}/gu, toLatinDigit);
}

/** Unicode encodes the digits of a script in order, and 0 at a multiple of 16; in Indic blocks 6 code points later. */
function toLatinDigit(digit: string): string {
  const codePoint = digit.codePointAt(0) ?? 0;
  return String((codePoint - (codePoint > 0x965 && codePoint < 0xdf0 ? 6 : 0)) & 15);
}
