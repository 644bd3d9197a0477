/** The values of adapters: a text or an attribute, from somewhere, through a pattern. See `Value`. */
import type { Value } from "./adapter";
import { capture, matches } from "./pattern";
import { closestDeep, isElement } from "./roots";
import { selectOne, type SelectContext } from "./select";
import { readText } from "./text";

/** Longest value that is kept, in UTF-16 code units: names and ids, not texts. */
const MAX_VALUE = 300;

/** The first value of a chain that is there, or null. `base` is the item, or the scope for values of the conversation. */
export function valueOf(chain: readonly Value[], base: Element, context: SelectContext): string | null {
  for (const value of chain) {
    const found = single(value, base, context);
    if (found) return found;
  }
  return null;
}

function single(value: Value, base: Element, context: SelectContext): string | null {
  const document = base.ownerDocument;
  if (value.from === "url") return part(document.location.href, value);
  if (value.from === "docTitle") return part(document.title, value);
  if (value.from === "topTitle") return part(topTitle(document), value);
  let start: ParentNode = value.from === "doc" ? document : base;
  if (value.closest && isElement(start)) {
    const ancestor = closestDeep(start, value.closest);
    if (!ancestor) return null;
    start = ancestor;
  }
  const element = value.css ? firstMatch(start, value.css, context) : isElement(start) ? start : null;
  if (!element) return null;
  if (value.idref) return textByReference(element, value, document);
  if (value.attr) return part(element.getAttribute(value.attr), value);
  return part(readText(element, { deep: context.deep }), value);
}

/** The first match, the start itself included: rows often carry the mark that their children carry on other pages. */
function firstMatch(start: ParentNode, css: string, context: SelectContext): Element | null {
  if (isElement(start) && !/[@>]{1,3}/.test(css) && start.matches(css)) return start;
  return selectOne(start, css, context);
}

function textByReference(element: Element, value: Value, document: Document): string | null {
  const pattern = value.idref;
  if (!pattern || !value.attr) return null;
  const ids = (element.getAttribute(value.attr) ?? "").split(/\s+/);
  const id = ids.find((one) => matches(pattern, one));
  const named = id ? document.getElementById(id) : null;
  return named ? part(readText(named), value) : null;
}

function part(text: string | null, value: Value): string | null {
  if (!text) return null;
  const found = value.re ? capture(value.re, text) : text.trim();
  return found ? found.slice(0, MAX_VALUE) : null;
}

/** Title of the top window; null when another site owns it. */
function topTitle(document: Document): string | null {
  try {
    return document.defaultView?.top?.document.title ?? null;
  } catch {
    return null;
  }
}
