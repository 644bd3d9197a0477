/** Searching a page, each time it has changed, for the first sign of a chat. */
import { EDITORS, hasEditor } from "../watch/generic/boxes";
import { isElement, rootsUnder } from "../watch/roots";
import type { LookoutRule } from "./rule";

/** Shortest and longest time between two looks at a page that changes, in milliseconds. */
const WAIT_MS = 300;
const LONGEST_WAIT_MS = 2400;

/**
 * Searches by the rules that fit, or for any text box where there are none (null). Calls `found` at the first sign, or
 * `moved` when the page goes to another address without loading; and is done with either.
 */
export function search(rules: (() => LookoutRule[]) | null, found: () => void, moved: () => void): void {
  const { navigation } = window as Window & { navigation?: EventTarget };
  const end = new AbortController();
  const { signal } = end;
  let timer: number | null = null;
  let wait = WAIT_MS;

  const look = (): void => {
    if (rules ? rules().some((rule) => shows(rule, watched)) : hasEditor(document)) endWith(found);
  };
  const observer = new MutationObserver(() => {
    timer ??= window.setTimeout(() => {
      timer = null;
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      look();
    }, wait);
  });
  const watched = (root: Node): void => observer.observe(root, { childList: true, subtree: true });
  const endWith = (next: () => void): void => {
    end.abort();
    observer.disconnect();
    if (timer !== null) clearTimeout(timer);
    next();
  };

  navigation?.addEventListener("currententrychange", () => endWith(moved), { signal });
  if (!rules) addEventListener("focusin", (event) => isBox(event.composedPath()[0]) && endWith(found), { capture: true, signal });
  watched(document);
  look();
}

/** Whether it is a box to write in; the event's own path also names those inside of open shadow roots. */
function isBox(target: EventTarget | undefined): boolean {
  return isElement(target) && target.matches(EDITORS);
}

/** Whether the page shows all that the rule needs. Roots in which the rest may yet appear are handed to `watched`. */
function shows({ needs, deep }: LookoutRule, watched: (root: Node) => void): boolean {
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
