/**
 * Marks words of a message in the page, without a change to the page's nodes, by the CSS Custom Highlight API. The mark
 * follows its message: a list that scrolls puts other messages into the same rows, and brings the old ones back.
 */
import type { SeenMessage } from "../conversation";
import { rangeOf } from "./place";
import { sheetOf } from "./styles";

/** Marks of one document. */
export interface Marker {
  /**
   * Marks the words [start, end) of the message's text and scrolls to them; gives where they are. Null if the message is
   * not on the page now: it is marked when it comes back.
   */
  show(message: SeenMessage, start: number, end: number): DOMRect | null;
  /** Removes the mark, and every trace of it. */
  clear(): void;
}

/** Words to be marked. */
interface Sought {
  message: SeenMessage;
  start: number;
  end: number;
}

/** Milliseconds after a change of the page until the words are looked for again: as often as the page settles. */
const PAUSE_MS = 150;

/** Looks after a change: the watcher itself needs some time to know a message again. */
const LOOKS = 4;

/** Makes the marker of a document. The page can find its rule and its range only while something is marked. */
export function createMarker(document: Document): Marker {
  const name = `m${crypto.getRandomValues(new Uint32Array(1)).join("")}`;
  let sheet: { rules: CSSStyleSheet; root: Document | ShadowRoot } | null = null;
  let sought: Sought | null = null;
  let looks = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const changed = new MutationObserver(() => {
    looks = LOOKS;
    timer ??= setTimeout(look, PAUSE_MS);
  });
  const look = (): void => {
    timer = null;
    looks -= 1;
    if (mark() === null && looks > 0) timer = setTimeout(look, PAUSE_MS);
  };

  /** Marks what is sought where it is now, or nothing where it is not shown. */
  const mark = (): Range | null => {
    const element = sought?.message.element() ?? null;
    const range = sought && element ? rangeOf(element, sought.message.text, sought.start, sought.end) : null;
    if (!range) {
      CSS.highlights.delete(name);
      return null;
    }
    adopt(range.startContainer.getRootNode());
    CSS.highlights.set(name, new Highlight(range));
    return range;
  };
  /** A rule holds for one tree: the page's, or that of the shadow root in which the message is. */
  const adopt = (tree: Node): void => {
    const root = tree instanceof ShadowRoot ? tree : document;
    if (sheet?.root === root) return;
    drop();
    sheet = { rules: sheetOf(`::highlight(${name}) { background-color: #ffd84d; color: #1b2233; text-decoration: underline 2px #b3261e; }`), root };
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet.rules];
    changed.observe(root, { childList: true, subtree: true, characterData: true });
  };
  const drop = (): void => {
    if (!sheet) return;
    const { rules, root } = sheet;
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== rules);
    sheet = null;
  };

  return {
    show(message, start, end) {
      sought = { message, start, end };
      changed.observe(document, { childList: true, subtree: true, characterData: true });
      const range = mark();
      range?.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
      return range?.getBoundingClientRect() ?? null;
    },
    clear() {
      sought = null;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      changed.disconnect();
      CSS.highlights.delete(name);
      drop();
    },
  };
}
