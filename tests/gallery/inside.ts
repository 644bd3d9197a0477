/**
 * Reading and using the overlay in its closed root, which in these tests is made in the page's own world: a page script
 * remembers it, the same way in every browser.
 */
import type { Page } from "puppeteer-core";
import type { Warning } from "../e2e/harness/overlay";
import { until } from "../e2e/harness/until";

/** The page script. It shows the closed root to whoever asks for `shadowRoot`, as axe does. */
export const REMEMBER_ROOT = `{
  const attach = Element.prototype.attachShadow;
  const open = Object.getOwnPropertyDescriptor(Element.prototype, "shadowRoot").get;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    if (options.mode === "closed") window.overlayRoot = root;
    return root;
  };
  Object.defineProperty(Element.prototype, "shadowRoot", {
    get() { return window.overlayRoot?.host === this ? window.overlayRoot : open.call(this); },
  });
}`;

declare global {
  interface Window {
    overlayRoot?: ShadowRoot;
  }
}

/** The warning on the screen, white space joined: the card before a bar; null if there is none. */
export function warningOn(page: Page): Promise<Warning | null> {
  return page.evaluate(() => {
    const root = window.overlayRoot;
    const dialog = root?.querySelector("dialog[open]");
    const shown = dialog ?? root?.querySelector(".surface");
    if (!shown || !root?.host.isConnected) return null;
    const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT, (node) => (node.parentElement?.closest("[hidden], style") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode.nodeValue);
    return { show: dialog ? "card" as const : "bar" as const, text: texts.join(" ").replace(/\s+/gu, " ").trim() };
  });
}

/** Clicks, with the mouse, the button or link of the warning whose words contain `words`. */
export async function press(page: Page, words: string): Promise<void> {
  const [x, y] = await until(`a button "${words}"`, () =>
    page.evaluate((sought) => {
      const all = [...(window.overlayRoot?.querySelectorAll<HTMLElement>("button, a") ?? [])].filter((button) => button.checkVisibility());
      const button = all.find(({ textContent }) => textContent.includes(sought)) ?? all.find(({ ariaLabel }) => ariaLabel?.includes(sought));
      button?.scrollIntoView({ block: "nearest" });
      const rect = button?.getBoundingClientRect();
      return rect ? [rect.left + rect.width / 2, rect.top + rect.height / 2] : null;
    }, words),
  );
  await page.mouse.click(x ?? 0, y ?? 0);
}

/** Addresses of the links that the warning offers. */
export function linksOn(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(window.overlayRoot?.querySelectorAll(".surface a") ?? [])].map((link) => link.getAttribute("href") ?? ""));
}

/** Words of what has the focus in the overlay; what has it in the page otherwise. */
export function focusedWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const inner = window.overlayRoot?.activeElement;
    return inner ? inner.getAttribute("aria-label") ?? inner.textContent ?? "" : `page: ${document.activeElement?.localName}`;
  });
}
