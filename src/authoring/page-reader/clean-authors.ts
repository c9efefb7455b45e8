/** Cleans by-lines: “By Jane Roe and John Doe”, “Von Erika Muster”, “AFP”, “admin”. */
import type { SourceAuthor } from '../../explainer/schema/source.ts';
import { cleanText, toComparable } from './clean-text.ts';
import { getTypes, isNode, type JsonLdNode } from './json-ld.ts';

/** What precedes the names in a by-line, by language. English words are in use everywhere. */
const introductions: Record<string, RegExp> = {
  en: /^(?:(?:written|posted|reported|reporting|story|text)\s+)?by[:\s]+|^(?:text|words|story|author)s?:\s*/i,
  de: /^(?:ein (?:gastbeitrag|kommentar|bericht) )?von[:\s]+|^(?:autor(?:\/?in|en)?|text)[:\s]+/i,
  fr: /^par[:\s]+/i,
  es: /^por[:\s]+/i,
  pt: /^por[:\s]+/i,
  it: /^(?:di|a cura di)[:\s]+/i,
  nl: /^door[:\s]+/i,
  ru: /^(?:автор(?:ы)?|текст)[:\s]+/i,
  uk: /^автор(?:и)?[:\s]+/i,
  tr: /^(?:yazan|haber)[:\s]+/i,
  ar: /^(?:بقلم|كتب|كتبت|إعداد)[:\s]+/,
  fa: /^(?:نویسنده|نوشته|به قلم)[:\s]+/,
  he: /^מאת[:\s]+/,
  ja: /^(?:文|著者|記者)[:：\s]+/,
  zh: /^(?:作者|记者|文|記者)[:：/／\s]+/,
  hi: /^(?:लेखक|द्वारा)[:\s]+/,
};

/** Words between the last two names. */
const conjunction = /\s+(?:and|und|et|y|e|i|и|та|ve|och|og|en|with|و|&)\s+/iu;

/** Names of accounts, not of people. */
const account = new RegExp(
  '^(?:admin|administrator|root|user\\d*|guest|webmaster|editor|super ?user|wpengine|web ?team|owner|author|posted|' +
    'anonymous|info|publisher)$',
  'i',
);

/** Words in names of organizations. */
const organizationWords =
  'agency agencies association associated authority board bureau center centre commission committee council court ' +
  'department desk editors foundation group institute instituto institut ministry network newsroom news office ' +
  'observatory organization organisation parliament press service society staff team union university wire wires ' +
  'watch redaktion ministerium bundesamt agentur rédaction ministère agence redacción ministerio agencia redazione ' +
  'agenzia haber haberler ajansı bakanlığı редакция министерство агентство خبرگزاری وكالة وزارت وزارة מערכת ' +
  'ब्यूरो डेस्क';
const organization = new RegExp(
  [
    String.raw`(?<![\p{L}\p{M}])(?:${organizationWords.replaceAll(' ', '|')})(?![\p{L}\p{M}])`,
    // German compounds, and legal forms.
    String.raw`\p{L}(?:ministerium|verband|amt|agentur|redaktion|institut|stiftung|verlag)(?!\p{L})`,
    String.raw`\b(?:GmbH|Ltd|LLC|Inc|e\. ?V|S\.A|Verein)(?!\p{L})`,
    '通讯社|通信社|新聞社|编辑部|新华社',
  ].join('|'),
  'iu',
);

/** Agencies and newsrooms that sign by their initials or by one word. */
const agency = /^(?:\p{Lu}{3,6}|AP|dpa|epd|RFE\/RL|Reuters|Xinhua|Anadolu)$/u;

/** Words in the offices of people, which follow their names. */
const office = new RegExp(
  String.raw`\b(?:correspondent|editor|reporter|writer|columnist|producer|analyst|journalist|photographer|director)\b|` +
    'korrespondent|redakteur|journaliste',
  'i',
);

/** Academic degrees after a name. */
const degree = /,\s*(?:(?:M\.?[ADS]c?|B\.?[AS]c?|Ph\.?\s?D|M\.?P\.?H|J\.?D|R\.?N|Dr)\.?(?:,\s*|$))+/g;

/** What is known before authors are read. */
export interface AuthorContext {
  language?: string | undefined;
  publishers: readonly string[];
  /** The origin writes names as “Roe, Jane”. */
  hasInverseNames?: boolean | undefined;
}

