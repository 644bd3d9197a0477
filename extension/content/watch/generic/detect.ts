/** The generic detector: reads a chat of which nothing is known, by its structure. */
import { carryAuthors } from "../carry";
import { isOwnWord, ownWordOpening } from "../own-words";
import { factsFor, newest, visualOrder, type FactsCache, type Pane, type Row, type RowFacts } from "../reading";
import { closestDeep, holder, holds } from "../roots";
import { gapsOf, layoutSide, sideOf } from "../side";
import { sameWords, styleOf, tidy } from "../text";
import { editorsOf, labelOf } from "./editors";
import { partsOf } from "./pieces";
import { regionFor } from "./region";
import { hasTwoSides } from "./sides";
import { rowsByStructure } from "./structure";
import { isCommentLabel, isMeta, titleIn } from "./words";

const SETTLE_MS = 300;

/** Longest title, in UTF-16 code units. */
const MAX_TITLE = 60;

/** The chat the page shows, as far as its structure tells: at most one. `last` is what was found before, if it stands. */
export function detect(document: Document, mustGrow: boolean, last: Pane | null): Pane[] {
  if (last?.box) return [paneFrom(last.list, last.box, mustGrow)];
  for (const box of editorsOf(document)) {
    const list = regionFor(box);
    if (list && !isCommentSection(list, box)) return [paneFrom(list, box, mustGrow)];
  }
  return [];
}

/** Whether a box for comments stands under rows that can each be answered: not a chat, though built like one. */
function isCommentSection(list: Element, box: HTMLElement): boolean {
  if (!isCommentLabel(labelOf(box))) return false;
  const rows = rowsByStructure(list);
  return rows.filter((row) => row.querySelector("button, [role=button]") !== null).length * 2 > rows.length;
}

function paneFrom(list: Element, box: HTMLElement, mustGrow: boolean): Pane {
  const { pathname, search, hash } = list.ownerDocument.location;
  const title = titleOf(list, box);
  return {
    list,
    key: `${pathname}${search}${hash}|${title ?? ""}`,
    title,
    box,
    submit: ["enter", "click"],
    isSend: (element) => isSendFor(element, box),
    isBarren: () => rowsByStructure(list).length === 0,
    rows: (facts) => rowsOf(list, title, facts),
    weak: true,
    settleMs: SETTLE_MS,
    mustGrow,
  };
}

function rowsOf(list: Element, title: string | null, cache: FactsCache): Row[] {
  const elements = visualOrder(newest(rowsByStructure(list), list), list, false);
  const rows = new Set(elements);
  const facts = elements.map((element) => factsFor(cache, element, () => factsOf(element, list, rows)));
  const twoSided = hasTwoSides(facts);
  const ownWords = facts.some((fact) => fact.source === "words" && fact.from === "me");
  const messages = twoSided ? facts.filter((fact) => fact.side !== "centre" || fact.from !== "unknown") : facts;
  return carryAuthors(messages, {
    carry: true,
    byKey: false,
    title: twoSided && facts.every((fact) => fact.sender === null) ? title : null,
    direction: (fact, author) => {
      if (twoSided && fact.side === "end") return { from: "me", source: "geometry", side: fact.side };
      if (twoSided && fact.side === "start") return { from: "them", source: "geometry", side: fact.side };
      if (ownWords && author) return { from: isOwnWord(author) ? "me" : "them", source: "words", side: fact.side };
      return { from: "unknown", source: null, side: fact.side };
    },
  });
}

function factsOf(row: Element, list: Element, rows: ReadonlySet<Element>): RowFacts {
  const parts = partsOf(row);
  const ownLabel = parts.labels.find((label) => ownWordOpening(label) !== null);
  const sender = parts.sender ?? nameIn(parts.labels) ?? groupName(row, list, rows);
  const marked = markOf(row, list);
  const own = ownLabel !== undefined || (sender !== null && isOwnWord(sender));
  const layout = layoutSide(parts.textElement, list);
  const gaps = gapsOf(parts.textElement, list);
  const geometry = sideOf(gaps);
  return {
    element: row,
    textElement: parts.textElement,
    text: parts.text,
    words: sameWords(parts.text),
    id: null,
    sender: sender ?? (ownLabel === undefined ? null : ownWordOpening(ownLabel)),
    authorKey: null,
    at: momentOf(row),
    from: marked ?? (own ? "me" : "unknown"),
    source: marked ? "mark" : own ? "words" : null,
    side: layout && geometry && layout !== geometry ? null : (geometry ?? (layout === "end" ? "end" : null)),
    gaps,
  };
}

/** A direction written into an attribute of the row, or of what holds it, as a word made for it. */
function markOf(row: Element, list: Element): "me" | "them" | null {
  const marked = [...row.querySelectorAll("*")].slice(0, 60);
  for (let at: Element | null = row; at && at !== list; at = holder(at)) marked.push(at);
  for (const element of marked) {
    for (const name of element.getAttributeNames()) {
      if (!/direction|outgoing|incoming|self|is-?mine|from-?me/.test(name)) continue;
      const value = (element.getAttribute(name) ?? "").toLowerCase();
      const positive = value === "true" || value === "1" || value === "";
      if (/direction/.test(name) && /^(out|outgoing|outbound|sent)$/.test(value)) return "me";
      if (/direction/.test(name) && /^(in|incoming|inbound|received)$/.test(value)) return "them";
      if (/(outgoing|self|is-?mine|from-?me)$/.test(name) && (positive || value === "false")) return positive ? "me" : "them";
      if (/incoming$/.test(name) && (positive || value === "false")) return positive ? "them" : "me";
    }
  }
  return null;
}

