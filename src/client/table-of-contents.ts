/**
 * Needs JavaScript because only the browser knows what is on the screen. Highlights the current section in the
 * contents.
 */
export function highlightCurrentSection(): void {
  const contents = document.querySelector<HTMLElement>('.contents');
  const details = contents?.querySelector('details');
  if (!contents || !details) return;
  // The class lets the bar stay in view: this script closes it after use, which does not work without JavaScript.
  contents.classList.add('live');
  const currentTitle = contents.querySelector('.here');
  const links = new Map(Array.from(contents.querySelectorAll('a'), (link) => [link.hash.slice(1), link]));
  let current: HTMLAnchorElement | undefined;
  const show = (link: HTMLAnchorElement | undefined) => {
    current?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    current = link;
    if (currentTitle) currentTitle.textContent = link?.textContent ?? '';
  };
  const visible = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) visible[isIntersecting ? 'add' : 'delete'](target);
      const section = sections.find((candidate) => visible.has(candidate));
      show(links.get(section?.querySelector('h2')?.id ?? ''));
    },
    { rootMargin: '-20% 0% -70%' },
  );
  const sections = Array.from(document.querySelectorAll('.text > section'));
  for (const section of sections) observer.observe(section);
  contents.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLAnchorElement) details.open = false;
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  });
  document.addEventListener('click', ({ target }) => {
    if (!details.contains(target as Node)) details.open = false;
  });
}
