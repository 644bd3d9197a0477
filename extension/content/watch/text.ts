/** Reading the words of an element as a person sees them. */
import { isElement } from "./roots";

/** Longest text taken from one message, in UTF-16 code units. */
export const MAX_TEXT = 100_000;

/** Deeper nesting than this is read flat. */
const MAX_DEPTH = 64;

/** Longest description of a picture that is taken for a word: emoji are pictures on many sites, photographs are not. */
const MAX_ALT = 32;

const SILENT = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "SVG", "VIDEO", "AUDIO", "CANVAS"]);

/** What to leave out of a text. */
export interface TextOptions {
  /** Elements that match are not part of the text. */
  drop?: string;
  /** Also reads inside open shadow roots. */
  deep?: boolean;
}

/**
 * The text of an element: line breaks and blocks as "\n", emoji pictures as their description, what is hidden or made
 * for screen readers only left out. White space is collapsed and trimmed.
 */
export function readText(element: Element, options: TextOptions = {}): string {
  const parts: string[] = [];
  let length = 0;
  const add = (part: string): void => {
    if (length >= MAX_TEXT) return;
    parts.push(part);
    length += part.length;
  };
  const visit = (node: Node, depth: number): void => {
    if (length >= MAX_TEXT) return;
    if (node.nodeType === 3) {
      add((node.nodeValue ?? "").slice(0, MAX_TEXT).replace(/[\s\u00a0]+/g, " "));
      return;
    }
    if (!isElement(node)) return;
    if (depth > MAX_DEPTH) {
      add(node.textContent ?? "");
      return;
    }
    const tag = node.tagName.toUpperCase();
    if (tag === "BR") return add("\n");
    if (tag === "IMG") {
      const alt = node.getAttribute("alt")?.trim() ?? "";
      if (alt.length <= MAX_ALT) add(alt);
      return;
    }
    if (SILENT.has(tag) || (depth > 0 && options.drop && node.matches(options.drop))) return;
    const style = depth > 0 ? styleOf(node) : null;
    if (style && isHidden(style)) return;
    const block = style !== null && !style.display.startsWith("inline") && style.display !== "contents";
    if (block) add("\n");
    for (const child of childrenOf(node, options.deep === true)) visit(child, depth + 1);
    if (block) add("\n");
  };
  visit(element, 0);
  return tidy(parts.join(""));
}

/** Collapses white space: single spaces, no space around a line break, at most one empty line, nothing at the ends. */
export function tidy(text: string): string {
  return text
    .replace(/[\ufeff\u200b]/g, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

/** The same words whatever the spacing and case: what tells whether two texts are the same message. */
export function sameWords(text: string): string {
  return text.replace(/[\s\u00a0\ufeff\u200b]+/g, " ").trim().toLowerCase();
}

/** Nodes a person sees inside an element: those of its shadow root and slots when `deep`. */
function childrenOf(element: Element, deep: boolean): Iterable<Node> {
  if (deep && element.shadowRoot) return element.shadowRoot.childNodes;
  if (deep && element.tagName === "SLOT") {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return element.childNodes;
}

/** Computed style of an element; null where there is no window (a detached document). */
export function styleOf(element: Element): CSSStyleDeclaration | null {
  return element.ownerDocument.defaultView?.getComputedStyle(element) ?? null;
}

/** Whether the style hides an element from the eye: not shown, or shrunk to a point for screen readers. */
export function isHidden(style: CSSStyleDeclaration): boolean {
  if (style.display === "none" || style.visibility === "hidden") return true;
  if (style.position !== "absolute" && style.position !== "fixed") return false;
  return style.clipPath !== "none" || style.clip.startsWith("rect(0") || style.clip.startsWith("rect(1") || parseFloat(style.width) <= 2;
}