/** A label for screen readers that is a name: short, and no sentence. */
function nameIn(labels: readonly string[]): string | null {
  const label = labels.find((one) => one.length <= 30 && !isMeta(one) && !/[.!?;]/.test(one));
  return label?.replace(/\s*[:：]$/u, "") || null;
}

/** The name that heads a group of rows, outside of the row itself. */
function groupName(row: Element, list: Element, rows: ReadonlySet<Element>): string | null {
  let at: Element = row;
  for (let step = 0; step < 3; step++) {
    const parent = holder(at);
    if (!parent || parent === list || !holds(list, parent)) return null;
    const head = firstWithText(parent);
    if (head && head !== at && !rows.has(head) && ![...rows].some((other) => head.contains(other))) return partsOf(head).sender ?? firstName(head);
    at = parent;
  }
  return null;
}

/** The first child that has text, of the first few. */
function firstWithText(parent: Element): Element | null {
  let child = parent.firstElementChild;
  for (let step = 0; child && step < 8; step++, child = child.nextElementSibling) if ((child.textContent ?? "").trim() !== "") return child;
  return null;
}

/** The first words in the head of a group, if they may be a name. */
function firstName(head: Element): string | null {
  const name = partsOf(head).text.split("\n")[0] ?? "";
  return name !== "" && name.length <= 40 && !isMeta(name) ? name : null;
}

function momentOf(row: Element): number | null {
  const written = row.querySelector("time[datetime]")?.getAttribute("datetime");
  const moment = written ? Date.parse(written) : Number.NaN;
  return Number.isFinite(moment) ? moment : null;
}

/** What told a list's title the last time. */
const titles = new WeakMap<Element, { element: Element; label: string; title: string }>();

/** What the chat is called. For the screen, and to know another conversation; looked for again when it has changed. */
function titleOf(list: Element, box: Element): string | null {
  const last = titles.get(list);
  if (last?.element.isConnected && last.label === labelAndWords(last.element, list)) return last.title;
  const found = findTitle(list, box);
  if (found) titles.set(list, { ...found, label: labelAndWords(found.element, list) });
  else titles.delete(list);
  return found?.title ?? null;
}

function labelAndWords(element: Element, list: Element): string {
  return `${element.getAttribute("aria-label") ?? ""}|${holds(element, list) ? "" : (element.textContent ?? "").slice(0, 200)}`;
}

/** From a label that names it, a heading, else the largest words above the list. */
function findTitle(list: Element, box: Element): { element: Element; title: string } | null {
  const width = list.getBoundingClientRect().width * 1.3;
  for (let at: Element | null = list; at; at = holder(at)) {
    const named = titleIn(at.getAttribute("aria-label") ?? "");
    if (named) return { element: at, title: named };
    if (!holds(at, box)) continue;
    if (at.getBoundingClientRect().width > width) return null;
    const heading = at.querySelector("h1, h2, h3, [role=heading]");
    const words = heading && !list.contains(heading) && precedes(heading, list) ? tidy(heading.textContent ?? "") : "";
    if (heading && mayBeTitle(words)) return { element: heading, title: words };
    const largest = largestBefore(at, list);
    if (largest) return { element: largest, title: tidy(largest.textContent ?? "") };
  }
  return null;
}

/** Whether words may be what a chat is called: short, and neither a sentence nor a time. */
function mayBeTitle(words: string): boolean {
  return words !== "" && words.length <= MAX_TITLE && !/[.?!…]$/u.test(words) && !isMeta(words);
}

function precedes(element: Element, list: Element): boolean {
  return (element.compareDocumentPosition(list) & list.ownerDocument.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Of the short texts that come before the list in the pane, the one in the largest letters, the first of several. */
function largestBefore(pane: Element, list: Element): Element | null {
  let best: Element | null = null;
  let size = 0;
  for (const element of [...pane.querySelectorAll("*")].slice(0, 200)) {
    if (element === list || list.contains(element) || !precedes(element, list)) break;
    const words = element.childElementCount === 0 ? tidy(element.textContent ?? "") : "";
    if (!mayBeTitle(words) || element.closest("button, nav")) continue;
    const letters = parseFloat(styleOf(element)?.fontSize ?? "0");
    if (letters > size) [best, size] = [element, letters];
  }
  return best;
}

/** A button beside the box: in its form, or the last one in the small area that holds the box. */
function isSendFor(element: Element, box: Element): boolean {
  const button = closestDeep(element, "button, [role=button], input[type=submit]");
  if (!button) return false;
  const form = box.closest("form");
  if (form && form === button.closest("form")) return button.matches("[type=submit], :not([type])") || isLast(button, form);
  for (let at = holder(box), step = 0; at && step < 4; at = holder(at), step++) if (holds(at, button)) return isLast(button, at);
  return false;
}

function isLast(button: Element, area: Element): boolean {
  const buttons = area.querySelectorAll("button, [role=button], input[type=submit]");
  return buttons[buttons.length - 1] === button || button.matches("[type=submit]");
}
