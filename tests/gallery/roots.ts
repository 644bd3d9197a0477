/**
 * A page script that remembers the overlay's closed shadow root, which in these tests is made in the page's own world,
 * and shows it to whoever asks for `shadowRoot`, as axe does.
 */
export const SPIED = `{
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    if (options.mode !== "closed") throw new Error("the overlay's root must be closed");
    return window.overlayRoot = attach.call(this, options);
  };
  Object.defineProperty(Element.prototype, "shadowRoot", {
    get() { return window.overlayRoot?.host === this ? window.overlayRoot : null; },
  });
}`;

declare global {
  interface Window {
    overlayRoot?: ShadowRoot;
  }
}
