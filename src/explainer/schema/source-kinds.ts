/** The kinds of sources, and what authors write instead. */

/** The kinds of sources. */
export const sourceKinds = [
  'news',
  'wire',
  'ngo',
  'think-tank',
  'official',
  'reference',
  'data',
  'book',
  'journal',
  'report',
  'court',
  'broadcast',
  'social',
  'interview',
  'document',
] as const;

/** Other kinds that authors write, by the kind that fits best. */
const similarKinds: Partial<Record<(typeof sourceKinds)[number], string>> = {
  news: 'article column editorial magazine media newsletter newspaper opinion press',
  wire: 'agency news-agency newswire',
  'think-tank': 'institute university',
  official: 'bill government law legal legislation parliament press-release regulation speech statement statute treaty',
  reference: 'dictionary encyclopaedia encyclopedia map wiki wikipedia',
  data: 'database dataset figures software statistics survey table',
  book: 'chapter handbook manual monograph',
  journal: 'academic paper preprint scholarly study',
  report: 'dissertation research standard thesis working-paper',
  court: 'case decision judgment ruling verdict',
  broadcast: 'film podcast radio show television tv video',
  social: 'blog facebook post telegram thread tweet twitter',
  interview: 'conversation email letter',
  document: 'archive contract file filing leak patent',
};

/** Says which kind of source fits one that is not known. */
export function getKindHint(kind: string): string {
  const singular = kind
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/(?<=[^s])s$/, '');
  const [closest] =
    Object.entries(similarKinds).find(([, words]) =>
      [kind, singular].some((word) => words.split(' ').includes(word)),
    ) ?? [];
  return closest
    ? `Write “${closest}”, which is the closest of these kinds.`
    : 'Choose by what it is (book, report, court …) or by who published it: news for a newsroom, official for an ' +
        'authority, ngo for an organization that is neither, reference for anybody else.';
}
