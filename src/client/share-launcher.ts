/**
 * Needs JavaScript to offer more than links. It loads the share module when a reader first uses a heading’s
 * link or a copy button, or selects text. Without JavaScript, a heading’s link leads to the page of its
 * section.
 */
import { closestTarget, isPlainClick } from '../dom/dom.ts';

/** The URL of the share module. */
declare const sharePath: string;

export function addShareLauncher(): void {
  const load = (): Promise<typeof import('../sharing/client/share.ts')> => import(/* @vite-ignore */ sharePath);
  document.addEventListener('click', (event) => {
    const control = closestTarget<HTMLAnchorElement>(event, '.anchor, .copy');
    if (!control || !isPlainClick(event)) return;
    event.preventDefault();
    load().then(
      ({ handleControl }) => handleControl(control),
      () => control.href && location.assign(control.href),
    );
  });
  const onSelection = () => {
    const { anchorNode, isCollapsed } = getSelection() as Selection;
    if (isCollapsed || !anchorNode?.parentElement?.closest('.explainer')) return;
    document.removeEventListener('selectionchange', onSelection);
    load().then(
      ({ followSelection }) => followSelection(),
      () => {},
    );
  };
  document.addEventListener('selectionchange', onSelection);
}
