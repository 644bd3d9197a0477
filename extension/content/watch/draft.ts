/** Reading what is being written, without touching the editor. */
import { isElement } from "./roots";
import { tidy } from "./text";

/** The draft in a text box: a field's value, or the text of an editable area without its placeholder. */
export function draftOf(box: HTMLElement): string {
  if ("value" in box && typeof box.value === "string") return box.value;
  const parts: string[] = [];
  collect(box, parts, 0);
  return tidy(parts.join(""));
}

const BLOCKS = new Set(["DIV", "P", "LI", "UL", "OL", "BLOCKQUOTE", "PRE"]);

/** Editors draw their placeholder inside the editable area; it is not part of the draft. */
const PLACEHOLDER = "[data-slate-placeholder], [data-placeholder-text], .placeholder, [contenteditable=false]:not(:has(img)), [aria-hidden=true]:not(img)";

function collect(node: Node, parts: string[], depth: number): void {
  if (node.nodeType === 3) {
    parts.push((node.nodeValue ?? "").replace(/[\ufeff\u200b]/g, ""));
    return;
  }
  if (!isElement(node) || depth > 64) return;
  if (node.tagName === "BR") parts.push("\n");
  else if (node.tagName === "IMG") parts.push(node.getAttribute("alt") ?? "");
  else {
    if (depth > 0 && node.matches(PLACEHOLDER)) return;
    const block = depth > 0 && BLOCKS.has(node.tagName);
    if (block && parts.length > 0) parts.push("\n");
    for (const child of node.childNodes) collect(child, parts, depth + 1);
  }
}
