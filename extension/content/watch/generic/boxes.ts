/** Boxes that people can write in: all that is asked of a page until it has one. */
import { rootsUnder } from "../roots";

/** What can hold a draft. */
export const EDITORS = "textarea, [contenteditable]:not([contenteditable=false]), [role=textbox], input[type=text], input:not([type])";

/** Whether the page has any box at all: the one cheap check of pages without a chat. Reads no layout. */
export function hasEditor(document: Document): boolean {
  if (document.querySelector(EDITORS)) return true;
  return rootsUnder(document).some((root) => root !== document && root.querySelector(EDITORS) !== null);
}
