/**
 * Needs JavaScript because the sections differ on each page, and one style serves all pages. Adds the kinds of sources,
 * and the sections that cite some, to the filter of the list, with the number of sources of each. Without JavaScript,
 * there is no filter, and the list is complete.
 */
export function filterSources(): void {
  const select = document.querySelector<HTMLSelectElement>('.filter select');
  if (!select) return;
  const items = Array.from(document.querySelectorAll('.filter ~ ol > li'));
  const [kinds, sections] = select.querySelectorAll('optgroup');
  const groups = [items];
  const add = (parent: Element | undefined, name: string | null | undefined, members: Element[]): void => {
    if (members.length > 0) parent?.append(new Option(`${name} (${members.length})`, `${groups.push(members) - 1}`));
  };
  const getKind = (item: Element) => item.querySelector('.meta')?.textContent.split('\xa0')[0];
  for (const kind of new Set(items.map(getKind)))
    add(
      kinds,
      kind,
      items.filter((item) => getKind(item) === kind),
    );
  for (const { hash, textContent } of document.querySelectorAll<HTMLAnchorElement>('.contents a')) {
    const section = document.getElementById(hash.slice(1))?.closest('section');
    add(
      sections,
      textContent,
      items.filter(({ id }) => section?.querySelector(`.cite > [href="#${id}"]`)),
    );
  }
  select.addEventListener('change', () => {
    for (const item of items) item.classList.toggle('out', !groups[Number(select.value)]?.includes(item));
  });
}
