/** The area above a text box in which its messages stream by. */
import { holder, holds } from "../roots";
import { styleOf } from "../text";
import { EDITORS } from "./boxes";
import { labelOf } from "./editors";
import { rowsByStructure } from "./structure";
import { isComposerLabel, isListLabel } from "./words";

/** Ancestors of the box that are searched. */
const MAX_CLIMB = 14;

/** Elements looked at under one ancestor. */
const MAX_ELEMENTS = 8000;

/** Pixels between a list and its box within which they are neighbours, and beyond which they do not belong together. */
const NEAR = 80;
const FAR = 260;

/** Least width and height of a list in pixels; one that grows from the top of a room kept free for it may be lower. */
const MIN_WIDTH = 120;
const MIN_HEIGHT = 150;

/** Score from which no better area is looked for further up. */
const SURE = 9;

/** Score an area needs. */
const ENOUGH = 7;

/** The best area for a box, or null if nothing above it is like a stream of messages. Reads layout. */
export function regionFor(box: HTMLElement): Element | null {
  const place = box.getBoundingClientRect();
  let best: Element | null = null;
  let bestScore = 0;
  const seen = new Set<Element>();
  let at: Element = box;
  for (let step = 1; step <= MAX_CLIMB; step++) {
    const ancestor = holder(at);
    if (!ancestor) break;
    for (const element of elementsUnder(ancestor, at)) {
      if (seen.has(element)) continue;
      seen.add(element);
      const score = scoreOf(element, box, place);
      if (score !== null && score - 0.4 * step > bestScore) [best, bestScore] = [element, score - 0.4 * step];
    }
    if (bestScore >= SURE) break;
    at = ancestor;
  }
  return bestScore >= ENOUGH ? best : null;
}

function scoreOf(element: Element, box: HTMLElement, place: DOMRect): number | null {
  const role = element.getAttribute("role");
  const style = styleOf(element);
  if (!style || style.display === "inline" || style.display === "contents" || style.display === "none") return null;
  const scrolls = isScroller(element, style);
  const live = element.getAttribute("aria-live");
  const streams = role === "log" || role === "feed";
  const isList = role === "list" || role === "grid" || role === "table" || role === "application";
  const label = element.getAttribute("aria-label") ?? "";
  if (!scrolls && !streams && !isList && !live && !label) return null;
  const area = element.getBoundingClientRect();
  const gap = place.top - area.bottom;
  const growing = scrolls && gap >= NEAR && isFree(element, box, area, place);
  if (area.width < MIN_WIDTH || (!growing && area.height < MIN_HEIGHT)) return null;
  const overlap = Math.min(area.right, place.right) - Math.max(area.left, place.left);
  if (overlap < 0.5 * Math.min(area.width, place.width)) return null;
  if (area.top >= place.top || Math.min(area.bottom, area.top + element.clientHeight) > place.top + 8) {
    if (area.top >= place.top || area.bottom > place.bottom) return null;
  }
  if (holds(element, box) || element.querySelector(EDITORS)) return null;
  if (!streams && !growing && gap > FAR) return null;
  if (!streams && !live && !ownScroller(element, box)) return null;
  if (scrollsElsewhere(box, element)) return null;
  const rows = rowsByStructure(element);
  if (rows.some((row) => row.querySelectorAll("[role=gridcell], td").length > 1)) return null;
  let score = 0;
  if (streams) score += 6;
  if (isList) score += 2;
  if (live) score += 4;
  else if (element.parentElement?.closest("[aria-live=polite], [role=log]")) score += 2;
  if (isListLabel(label)) score += 3;
  if (scrolls) score += 4;
  if (growing || Math.abs(gap) < NEAR) score += 3;
  // A conversation without a message yet has its box alone to be known by.
  if (rows.length === 0 && isComposerLabel(labelOf(box))) score += 2;
  score += Math.min(rows.length, 6);
  return score;
}

/** Whether the area scrolls apart from the box: comments scroll with their box, messages do not. */
function ownScroller(element: Element, box: Element): boolean {
  for (let at: Element | null = element; at && !holds(at, box); at = holder(at)) {
    const style = styleOf(at);
    if (style && isScroller(at, style)) return true;
  }
  return false;
}

/** Whether an element scrolls: by itself, or clipped and moved by a script that draws bars of its own. */
function isScroller(element: Element, { overflowY, overscrollBehaviorY, overflowAnchor }: CSSStyleDeclaration): boolean {
  if (overflowY !== "hidden") return overflowY === "auto" || overflowY === "scroll" || overflowY === "overlay";
  return overscrollBehaviorY !== "auto" || overflowAnchor === "none" || element.scrollTop !== 0;
}

/** Whether the room between an area and the box is empty: what is seen there holds both. */
function isFree(element: Element, box: HTMLElement, area: DOMRect, place: DOMRect): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  if (typeof root.elementFromPoint !== "function") return false;
  const seen = root.elementFromPoint((Math.max(area.left, place.left) + Math.min(area.right, place.right)) / 2, (area.bottom + place.top) / 2);
  return seen !== null && holds(seen, element) && holds(seen, box);
}

/** Whether the box scrolls in a large area of its own, beside the list: it belongs to something else. */
function scrollsElsewhere(box: Element, list: Element): boolean {
  for (let at = holder(box); at && !holds(at, list); at = holder(at)) {
    const overflow = styleOf(at)?.overflowY;
    if (overflow === "auto" || overflow === "scroll") return at.clientHeight >= FAR;
  }
  return false;
}

/** Elements under an ancestor, shadow roots included, without those under the part already searched. */
function* elementsUnder(top: Element, searched: Element): Generator<Element> {
  const stack: Element[] = [top];
  for (let count = 0; stack.length > 0 && count < MAX_ELEMENTS; count++) {
    const element = stack.pop();
    if (!element || element === searched) continue;
    if (element !== top) yield element;
    const children = [...(element.shadowRoot?.children ?? []), ...element.children];
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i];
      if (child) stack.push(child);
    }
  }
}
