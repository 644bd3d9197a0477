/**
 * The send echo: what the teenager just sent comes back as a row of the list. That row is theirs for certain, and shows
 * how this page marks own rows. What is learned lasts for the page only and is dropped at the first contradiction.
 */
import type { Row, Side, Source } from "./reading";
import { holder } from "./roots";
import { sameWords } from "./text";

/** Milliseconds within which a sent text must come back. */
const ECHO_MS = 10_000;

/** Rows remembered as examples of each side. */
const EXAMPLES = 6;

/** What sending has taught about a page. */
export interface Echo {
  /** Sent texts that have not come back, with how often they were on the page before. */
  pending: { words: string; at: number; before: number }[];
  /** Rows proved to be the teenager's. */
  own: Example[];
  /** Rows that came while nothing was being sent. */
  others: Example[];
  /** The teenager's name on this page, or null. */
  name: string | null;
  /** Names that others have. */
  otherNames: Set<string>;
  /** Ways of telling the direction that were proved wrong here. */
  distrusted: Set<Source>;
  /** Rows proved own, with their words: a recycled row loses the proof. */
  proved: WeakMap<Element, string>;
}

interface Example {
  element: WeakRef<Element>;
  marks: ReadonlySet<string>;
  side: Side;
}

/** Nothing learned yet. */
export function newEcho(): Echo {
  return { pending: [], own: [], others: [], name: null, otherNames: new Set(), distrusted: new Set(), proved: new WeakMap() };
}

/** Remembers a text that is being sent. `rows` are those on the page now. */
export function expectEcho(echo: Echo, text: string, rows: readonly Row[], now: number): void {
  const words = sameWords(text);
  if (words !== "") echo.pending.push({ words, at: now, before: rows.filter((row) => row.words === words).length });
}

/** Whether a sent text has still to come back. */
export function awaitsEcho(echo: Echo, now: number): boolean {
  echo.pending = echo.pending.filter((sent) => now - sent.at < ECHO_MS);
  return echo.pending.length > 0;
}

/** Finds the rows that came back, learns from them, and gives all rows with what is learned applied. */
export function applyEcho(echo: Echo, rows: readonly Row[], list: Element, now: number): Row[] {
  if (awaitsEcho(echo, now)) {
    echo.pending = echo.pending.filter((sent) => {
      const equal = rows.filter((row) => row.words === sent.words);
      const back = equal.length > sent.before ? equal.at(-1) : undefined;
      if (back && !echo.proved.has(back.element)) learn(echo, back, rows, list);
      return back === undefined;
    });
  }
  return rows.map((row) => {
    if (echo.proved.get(row.element) === row.words) return { ...row, from: "me", source: "echo" };
    const known = row.from !== "unknown" && !echo.distrusted.has(row.source);
    return known ? row : { ...row, ...learned(echo, row, list) };
  });
}

/** Remembers a row that came while nothing was being sent. */
export function noteOther(echo: Echo, row: Row, list: Element): void {
  if (row.from === "me") return;
  echo.others = [...echo.others, exampleOf(row, list)].slice(-EXAMPLES);
  if (row.sender !== null && row.sender === echo.name) echo.name = null;
  if (row.sender !== null) echo.otherNames.add(row.sender);
}

function learn(echo: Echo, row: Row, rows: readonly Row[], list: Element): void {
  echo.proved.set(row.element, row.words);
  if (row.from === "them") {
    echo.distrusted.add(row.source);
    if (row.source === "learned") echo.own = [];
  }
  echo.own = [...echo.own, exampleOf(row, list)].slice(-EXAMPLES);
  const name = row.sender ?? row.author;
  if (name === null) return;
  const contradicts = echo.otherNames.has(name) || (echo.name !== null && echo.name !== name);
  echo.name = contradicts ? null : name;
  if (!contradicts) for (const other of rows) if (other.sender !== null && other.sender !== name) echo.otherNames.add(other.sender);
}

/** Direction of a row by what was learned: by name where there are several, else by marks that only own rows have. */
function learned(echo: Echo, row: Row, list: Element): Pick<Row, "from" | "source"> {
  if (echo.name !== null && row.author !== null && echo.otherNames.size > 0) {
    if (row.author === echo.name) return { from: "me", source: "learned" };
    if (echo.otherNames.has(row.author) || row.sender !== null) return { from: "them", source: "learned" };
  }
  if (isOpposite(echo, row, list)) return { from: "them", source: "learned" };
  const marks = ownMarks(echo, list);
  if (marks.size === 0) return { from: "unknown", source: null };
  const has = marksOf(row.element, list);
  let common = 0;
  for (const mark of marks) if (has.has(mark)) common++;
  if (common === marks.size) return { from: "me", source: "learned" };
  return { from: common === 0 && echo.own.length > 1 ? "them" : "unknown", source: common === 0 && echo.own.length > 1 ? "learned" : null };
}

/** Whether a row stands on the other side than own rows and lacks the marks by which sites name them. */
function isOpposite(echo: Echo, row: Row, list: Element): boolean {
  if (row.side !== "start" || echo.own.length === 0 || echo.own.some((own) => own.side !== "end")) return false;
  const has = marksOf(row.element, list);
  return echo.own.every((own) => {
    const named = [...current(own, list)].filter(namesOwn);
    return named.length > 0 && !named.some((mark) => has.has(mark));
  });
}

/** Whether a mark is a class that calls a row the user's own, as one of its words. */
function namesOwn(mark: string): boolean {
  return mark.startsWith(".") && /(?:^|[^a-z])(?:me|own|self|mine|out|outgoing|sent|right|user)(?:[^a-z]|$)/.test(mark.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase());
}

/** Marks that every own example has and no other example: none before both kinds were seen. */
function ownMarks(echo: Echo, list: Element): Set<string> {
  const [first, ...rest] = echo.own.map((example) => current(example, list));
  if (!first || echo.others.length === 0) return new Set();
  const others = echo.others.map((example) => current(example, list));
  const shared = [...first].filter((mark) => rest.every((own) => own.has(mark)) && !others.some((other) => other.has(mark)));
  return new Set(echo.own.length > 1 ? shared : shared.filter(namesOwn));
}

/** Marks of an example as it is now: those of the moment ("last", "sending") have gone by then. */
function current(example: Example, list: Element): ReadonlySet<string> {
  const element = example.element.deref();
  return element?.isConnected ? marksOf(element, list) : example.marks;
}

function exampleOf(row: Row, list: Element): Example {
  return { element: new WeakRef(row.element), marks: marksOf(row.element, list), side: row.side };
}

/** Classes and short attribute values of a row, of what is in it and of what holds it. */
function marksOf(row: Element, list: Element): Set<string> {
  const marks = new Set<string>();
  const elements = [row, ...[...row.querySelectorAll("*")].slice(0, 40)];
  for (let at = holder(row), step = 0; at && at !== list && step < 3; at = holder(at), step++) elements.push(at);
  for (const element of elements) {
    for (const name of element.classList) if (name.length <= 40) marks.add(`.${name}`);
    for (const name of element.getAttributeNames()) {
      const value = element.getAttribute(name) ?? "";
      if (name !== "class" && name !== "style" && name !== "id" && value.length <= 20 && !/\d{2}/.test(value)) marks.add(`${name}=${value}`);
    }
  }
  return marks;
}
