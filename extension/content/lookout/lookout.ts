/** Waits until a page shows what may be a chat. Reads no layout, changes nothing, and ends with the first sign. */
import { hasEditor, EDITORS } from "../watch/generic/boxes";
import { matches } from "../watch/pattern";
import { isElement, rootsUnder } from "../watch/roots";
import type { LookoutRule } from "./rule";

/** Shortest and longest time between two looks at a page that changes, in milliseconds. */
const WAIT_MS = 300;
const LONGEST_WAIT_MS = 2400;

/** Where to look, by what, and whom to tell. */
export interface LookoutOptions {
  document: Document;
  rules: readonly LookoutRule[];
  /** Called once, at the first sign. */
  found(): void;
}

/** Looks out. On a host of no rule, one that the family has switched on, any text box is a sign. */
export function lookOut({ document, rules, found }: LookoutOptions): void {
  const window = document.defaultView;
  if (!window) return;
  const { hostname } = document.location;
  const ofHost = rules.filter(({ hosts }) => hosts.includes(hostname));
  const ours = ofHost.filter(({ frames }) => frames || window.top === window);
  const unknown = ofHost.length === 0;
  if (ours.length === 0 && !unknown) return;

  const end = new AbortController();
  const { signal } = end;
  const observer = new MutationObserver(() => lookSoon());
  let timer: number | null = null;
  let wait = WAIT_MS;

  const stop = (): void => {
    end.abort();
    observer.disconnect();
    if (timer !== null) window.clearTimeout(timer);
  };
  const lookSoon = (): void => {
    timer ??= window.setTimeout(() => {
      timer = null;
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      look();
    }, wait);
  };
  const watched = (root: Node): void => observer.observe(root, { childList: true, subtree: true });
  const look = (): void => {
    const fitting = ours.filter((rule) => fits(rule, document));
    if (fitting.some((rule) => shows(rule, document, watched)) || (unknown && hasEditor(document))) {
      stop();
      found();
      return;
    }
    // At an address that is no chat's nothing can appear before the address changes, where browsers tell of that.
    if (unknown || fitting.length > 0 || !("navigation" in window)) watched(document);
    else observer.disconnect();
  };
  const turned = (): void => {
    wait = WAIT_MS;
    lookSoon();
  };

  for (const name of ["popstate", "hashchange"]) window.addEventListener(name, turned, { signal, passive: true });
  (window as Window & { navigation?: EventTarget }).navigation?.addEventListener("currententrychange", turned, { signal });
  if (unknown) {
    window.addEventListener(
      "focusin",
      (event) => {
        const inner = event.composedPath()[0];
        if (!isElement(inner) || !inner.matches(EDITORS)) return;
        stop();
        found();
      },
      { capture: true, passive: true, signal },
    );
  }
  look();
}

function fits({ path }: LookoutRule, document: Document): boolean {
  const { pathname, search } = document.location;
  return path === undefined || matches(path, pathname + search);
}

/** Whether the page shows all that the rule needs. Roots in which the rest may yet appear are handed to `watched`. */
function shows({ needs, deep }: LookoutRule, document: Document, watched: (root: Node) => void): boolean {
  if (needs.length === 0) return true;
  const roots = deep ? rootsUnder(document) : [document];
  if (deep) roots.forEach(watched);
  return needs.every((chain) => chain.some((selector) => roots.some((root) => isIn(root, selector, watched))));
}

function isIn(root: ParentNode, selector: string, watched: (root: Node) => void): boolean {
  const parts = selector.split(" >>> ");
  const last = parts.pop() ?? "";
  let at: ParentNode | null = root;
  for (const part of parts) {
    at = at?.querySelector(part)?.shadowRoot ?? null;
    if (at) watched(at);
  }
  return at?.querySelector(last) != null;
}
