/** Walking a page through its open shadow roots. */

/** Most elements looked at in one walk: a page may hold any number. */
export const MAX_WALK = 8000;

/** Whether the node is an element; nodes of other frames are not `instanceof` this window's classes. */
export function isElement(node: unknown): node is Element {
  return typeof node === "object" && node !== null && (node as Node).nodeType === 1;
}

/** The element that holds this one, across the edge of a shadow root; null at the top. */
export function holder(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return "host" in root && isElement(root.host) ? root.host : null;
}

/** The element itself or the nearest ancestor that matches, across shadow roots. */
export function closestDeep(element: Element, css: string): Element | null {
  for (let at: Element | null = element; at; ) {
    const found: Element | null = at.closest(css);
    if (found) return found;
    const root = at.getRootNode();
    at = "host" in root && isElement(root.host) ? root.host : null;
  }
  return null;
}

/** Whether `outer` holds `inner` (or is it), across shadow roots. */
export function holds(outer: Element, inner: Element): boolean {
  for (let at: Element | null = inner; at; ) {
    if (outer.contains(at)) return true;
    const root = at.getRootNode();
    at = "host" in root && isElement(root.host) ? root.host : null;
  }
  return false;
}

/** The node and all open shadow roots under it, in document order, found within `MAX_WALK` elements. */
export function rootsUnder(top: ParentNode): ParentNode[] {
  const roots: ParentNode[] = [top];
  if (isElement(top) && top.shadowRoot) roots.push(top.shadowRoot);
  let budget = MAX_WALK;
  for (let i = 0; i < roots.length && budget > 0; i++) {
    const root = roots[i];
    if (!root) break;
    const document = root.ownerDocument ?? (root as Document);
    const walker = document.createTreeWalker(root, 1);
    for (let node = walker.nextNode(); node && budget > 0; node = walker.nextNode()) {
      budget--;
      const shadow = (node as Element).shadowRoot;
      if (shadow) roots.push(shadow);
    }
  }
  return roots;
}

/** All matches under the node, open shadow roots included. */
export function deepAll(top: ParentNode, css: string): Element[] {
  return rootsUnder(top).flatMap((root) => [...root.querySelectorAll(css)]);
}
