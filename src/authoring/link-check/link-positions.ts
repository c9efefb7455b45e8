/** Where an address is written in a file. */
import { normalizeUrl } from './address.ts';

/** Where an address is used. */
export interface Place {
  /** The file, relative to the project where it lies inside. */
  file: string;
  /** Absent where the address is not written in the file as such, as when it came in with a term of the glossary. */
  line?: number;
  /** What uses it: “the source hrana-day-15”, “its archived copy”, or “the text”. */
  use: string;
}

/** Every line of a text, from 1, on which an address is written, with or without a fragment. */
export function readLines(text: string, address: string): number[] {
  const forms = writtenForms(address);
  return text.split('\n').flatMap((line, index) => (isOn(line, forms) ? [index + 1] : []));
}

/** The line on which the address of a source is written: the first at or after its id, where that follows `from`. */
export function lineOfSource(
  text: string,
  { id, from }: { id: string; from: number },
  address: string,
): number | undefined {
  const entry = new RegExp(`\\bid:\\s*["']?${id}["']?\\s*(?:[,}#]|$)`);
  const start = text.split('\n').findIndex((line, index) => index + 1 >= from && entry.test(line)) + 1;
  return readLines(text, address).find((line) => line >= Math.max(start, from));
}

/** As it is asked, as an author may have written it, and either as XML does. */
function writtenForms(address: string): string[] {
  const [plain = address] = address.split('#');
  const bare = /^https?:\/\/[^/]+\/$/.test(plain) ? [plain, plain.slice(0, -1)] : [plain];
  const forms = bare.flatMap((form) => [form, decoded(form)]);
  return [...new Set(forms.flatMap((form) => [form, form.replaceAll('&', '&amp;')]))].map((form) => form.toLowerCase());
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** Whether one of the forms stands on the line, and not as the start of a longer address. */
function isOn(line: string, forms: readonly string[]): boolean {
  const low = line.toLowerCase();
  return forms.some((form) => {
    for (let at = low.indexOf(form); at >= 0; at = low.indexOf(form, at + 1)) {
      if (/^[.,;:!?*_]*(?:[\s"'<>()[\]{}#|]|$)/.test(low.slice(at + form.length))) return true;
    }
    return false;
  });
}

/** The address that is asked for what is written, with the place; none where it does not lead out. */
export function placed(written: string, place: Place): [address: string, place: Place][] {
  const address = normalizeUrl(written);
  return address ? [[address, place]] : [];
}
