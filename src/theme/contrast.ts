/** Colours and their contrast, as WCAG 2.2 measures it. */

/** Red, green and blue, from 0 to 255. */
type Channels = readonly [red: number, green: number, blue: number];

/** Says whether a text is a colour as the settings write it: `#1d4fa3`. */
export function isColour(text: unknown): text is string {
  return typeof text === 'string' && /^#[0-9a-f]{6}$/i.test(text);
}

/** Mixes two colours. @param share of the second colour, from 0 to 1 */
export function mixColours(first: string, second: string, share: number): string {
  const [from, to] = [parseColour(first), parseColour(second)];
  const channels = from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share));
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Returns the contrast ratio of two colours, from 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
export function measureContrast(first: string, second: string): number {
  const luminances = [first, second].map(measureLuminance);
  return (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05);
}

/** Returns the relative luminance, from 0 to 1 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
function measureLuminance(colour: string): number {
  const [red, green, blue] = parseColour(colour);
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

function toLinear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Returns the channels of a colour such as `#1d4fa3`. */
export function parseColour(colour: string): Channels {
  const number = Number.parseInt(colour.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}
