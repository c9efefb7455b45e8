/**
 * Needs JavaScript because only the browser knows the fragment of an address. At an address that an explainer had before,
 * it leads on to the new one with the fragment; in an explainer, it puts the id that a section has now in the place of one
 * that it had before, so that readers copy the address of today. Only pages to which such addresses lead carry it.
 */
const leadsOn = document.querySelector<HTMLAnchorElement>('[data-moved]');
if (leadsOn) location.replace(leadsOn.href + location.search + location.hash);

function renew(): void {
  const place = document.getElementById(location.hash.slice(1));
  if (place?.className === 'was') history.replaceState(history.state, '', `#${place.parentElement?.id}`);
}

addEventListener('hashchange', renew);
renew();
