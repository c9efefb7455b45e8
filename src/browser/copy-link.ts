/** Needs JavaScript to reach the clipboard: a click on the link of a heading copies its address, and says so. */
export function copyLinks(): void {
  const status = document.createElement('p');
  status.className = 'status';
  status.role = 'status';
  document.body.append(status);
  let hiding = 0;
  document.addEventListener('click', async ({ target, ctrlKey, metaKey, shiftKey }) => {
    const link = target instanceof Element && target.closest<HTMLAnchorElement>('.anchor');
    if (!link || ctrlKey || metaKey || shiftKey) return;
    // The link is followed too, so that the address bar agrees with what was copied.
    try {
      await navigator.clipboard.writeText(link.href);
      status.textContent = link.dataset['copied'] ?? '';
    } catch {
      // No clipboard here: the address bar has the link.
      return;
    }
    clearTimeout(hiding);
    hiding = window.setTimeout(() => {
      status.textContent = '';
    }, 3000);
  });
}