/** Returns the authors in a value: a by-line, an object of JSON-LD, or a name. Empty where there is none. */
export function cleanAuthors(value: unknown, context: AuthorContext): SourceAuthor[] {
  if (isNode(value)) return cleanAuthorNode(value, context);
  const text = cleanText(value)?.replace(/^\S+@\S+\s+\((.+)\)$/, '$1');
  if (!text) return [];
  const language = context.language?.split('-')[0] ?? 'en';
  const names = [introductions[language], introductions['en']].reduce(
    (rest, pattern) => (pattern ? rest.replace(pattern, '') : rest),
    text.replace(/\s*\([^)]*\)/g, '').replace(degree, ''),
  );
  return names.split(/\s*[;；]\s*/).flatMap((part) => toAuthors(part, context));
}

/** Returns the authors of a by-line. “Roe, Jane” is one person; “Jane Roe, John Doe” are two. */
function toAuthors(text: string, context: AuthorContext): SourceAuthor[] {
  const [, family, given] = /^(\p{L}[^,]*), (\p{L}[^,]*)$/u.exec(text) ?? [];
  const isInverse = context.hasInverseNames || !/\s/.test(family ?? ' ');
  if (family && given && isInverse && !isOrganization(family) && !office.test(given))
    return isRejected(`${given} ${family}`, context) ? [] : [{ family, given }];
  const names = splitAt(text, /\s+\/\s+|\s*[,،、]\s*(?:and\s+|und\s+|et\s+|y\s+)?/).flatMap((part) =>
    splitAt(part, conjunction),
  );
  const people = names.filter((name) => !office.test(name));
  return (people.length > 0 ? people : names).flatMap((name) => toAuthor(name, context));
}

/** Splits names where each part can be a name: two words, an organization, an office, or in a script without spaces. */
function splitAt(text: string, pattern: RegExp): string[] {
  const parts = text.split(pattern).filter((part) => part !== '');
  const isName = (part: string) =>
    /\s/.test(part) || isOrganization(part) || office.test(part) || !/\p{Script=Latin}/u.test(part);
  return parts.every(isName) ? parts : [text];
}

function isOrganization(name: string): boolean {
  return organization.test(name) || agency.test(name);
}

function cleanAuthorNode(node: JsonLdNode, context: AuthorContext): SourceAuthor[] {
  const types = getTypes(node);
  const name = Array.isArray(node['name']) ? node['name'][0] : node['name'];
  const [family, given] = [cleanText(node['familyName']), cleanText(node['givenName'])];
  if (types.includes('Person') && family && given && !isRejected(`${given} ${family}`, context))
    return [{ family, given }];
  if (types.some((type) => /Organi[sz]ation|Corporation|NGO|Agency/i.test(type))) {
    const body = cleanText(name);
    return body && !isRejected(body, context) ? [{ body }] : [];
  }
  return cleanAuthors(name, context);
}

function toAuthor(text: string, context: AuthorContext): SourceAuthor[] {
  // “Jane Roe in Exampleton”, “Jane Roe for Example News”: only the name of a person goes before.
  const [, person] = /^(\S+\s\S.*?)\s+(?:in|for)\s+(?=\p{Lu})/u.exec(text) ?? [];
  const name = (person && !isOrganization(person) ? person : text)
    // What follows is a place or a publisher.
    .replace(/\s*[|•·].*$|\s+[–—-]\s.*$/, '')
    .replace(/^[\s,.:–-]+|[\s,:–-]+$/g, '');
  if (isRejected(name, context)) return [];
  return isOrganization(name) ? [{ body: name }] : [name];
}

/** Rejects accounts, addresses, code, labels of links, and the publisher, of whom the entry knows already. */
function isRejected(name: string, { publishers }: AuthorContext): boolean {
  if (name.length < 2 || name.length > 100 || account.test(name)) return true;
  if (/^(?:https?:|www\.|@)|\S+@\S+|^\S+\.(?:com|org|net|info)\b|\d{3}|["{}<>[\]=→]/i.test(name)) return true;
  if (/^(?:view|show|see|more|all|zeige|alle|voir|ver)\s/i.test(name)) return true;
  return publishers.some((publisher) => toComparable(publisher) === toComparable(name));
}
