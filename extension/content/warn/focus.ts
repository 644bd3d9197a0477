/** Borrowing the keyboard focus from the page, and giving it back where it was. */

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
