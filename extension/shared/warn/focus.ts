/** The keyboard focus: borrowed from the page, kept in a dialog, and given back where it was. */

/** The element that has the focus, also inside open shadow roots of the page. */
function focused(document: Document): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : null;
}

/** Remembers focus and selection. The function it gives puts both back, if their elements are still on the page. */
export function borrowFocus(document: Document): () => void {
  const element = focused(document);
  const selection = document.getSelection();
  const range = element?.isContentEditable && selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
  return () => {
    if (!element?.isConnected) return;
    element.focus({ preventScroll: true });
    if (!range || !element.contains(range.startContainer)) return;
    selection?.removeAllRanges();
    selection?.addRange(range);
  };
}

/**
 * From the last element of a modal dialog to its first, and back: browsers differ in where Tab goes from there, and one
 * of them never comes back into a closed root. Gives whether it has moved the focus.
 */
export function wrapFocus(dialog: Element, current: Element | null, backwards: boolean): boolean {
  const all = [...dialog.querySelectorAll<HTMLElement>("button, a[href], input, textarea")].filter((element) => element.checkVisibility());
  const [edge, target] = backwards ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  if (!target || (current !== edge && all.some((element) => element === current))) return false;
  // A heading that has the focus is before the elements that come after it.
  if (!backwards && current !== edge) return false;
  target.focus();
  return true;
}
