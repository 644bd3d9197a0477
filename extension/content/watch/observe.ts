/** One mutation observer for everything watched on a page: it only notes that something changed; reading comes later. */
import { holder, isElement } from "./roots";

/** Mutations beyond this number are not looked at one by one: everything is read again. */
const MANY = 1000;

/** Levels above a change within which rows are marked as changed. */
const MAX_CLIMB = 24;

/** What changed since the last time. */
export interface Changes {
  /** Elements whose content or marks changed, with what holds them. */
  touched: Set<Element>;
  /** Too much changed to say what. */
  everything: boolean;
}

/** Watches roots for elements that come and go, and lists for every change. */
export interface Watching {
  root(root: Node): void;
  list(list: Node, attributes: string[]): void;
  /** Stops watching what is no longer there. */
  clear(): void;
  /** What changed since it was last asked. */
  take(): Changes;
}

/** Starts an observer that ends with the signal and calls `changed` once for each batch of mutations. */
export function observe(signal: AbortSignal, changed: () => void): Watching {
  let touched = new Set<Element>();
  let everything = false;
  const lists = new WeakSet<Node>();
  const observer = new MutationObserver((records) => {
    if (records.length > MANY || touched.size > MANY) everything = true;
    else for (const record of records) touch(record.target);
    changed();
  });
  const touch = (target: Node): void => {
    let at: Element | null = isElement(target) ? target : (target.parentElement ?? hostOf(target));
    for (let step = 0; at && step < MAX_CLIMB && !touched.has(at); step++) {
      touched.add(at);
      at = holder(at);
    }
  };
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  return {
    root: (root) => {
      if (!lists.has(root) && !signal.aborted) observer.observe(root, { childList: true, subtree: true });
    },
    list: (list, attributes) => {
      if (signal.aborted) return;
      lists.add(list);
      observer.observe(list, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: attributes });
    },
    clear: () => observer.disconnect(),
    take: () => {
      const changes = { touched, everything };
      touched = new Set();
      everything = false;
      return changes;
    },
  };
}

/** The element whose shadow root the node is. */
function hostOf(node: Node): Element | null {
  return "host" in node && isElement(node.host) ? node.host : null;
}
