/** The one element that a page can find while something is shown. All the rest is in its closed shadow root. */
import { overlaySheet } from "./styles";

/** The host element, in the page only while something is shown. */
export interface Host {
  element: HTMLElement;
  root: ShadowRoot;
  /** Puts the host into the page (again); `within` is an open modal dialog of the page, outside of which all is inert. */
  mount(within: Element | null): void;
  /** Takes the host out of the page. */
  unmount(): void;
}

/** Makes the host: no name, no attribute, closed root, own sheets. It is not yet in the page. */
export function createHost(document: Document): Host {
  const element = document.createElement("div");
  const root = element.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [overlaySheet()];
  return {
    element,
    root,
    mount(within) {
      const parent = within ?? document.documentElement;
      if (element.parentNode !== parent) parent.append(element);
    },
    unmount() {
      element.remove();
    },
  };
}

/** The page's own modal dialog that is open now, or null. */
export function pageModal(document: Document): Element | null {
  return [...document.querySelectorAll("dialog:modal")].at(-1) ?? null;
}
