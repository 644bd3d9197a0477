/** The one element that a page can find while something is shown. All the rest is in its closed shadow root. */
import { overlaySheet, sheetOf } from "./styles";

/** The host element, in the page only while something is shown. */
export interface Host {
  element: HTMLElement;
  /** The closed root, which holds the sheets, and what has the focus. */
  root: ShadowRoot;
  /** Where surfaces go. */
  shelf: HTMLElement;
  /** Puts the host into the page (again); `within` is an open modal dialog of the page, outside of which all is inert. */
  mount(within: Element | null): void;
  /** Takes the host out of the page. */
  unmount(): void;
}

/** Makes the host: no name, no attribute, closed root, own sheets. It is not yet in the page. */
export function createHost(document: Document): Host {
  const element = document.createElement("div");
  const root = element.attachShadow({ mode: "closed" });
  const size = sheetOf("");
  root.adoptedStyleSheets = [overlaySheet(), size];
  // A page can have text in closed roots searched (`window.find`), and so learn of it; but browsers search no element
  // that has no end tag, as nothing written in HTML can be in one. This one is nothing in itself outside of a video.
  const shelf = document.createElement("source");
  root.append(shelf);
  return {
    element,
    root,
    shelf,
    mount(within) {
      const parent = within ?? document.documentElement;
      if (element.parentNode === parent) return;
      parent.append(element);
      // A page can enlarge all of itself; the overlay then would not fit the window it is in.
      size.replaceSync("");
      const { currentCSSZoom: zoom = 1 } = element;
      if (zoom !== 1) size.replaceSync(`:host { zoom: ${1 / zoom} !important; }`);
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
