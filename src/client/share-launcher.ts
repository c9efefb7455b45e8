/**
 * Needs JavaScript to offer more than links: what shares a section or selected words is loaded when a reader uses the control of
 * a heading, a button that copies, or selects words; not before. Without it, the control leads to the section by itself.
 */
import { closestTarget, isPlainClick } from '../dom/clicks.ts';

/** Address of the code that shares. */
declare const sharePath: string;

export function addShareLauncher(): void {
  const load = (): Promise<typeof import('../sharing/client/share.ts')> => import(/* @vite-ignore */ sharePath);
  document.addEventListener('click', (event) => {
    const control = closestTarget<HTMLAnchorElement>(event, '.anchor, .copy');
    if (!control || !isPlainClick(event)) return;
    event.preventDefault();
    load().then(
      ({ share }) => share(control),
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
