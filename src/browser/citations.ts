/**
 * Needs JavaScript because only the browser knows which mark a reader followed: a source cited in many places shows
 * which of its backlinks leads back there.
 */
export function followCitations(): void {
  document.addEventListener('click', ({ target }) => {
    const mark = target instanceof Element && target.closest('[role=doc-noteref]');
    if (!mark) return;
    for (const old of document.querySelectorAll('.back [aria-current]')) old.removeAttribute('aria-current');
    document.querySelector(`.back [href="#${mark.id}"]`)?.setAttribute('aria-current', 'true');
  });
}
