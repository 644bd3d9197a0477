/** The selectors of adapters: CSS with a few additions, see `Selector`. */
import { matches } from "./pattern";
import { deepAll, isElement } from "./roots";
import { styleOf } from "./text";

/** What selectors may need to know beyond where to look. */
export interface SelectContext {
  /** Every selector also looks inside open shadow roots. */
  deep: boolean;
  /** Stands for `{conv.id}`. */
  conversationId: string | null;
  /** Finds `@rows` and `@composerPane` by structure. */
  structure: { rows(list: Element): Element[]; composerPane(document: Document): Element | null };
}

/** All matches of one selector under the node, in document order. A selector the browser cannot read matches nothing. */
export function selectAll(top: ParentNode, selector: string, context: SelectContext): Element[] {
  try {
    return evaluate(top, interpolate(selector, context.conversationId), context);
  } catch (error) {
    if (error instanceof DOMException) return [];
    throw error;
  }
}

/** Matches of the first selector of a chain that has any. */
export function selectChain(top: ParentNode, chain: readonly string[], context: SelectContext): Element[] {
  for (const selector of chain) {
    const found = selectAll(top, selector, context);
    if (found.length > 0) return found;
  }
  return [];
}

/** First match of a selector, or null; looks no further than that where plain CSS allows it. */
export function selectOne(top: ParentNode, selector: string, context: SelectContext): Element | null {
  if (context.deep || /@|>>>|\{/.test(selector)) return selectAll(top, selector, context)[0] ?? null;
  try {
    return top.querySelector(selector);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Whether any selector of a chain matches something. */
export function isAny(top: ParentNode, chain: readonly string[], context: SelectContext): boolean {
  return selectFirst(top, chain, context) !== null;
}

/** First match of a chain, or null. */
export function selectFirst(top: ParentNode, chain: readonly string[], context: SelectContext): Element | null {
  for (const selector of chain) {
    const found = selectOne(top, selector, context);
    if (found) return found;
  }
  return null;
}

/** Keeps the elements that are in no other of the list. */
export function outermost(elements: readonly Element[]): Element[] {
  const kept: Element[] = [];
  for (const element of elements) {
    const last = kept[kept.length - 1];
    if (!last || !last.contains(element)) kept.push(element);
  }
  return kept;
}

function evaluate(top: ParentNode, selector: string, context: SelectContext): Element[] {
  if (selector === "@scrollable") return largestScroller(top, context.deep);
  if (selector === "@rows") return isElement(top) ? context.structure.rows(top) : [];
  if (selector === "@composerPane") {
    const pane = context.structure.composerPane(top.ownerDocument ?? (top as Document));
    return pane ? [pane] : [];
  }
  if (selector.startsWith("@parent:")) {
    const parent = evaluate(top, selector.slice(8), context)[0]?.parentElement;
    return parent ? [parent] : [];
  }
  const text = selector.indexOf("@text:");
  if (text > 0) {
    const pattern = selector.slice(text + 6);
    return evaluate(top, selector.slice(0, text), context).filter((found) => matches(pattern, (found.textContent ?? "").trim()));
  }
  const [first = "", ...rest] = selector.split(" >>> ");
  let found = context.deep ? deepAll(top, first) : [...top.querySelectorAll(first)];
  for (const part of rest) {
    found = found.flatMap((host) => (host.shadowRoot ? [...host.shadowRoot.querySelectorAll(part)] : []));
  }
  return found;
}

/** Puts the conversation's id where a selector names it, as the content of a quoted attribute value. */
function interpolate(selector: string, id: string | null): string {
  return selector.includes("{conv.id}") ? selector.replaceAll("{conv.id}", (id ?? "").replace(/["\\\n]/g, "\\$&")) : selector;
}

function largestScroller(top: ParentNode, deep: boolean): Element[] {
  let best: Element | null = null;
  let area = 0;
  for (const element of deep ? deepAll(top, "*") : top.querySelectorAll("*")) {
    if (element.clientHeight < 100 || element.clientWidth < 120) continue;
    const overflow = styleOf(element)?.overflowY;
    if (overflow !== "auto" && overflow !== "scroll" && overflow !== "overlay") continue;
    const size = element.clientHeight * element.clientWidth;
    if (size > area) [best, area] = [element, size];
  }
  return best ? [best] : [];
}
