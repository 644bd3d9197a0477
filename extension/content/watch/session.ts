/** One conversation while the page shows it: what of it was seen, what has settled, what is new. */
import type { Conversation, SeenMessage } from "./seen";
import { applyEcho, awaitsEcho, noteOther, type Echo } from "./echo";
import { emptyFacts, type FactsCache, type Pane, type Row } from "./reading";
import { emptySequence, place, type Sequence } from "./sequence";

/** Milliseconds a row without direction is given to get one: some sites mark their rows after showing them. */
const UNKNOWN_SETTLE_MS = 700;

/** Milliseconds a conversation must be the one on screen before its rows are believed. */
export const ARRIVAL_MS = 400;

/** Milliseconds after which rows are believed although they are those of the conversation before. */
const STALE_MS = 5000;

/** Milliseconds after which a row that keeps changing no longer holds up the rows after it. */
const RESTLESS_MS = 3000;

/** Rows that must all be unknown for a conversation to count as another one. */
const REPLACED_ROWS = 3;

/** Share of rows that counts as hardly any. */
const FEW = 0.34;

/** What is known of a conversation on this page. */
export interface Session {
  conversation: Conversation;
  pane: Pane;
  facts: FactsCache;
  rows: Row[];
  /** When the page turned to it, in milliseconds since 1970. */
  arrived: number;
  /** The rows that the page showed before it, to know them if they linger. */
  lingering: string | null;
  sequence: Sequence;
  echo: Echo;
  /** The first snapshot was handed over: what comes now is live. */
  opened: boolean;
  /** Words of the last row when a list that must grow was first seen. */
  firstEnd: string | null;
  steady: WeakMap<Element, { words: string; from: string; since: number; first: number }>;
  /** Where each message is shown now. */
  elements: Map<string, Element>;
}

/** A session for a conversation that the page turned to. */
export function openSession(pane: Pane, conversation: Conversation, echo: Echo, lingering: string | null, now: number): Session {
  return {
    conversation,
    pane,
    facts: emptyFacts(),
    rows: [],
    arrived: now,
    lingering,
    sequence: emptySequence(),
    echo,
    opened: false,
    firstEnd: null,
    steady: new WeakMap(),
    elements: new Map(),
  };
}

/** What the end of a list looks like: two conversations do not end alike. Empty for an empty list. */
export function endOf(rows: readonly Row[]): string {
  return rows
    .slice(-6)
    .map((row) => `${row.id ?? ""}:${row.words}`)
    .join("\n");
}

/** What one look at a conversation gave. */
export interface Look {
  /** New messages and changed ones, oldest first. */
  messages: SeenMessage[];
  /** Milliseconds until another look is needed although nothing changes; null if none is. */
  again: number | null;
  /** Nothing of what was known is left: another conversation has taken the place, under the same key. */
  replaced: boolean;
}

/** Looks at the conversation's rows as they are now. */
export function look(session: Session, now: number): Look {
  const { pane } = session;
  const read = pane.rows(session.facts);
  const wait = waitFor(session, read, now);
  if (wait !== null) return { messages: [], again: wait, replaced: false };
  session.lingering = null;
  if (isReplaced(session, read)) return { messages: [], again: null, replaced: true };
  session.rows = applyEcho(session.echo, read, pane.list, now);
  if (!hasGrown(session)) return { messages: [], again: null, replaced: false };
  const { settled, again } = settle(session, now);
  return { messages: handOver(session, settled, now), again, replaced: false };
}

/** Milliseconds to wait because the conversation has just changed or the rows of the one before are still there. */
function waitFor(session: Session, rows: readonly Row[], now: number): number | null {
  const since = now - session.arrived;
  if (since < ARRIVAL_MS && session.lingering !== null) return ARRIVAL_MS - since;
  const lingers = session.lingering !== null && session.lingering !== "" && session.lingering === endOf(rows);
  return lingers && since < STALE_MS ? STALE_MS - since : null;
}

/**
 * Whether a conversation with a weak key has given way to another: nothing it shows was known, or hardly anything of
 * what it showed is left and hardly anything it shows was known (lines of the site itself come back in both).
 */
function isReplaced(session: Session, rows: readonly Row[]): boolean {
  if (!session.pane.weak || !session.opened) return false;
  const now = rows.filter((row) => row.text !== "").map((row) => row.id ?? row.words);
  if (now.length < REPLACED_ROWS || session.sequence.known.length < REPLACED_ROWS) return false;
  const known = new Set(session.sequence.known.flatMap((one) => [one.id, one.words]));
  const share = now.filter((one) => known.has(one)).length / now.length;
  if (share === 0) return true;
  const shown = new Set(now);
  const before = session.rows.filter((row) => row.text !== "").map((row) => row.id ?? row.words);
  const left = before.filter((one) => shown.has(one)).length / Math.max(before.length, 1);
  return share < FEW && left < FEW && now.length > 2 * REPLACED_ROWS && before.length > 2 * REPLACED_ROWS;
}

/** Whether the list may be taken for a chat: it grew at its end, or a sent message came back, or nobody asks. */
function hasGrown(session: Session): boolean {
  if (session.opened || !session.pane.mustGrow || session.echo.own.length > 0) return true;
  const words = session.rows.filter((row) => row.text !== "").map((row) => row.words);
  const end = words.at(-1) ?? "";
  // Where the last row is no longer among them, the list has been filled anew: from there it must grow.
  if (session.firstEnd === null || (session.firstEnd !== "" && !words.includes(session.firstEnd))) session.firstEnd = end;
  return end !== session.firstEnd;
}

/** The rows up to the first that may still change: messages are told in their order. One that never rests holds up none. */
function settle(session: Session, now: number): { settled: Row[]; again: number | null } {
  const settled: Row[] = [];
  let again: number | null = null;
  for (const row of session.rows) {
    if (row.text === "") continue;
    const { words } = row;
    let steady = session.steady.get(row.element);
    if (!steady || steady.words !== words || steady.from !== row.from) {
      steady = { words, from: row.from, since: now, first: steady?.first ?? now };
      session.steady.set(row.element, steady);
    }
    const needed = row.from === "unknown" ? Math.max(UNKNOWN_SETTLE_MS, session.pane.settleMs) : session.pane.settleMs;
    const left = steady.since + needed - now;
    if (left <= 0 && again === null) settled.push(row);
    else if (left > 0 && now - steady.first < RESTLESS_MS) again = Math.max(again ?? left, left);
  }
  return { settled, again };
}

function handOver(session: Session, rows: readonly Row[], now: number): SeenMessage[] {
  const placed = place(session.sequence, rows);
  session.elements.clear();
  const messages: SeenMessage[] = [];
  const sending = awaitsEcho(session.echo, now);
  for (const [index, row] of rows.entries()) {
    const at = placed[index];
    if (!at) continue;
    session.elements.set(at.id, row.textElement);
    if (at.news === null) continue;
    if (session.opened && !sending && index >= rows.length - 3) noteOther(session.echo, row, session.pane.list);
    messages.push(messageOf(session, at.id, row));
  }
  if (rows.length > 0) session.opened = true;
  return messages;
}

function messageOf(session: Session, id: string, row: Row): SeenMessage {
  return {
    id,
    text: row.text,
    from: row.from,
    sender: row.author,
    at: row.at,
    element: () => {
      const element = session.elements.get(id);
      return element?.isConnected ? element : null;
    },
  };
}
