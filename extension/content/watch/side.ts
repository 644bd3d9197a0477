/** On which side of its list a message is: by computed alignment, and by where its words are on the screen. */
import type { Gaps, Side } from "./reading";
import { holder } from "./roots";
import { styleOf } from "./text";

/** Steps climbed from the text towards the list. */
const MAX_CLIMB = 14;

/** Gaps nearer to each other than this share of the list's width tell no side. */
const DEAD_ZONE = 0.08;

/** Words that far from both edges, as a share of the list's width, stand in the middle. */
const CENTRE = 0.15;

/** Side by alignment alone: a flex line or column on the way from the text to the list that pushes it to one end. */
export function layoutSide(text: Element, list: Element): Side {
  let start = false;
  let at: Element = text;
  for (let step = 0; step < MAX_CLIMB && at !== list; step++) {
    const parent = holder(at);
    if (!parent) break;
    const outer = styleOf(parent);
    const own = styleOf(at);
    if (!outer || !own) return null;
    if (outer.display.endsWith("flex")) {
      const pushed = outer.flexDirection.startsWith("row") ? alongLine(outer) : acrossColumn(outer, own);
      if (pushed === "end") return "end";
      if (pushed === "start") start = true;
    }
    at = parent;
  }
  return start ? "start" : null;
}

function alongLine(line: CSSStyleDeclaration): Side {
  const reversed = line.flexDirection === "row-reverse";
  const justify = line.justifyContent;
  if (justify === "flex-end" || justify === "end" || justify === "right") return reversed && justify === "flex-end" ? "start" : "end";
  if (justify === "flex-start" || justify === "start" || justify === "left") return reversed && justify === "flex-start" ? "end" : "start";
  return reversed ? "end" : null;
}

function acrossColumn(column: CSSStyleDeclaration, item: CSSStyleDeclaration): Side {
  const align = item.alignSelf === "auto" || item.alignSelf === "normal" ? column.alignItems : item.alignSelf;
  if (align === "flex-end" || align === "end" || align === "self-end") return "end";
  if (align === "flex-start" || align === "start" || align === "self-start") return "start";
  return null;
}

/**
 * Gaps between the words themselves (a full-width box tells nothing) and the two edges of the list. Words written in
 * the other direction than the list are flushed by the writing, not by who wrote: null.
 */
export function gapsOf(text: Element, list: Element): Gaps | null {
  const style = styleOf(list);
  if (!style || styleOf(text)?.direction !== style.direction) return null;
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  const words = range.getBoundingClientRect();
  const edges = list.getBoundingClientRect();
  if (words.width === 0 || edges.width === 0) return null;
  const left = words.left - edges.left;
  const right = edges.left + (list.clientWidth || edges.width) - words.right;
  const [start, end] = style.direction === "rtl" ? [right, left] : [left, right];
  return { start: start / edges.width, end: end / edges.width };
}

/** Side by the smaller of the two gaps. */
export function sideOf(gaps: Gaps | null): Side {
  if (!gaps) return null;
  const { start, end } = gaps;
  if (Math.abs(start - end) < DEAD_ZONE) return Math.min(start, end) > CENTRE ? "centre" : null;
  return start > end ? "end" : "start";
}
