/** Marks words of a message in the page, without a change to the page's nodes, by the CSS Custom Highlight API. */
import type { SeenMessage } from "../watch/seen";
import { sheetOf } from "./styles";

/** A place in the page's text: a text node and the offset of a UTF-16 code unit in it. */
interface Place {
  node: Text;
  offset: number;
}

/** Marks of one document. */
export interface Marker {
  /** Scrolls to the words [start, end) of the message's text and marks them; gives where they are, null if they left the page. */
  show(message: SeenMessage, start: number, end: number): DOMRect | null;
  /** Removes the marks, and every trace of them. */
  clear(): void;
}

const SPACE = /[\s\u00a0\ufeff\u200b]/u;
const SILENT = new Set(["script", "style", "template", "noscript"]);

/** Text without white space: what a page shows and what was read from it differ in nothing else. */
const squeeze = (text: string): string => text.replace(/[\s\u00a0\ufeff\u200b]+/gu, "");

/** Every code unit that is not white space, in order. */
function placesIn(element: Element): Place[] {
  const places: Place[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (SILENT.has(node.parentElement?.localName ?? "")) continue;
    const text = node as Text;
    for (let offset = 0; offset < text.data.length; offset += 1) if (!SPACE.test(text.data.charAt(offset))) places.push({ node: text, offset });
  }
  return places;
}

/**
 * The range of an element that shows [start, end) of `text`, which was read from it. Where the words are there several
 * times, the ones nearest to their place in the text. The whole element when it shows something else by now.
 */
export function rangeOf(element: Element, text: string, start: number, end: number): Range {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  const places = placesIn(element);
  const shown = places.map(({ node, offset }) => node.data.charAt(offset)).join("");
  const sought = squeeze(text.slice(start, end));
  const expected = squeeze(text.slice(0, start)).length;
  const before = shown.lastIndexOf(sought, expected);
  const after = shown.indexOf(sought, expected);
  const at = before < 0 || (after >= 0 && after - expected < expected - before) ? after : before;
  const first = places[at];
  const last = places[at + sought.length - 1];
  if (sought === "" || at < 0 || !first || !last) return range;
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

/** Makes the marker of a document. The page can find its rule and its range only while something is marked. */
export function createMarker(document: Document): Marker {
  const name = `m${crypto.getRandomValues(new Uint32Array(1)).join("")}`;
  let sheet: CSSStyleSheet | null = null;
  return {
    show(message, start, end) {
      const element = message.element();
      if (!element) return null;
      const range = rangeOf(element, message.text, start, end);
      if (!sheet) {
        sheet = sheetOf(`::highlight(${name}) { background-color: #ffd84d; color: #1b2233; text-decoration: underline 2px #b3261e; }`);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      }
      CSS.highlights.set(name, new Highlight(range));
      (range.startContainer.parentElement ?? element).scrollIntoView({ block: "center", behavior: "instant" });
      return range.getBoundingClientRect();
    },
    clear() {
      CSS.highlights.delete(name);
      if (!sheet) return;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      sheet = null;
    },
  };
}
