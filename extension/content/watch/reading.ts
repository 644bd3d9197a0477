/** What both readers, adapters and generic detector, give of a page at one moment. */
import type { Speaker } from "../../shared/types";
import type { SubmitWay } from "./adapter";

/** Side of the list that a row's text is on, in the page's reading direction: own messages are usually at the end. */
export type Side = "start" | "end" | "centre" | null;

/** Empty room before and after a row's words, in shares of the list's width. */
export interface Gaps {
  start: number;
  end: number;
}

/** How a direction was found: the send echo can prove a way wrong for a page, and it is then no longer trusted there. */
export type Source = "mark" | "sender" | "words" | "layout" | "geometry" | "echo" | "learned" | null;

/** What one row says by itself, without the rows around it. Kept until the row changes. */
export interface RowFacts {
  element: Element;
  /** Holds the text; the row itself when there are several. */
  textElement: Element;
  text: string;
  /** The same words whatever the spacing and case, as `sameWords` gives them. */
  words: string;
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
  /** Where the words are in the list; null where nobody asks. */
  gaps: Gaps | null;
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

/** Rows up to which a list's order is read off the screen row by row. */
const FEW_ROWS = 60;

/** Whether a list shows its first row at the bottom: found once, as it follows from the list's style. */
const reversed = new WeakMap<Element, boolean>();

/**
 * Orders rows as the screen shows them, top to bottom: some lists are reversed, some move their rows around. Reads
 * layout for short lists, for those that `moves` says so, and once for each other list.
 */
export function visualOrder(elements: Element[], list: Element, moves: boolean): Element[] {
  if (elements.length < 2) return elements;
  if (moves || elements.length <= FEW_ROWS) {
    const tops = new Map(elements.map((element) => [element, element.getBoundingClientRect().top]));
    return [...elements].sort((a, b) => (tops.get(a) ?? 0) - (tops.get(b) ?? 0));
  }
  return isReversed(elements, list) ? [...elements].reverse() : elements;
}

/** The newest rows of a list that is longer than what is looked at. */
export function newest(elements: Element[], list: Element): Element[] {
  if (elements.length <= MAX_ROWS) return elements;
  return isReversed(elements, list) ? elements.slice(0, MAX_ROWS) : elements.slice(-MAX_ROWS);
}

function isReversed(elements: readonly Element[], list: Element): boolean {
  const known = reversed.get(list);
  if (known !== undefined) return known;
  const first = elements[0]?.getBoundingClientRect().top ?? 0;
  const last = elements.at(-1)?.getBoundingClientRect().top ?? 0;
  if (first === last) return false;
  reversed.set(list, first > last);
  return first > last;
}
