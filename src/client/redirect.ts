/**
 * Needs JavaScript because only the browser knows the fragment of an address. At a former address of an
 * explainer, it redirects to the current one and keeps the fragment. In an explainer, it replaces a section’s
 * former id in the address by the current one, so that readers copy the current address. Only pages with former
 * addresses or ids contain this script.
 */
const redirectLink = document.querySelector<HTMLAnchorElement>('[data-moved]');
if (redirectLink) location.replace(redirectLink.href + location.search + location.hash);

function replaceFormerId(): void {
  const anchor = document.getElementById(location.hash.slice(1));
  if (anchor?.className === 'was') history.replaceState(history.state, '', `#${anchor.parentElement?.id}`);
}

addEventListener('hashchange', replaceFormerId);
replaceFormerId();
