/**
 * Needs JavaScript because only the browser knows the fragment of an address. At a former address of an
 * explainer, it redirects to the current one and keeps the fragment. In an explainer, it replaces a section’s
 * former id in the address by the current one, so that readers copy the current address. On the 404 page, it
 * puts the words of the address into the search box. Only these pages contain this script.
 */
const redirectLink = document.querySelector<HTMLAnchorElement>('[data-moved]');
if (redirectLink) location.replace(redirectLink.href + location.search + location.hash);

function replaceFormerId(): void {
  const anchor = document.getElementById(location.hash.slice(1));
  if (anchor?.className === 'was') history.replaceState(history.state, '', `#${anchor.parentElement?.id}`);
}

addEventListener('hashchange', replaceFormerId);
replaceFormerId();

/** Suggests a search on the 404 page: `/iran/nuclear-deal.html` is “iran nuclear deal”. */
function suggestSearch(form: HTMLFormElement): void {
  const base = new URL(form.action).pathname.replace(/search\/$/, '');
  // Unlike `decodeURIComponent`, this decodes malformed addresses too.
  const path = new URLSearchParams(`path=${location.pathname.slice(base.length)}`).get('path') ?? '';
  const words = path
    .replace(/\.\w+$/, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  const input = form.querySelector('input');
  if (input && !input.value) input.value = words;
}

const searchForm = document.querySelector<HTMLFormElement>('[data-missing] form');
if (searchForm && !location.search) suggestSearch(searchForm);
