/** What both readers, adapters and generic detector, give of a page at one moment. */
import type { Speaker } from "../../shared/types";
import type { SubmitWay } from "./adapter";

/** Side of the list that a row's text is on, in the page's reading direction: own messages are usually at the end. */
export type Side = "start" | "end" | "centre" | null;

/** How a direction was found: the send echo can prove a way wrong for a page, and it is then no longer trusted there. */
export type Source = "mark" | "sender" | "words" | "layout" | "geometry" | "echo" | "learned" | null;

/** What one row says by itself, without the rows around it. Kept until the row changes. */
export interface RowFacts {
  element: Element;
  /** Holds the text; the row itself when there are several. */
  textElement: Element;
  text: string;
  /** The site's own id, or null. */
  id: string | null;
  /** The author as the row names it, or null. */
  sender: string | null;
  /** Says that two rows have the same author, where only the first names it. */
  authorKey: string | null;
  /** Milliseconds since 1970, or null. */
  at: number | null;
  /** Direction by what the row itself shows. */
  from: Speaker;
  source: Source;
  side: Side;
}

/** A row with what the rows around it add: author and direction carried forward. */
export interface Row extends RowFacts {
  /** Author, named or carried. */
  author: string | null;
}

/** A conversation shown on the page. */
export interface Pane {
  list: Element;
  /** The same while the same conversation is shown; null if nothing identifies it. */
  key: string | null;
  title: string | null;
  /** The key is no more than a title or an address, which two conversations may share. */
  weak: boolean;
  /** Its text box, or null while there is none. */
  box: HTMLElement | null;
  submit: readonly SubmitWay[];
  /** Whether an element is, or is in, its send button. */
  isSend(element: Element): boolean;
  /** Its rows, oldest first: at most the last `MAX_ROWS`, and empty ones too. */
  rows(facts: FactsCache): Row[];
  /** Whether it has no row at all: no message yet, or a reader that is out of date. */
  isBarren(): boolean;
  /** Milliseconds a row must stay unchanged before it is read. */
  settleMs: number;
  /** Rows are only trusted to be a chat once the list has grown. */
  mustGrow: boolean;
}

/** Facts of rows already read; a row that changed is taken out. */
export interface FactsCache {
  rows: WeakMap<Element, RowFacts>;
  /** What the facts were read with (own name and the like): another one makes them void. */
  readWith: string;
}

/** Nothing read yet. */
export function emptyFacts(): FactsCache {
  return { rows: new WeakMap(), readWith: "" };
}

/** Facts of a row: as already read, or read now. */
export function factsFor(cache: FactsCache, row: Element, read: () => RowFacts): RowFacts {
  const known = cache.rows.get(row);
  if (known) return known;
  const facts = read();
  cache.rows.set(row, facts);
  return facts;
}

/** Most rows looked at in one list. */
export const MAX_ROWS = 400;

/** Orders rows as the screen shows them, top to bottom: some lists are reversed, some move their rows around. */
export function visualOrder(elements: Element[], everyRow: boolean): Element[] {
  const first = elements[0];
  const last = elements[elements.length - 1];
  if (!first || !last || first === last) return elements;
  if (everyRow || elements.length <= 60) {
    const tops = new Map(elements.map((element) => [element, element.getBoundingClientRect().top]));
    return [...elements].sort((a, b) => (tops.get(a) ?? 0) - (tops.get(b) ?? 0));
  }
  return first.getBoundingClientRect().top > last.getBoundingClientRect().top ? [...elements].reverse() : elements;
}

/** The newest rows of a list that is longer than what is looked at. */
export function newest(elements: Element[]): Element[] {
  if (elements.length <= MAX_ROWS) return elements;
  const first = elements[0];
  const last = elements[elements.length - 1];
  const reversed = first && last && first.getBoundingClientRect().top > last.getBoundingClientRect().top;
  return reversed ? elements.slice(0, MAX_ROWS) : elements.slice(-MAX_ROWS);
}
