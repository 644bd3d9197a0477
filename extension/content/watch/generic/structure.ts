/** Repeated rows of a list, and the pane of a text box, found by structure alone. */
import { holder } from "../roots";
import { styleOf } from "../text";
import { editorsOf } from "./editors";

/** Levels below the list at which rows are looked for. */
const MAX_DEPTH = 8;

/**
 * Cost of a level, in rows and as a share of the rows: of two levels with about as many, the outer one has the whole
 * message; the inner one has more where several messages of an author stand in one block.
 */
const DEPTH_COST = 0.35;
const DEPTH_SHARE = 0.04;

/** Elements looked at on one level. */
const MAX_LEVEL = 4000;

const NEVER_ROWS = new Set(["SPAN", "A", "B", "I", "EM", "STRONG", "IMG", "BR", "TIME", "BUTTON", "STYLE", "SCRIPT", "SVG", "OPTION", "TD", "TH"]);

/**
 * The rows of a list: of all levels below it, the group of alike elements that is largest for its depth. Children of
 * all parents of a level are pooled, so that groups by day or by author come together.
 */
export function rowsByStructure(list: Element): Element[] {
  let level: Element[] = [list];
  let best: Element[] = [];
  let bestScore = 1;
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const children = level.flatMap(childElements).slice(0, MAX_LEVEL);
    const groups = new Map<string, Element[]>();
    for (const child of children) {
      if (NEVER_ROWS.has(child.tagName.toUpperCase()) || child.textContent === null) continue;
      const signature = signatureOf(child);
      const group = groups.get(signature);
      if (group) group.push(child);
      else groups.set(signature, [child]);
    }
    for (const group of groups.values()) {
      const score = group.length - Math.max(DEPTH_COST, DEPTH_SHARE * group.length) * depth;
      if (group.length >= 2 && score > bestScore && group.some(hasText)) [best, bestScore] = [group, score];
    }
    level = children;
  }
  return best;
}

function hasText(element: Element): boolean {
  if ((element.textContent ?? "").trim() !== "") return true;
  return element.shadowRoot !== null;
}

/** Children that are shown: those of the open shadow root where there is one. */
function childElements(element: Element): Element[] {
  if (element.shadowRoot) return [...element.shadowRoot.children, ...element.children];
  return [...element.children];
}

/** What rows of one kind have in common: tag, role, names of data attributes; the first class if there is neither. */
function signatureOf(element: Element): string {
  const role = element.getAttribute("role") ?? "";
  const data = element
    .getAttributeNames()
    .filter((name) => name === "id" || (name.startsWith("data-") && !/sel|foc|hov|act|first|last/.test(name)))
    .sort()
    .join(",");
  const mark = role || data ? "" : (element.classList[0] ?? "");
  return `${element.tagName}|${role}|${data}|${mark}`;
}

/** The smallest element that holds the likeliest text box and a scrolling area beside it; null without either. */
export function composerPane(document: Document): Element | null {
  const box = editorsOf(document)[0];
  for (let at = box ? holder(box) : null; at; at = holder(at)) {
    for (const element of at.querySelectorAll("*")) {
      const overflow = styleOf(element)?.overflowY;
      if ((overflow === "auto" || overflow === "scroll") && element.clientHeight >= 150 && box && !element.contains(box)) return at;
    }
  }
  return null;
}
