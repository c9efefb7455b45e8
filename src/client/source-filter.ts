/**
 * Needs JavaScript because the sections differ on each page, and one style serves all pages. Lets readers choose a kind
 * and a section, and shows only the sources of that kind that the section cites. Without JavaScript, the list is
 * complete.
 */
export function filterSources(): void {
  const filter = document.querySelector('.filter');
  const [kinds, sections] = filter?.querySelectorAll('select') ?? [];
  if (!filter || !kinds || !sections) return;
  const items = Array.from(filter.nextElementSibling?.children ?? []);
  const getKind = (item: Element) => item.querySelector('.meta')?.textContent.split('\xa0')[0];
  const getSection = (id: string) => document.getElementById(id)?.closest('section');
  for (const kind of new Set(items.map(getKind))) kinds.add(new Option(kind));
  for (const { hash, textContent } of document.querySelectorAll<HTMLAnchorElement>('.contents a'))
    if (getSection(hash.slice(1))?.querySelector('.cite')) sections.add(new Option(textContent, hash.slice(1)));
  filter.addEventListener('change', () => {
    const section = getSection(sections.value);
    for (const item of items) {
      const isOfKind = !kinds.value || getKind(item) === kinds.value;
      const isCited = !section || section.querySelector(`.cite > [href="#${item.id}"]`);
      item.classList.toggle('out', !isOfKind || !isCited);
    }
  });
}
