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

/** Elements looked at at each end of a level: the newest rows are at one of them. */
const MAX_END = 300;

const NEVER_ROWS = new Set(["SPAN", "A", "B", "I", "EM", "STRONG", "IMG", "BR", "TIME", "BUTTON", "STYLE", "SCRIPT", "SVG", "OPTION", "TD", "TH"]);

/** Where a list's rows were found, and how many there were. */
const places = new WeakMap<Element, { depth: number; signature: string; count: number }>();

/**
 * The rows of a list: of all levels below it, the group of alike elements that is largest for its depth. Children of
 * all parents of a level are pooled, so that groups by day or by author come together. The level once found is kept
 * until the list has half as many rows again, or next to none.
 */
export function rowsByStructure(list: Element): Element[] {
  const place = places.get(list);
  if (place) {
    const rows = rowsAt(list, place.depth, place.signature);
    if (rows.length >= 2 && rows.length < Math.max(1.5 * place.count, place.count + 4)) return rows;
    if (place.count >= MAX_END && rows.length >= 2) return rows;
  }
  return search(list);
}

function rowsAt(list: Element, depth: number, signature: string): Element[] {
  let level: Element[] = [list];
  for (let at = 0; at <= depth; at++) level = bothEnds(level.flatMap(childElements));
  return level.filter((element) => signatureOf(element) === signature);
}

function search(list: Element): Element[] {
  let level: Element[] = [list];
  let best: Element[] = [];
  let bestScore = 1;
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const children = bothEnds(level.flatMap(childElements));
    const groups = new Map<string, Element[]>();
    for (const child of children) {
      if (NEVER_ROWS.has(child.tagName.toUpperCase())) continue;
      const signature = signatureOf(child);
      const group = groups.get(signature);
      if (group) group.push(child);
      else groups.set(signature, [child]);
    }
    for (const [signature, group] of groups) {
      const score = group.length - Math.max(DEPTH_COST, DEPTH_SHARE * group.length) * depth;
      if (group.length < 2 || score <= bestScore || !group.some(hasText)) continue;
      [best, bestScore] = [group, score];
      places.set(list, { depth, signature, count: group.length });
    }
    level = children;
  }
  return best;
}

function bothEnds(elements: Element[]): Element[] {
  return elements.length <= 2 * MAX_END ? elements : [...elements.slice(0, MAX_END), ...elements.slice(-MAX_END)];
}

function hasText(element: Element): boolean {
  if ((element.textContent ?? "").trim() !== "") return true;
  return element.shadowRoot !== null;
}

/** Children that are shown, those of the open shadow root included; of very many, those at both ends. */
function childElements(element: Element): Element[] {
  const own = element.childElementCount <= 2 * MAX_END ? [...element.children] : endsOf(element);
  return element.shadowRoot ? [...bothEnds([...element.shadowRoot.children]), ...own] : own;
}

/** The first and the last children, found without making a list of all. */
function endsOf(element: Element): Element[] {
  const head: Element[] = [];
  const tail: Element[] = [];
  for (let child = element.firstElementChild; child && head.length < MAX_END; child = child.nextElementSibling) head.push(child);
  for (let child = element.lastElementChild; child && tail.length < MAX_END; child = child.previousElementSibling) tail.push(child);
  return [...head, ...tail.reverse()];
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
