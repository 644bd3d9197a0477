/**
 * Tells which rows of a list are new. A message is known by the site's id of it, or by its place among its neighbours
 * when the site gives none: lists recycle, drop and rebuild their rows, so the nodes themselves say nothing.
 */
/** What tells messages apart. */
export interface Mark {
  /** The site's id, or null. */
  id: string | null;
  /** Its words as `sameWords` gives them. */
  words: string;
}

/** A message that was seen. */
export interface Known {
  id: string;
  words: string;
}

/** What became of a list: for each of its rows the message's id, and whether it is new or says something else now. */
export interface Placed {
  id: string;
  news: "new" | "changed" | null;
}

/** Most messages of a conversation that are remembered. */
const MAX_KNOWN = 2000;

/** Neighbours beyond a list's edges that are compared with it. */
const MARGIN = 40;

/** The messages of one conversation, in order. */
export interface Sequence {
  known: Known[];
  made: number;
}

/** A conversation of which nothing was seen yet. */
export function emptySequence(): Sequence {
  return { known: [], made: 0 };
}

/** Places the rows of a list, oldest first, in the sequence, which then holds them. */
export function place(sequence: Sequence, rows: readonly Mark[]): Placed[] {
  return rows.every((row) => row.id !== null) ? placeById(sequence, rows) : placeByContent(sequence, rows);
}

function placeById(sequence: Sequence, rows: readonly Mark[]): Placed[] {
  const byId = new Map(sequence.known.map((known) => [known.id, known]));
  const present = new Set(rows.map((row) => row.id));
  const placed: Placed[] = [];
  let before: Known | null = null;
  for (const row of rows) {
    const id = row.id ?? "";
    const { words } = row;
    const known: Known | undefined = byId.get(id);
    if (known) {
      placed.push({ id, news: known.words === words ? null : "changed" });
      known.words = words;
      before = known;
      continue;
    }
    const renamed = followerWithoutRow(sequence, before, words, present);
    if (renamed) {
      renamed.id = id;
      placed.push({ id, news: null });
      before = renamed;
      continue;
    }
    before = insertAfter(sequence, before, { id, words });
    placed.push({ id, news: "new" });
  }
  trim(sequence);
  return placed;
}

/** A message under a passing id that its site has since replaced: same place, same words, old id gone. */
function followerWithoutRow(sequence: Sequence, before: Known | null, words: string, present: ReadonlySet<string | null>): Known | null {
  if (!before) return null;
  const next = sequence.known[sequence.known.indexOf(before) + 1];
  return next && next.words === words && !present.has(next.id) ? next : null;
}

function insertAfter(sequence: Sequence, before: Known | null, added: Known): Known {
  sequence.known.splice(before ? sequence.known.indexOf(before) + 1 : 0, 0, added);
  return added;
}

function placeByContent(sequence: Sequence, rows: readonly Mark[]): Placed[] {
  const words = rows.map((row) => row.words);
  const start = bestStart(sequence.known, words);
  const from = start === null ? sequence.known.length : Math.max(0, start - MARGIN);
  const to = start === null ? sequence.known.length : Math.min(sequence.known.length, start + words.length + MARGIN);
  const pairs = align(sequence.known.slice(from, to).map((known) => known.words), words);
  const placed: Placed[] = [];
  const window: Known[] = [];
  let next = from;
  for (const [index, word] of words.entries()) {
    const pair = pairs.get(index);
    if (pair !== undefined) {
      window.push(...sequence.known.slice(next, from + pair + 1));
      next = from + pair + 1;
      const known = sequence.known[from + pair];
      placed.push({ id: known?.id ?? "", news: null });
    } else {
      const id = rows[index]?.id ?? `n${++sequence.made}`;
      window.push({ id, words: word });
      placed.push({ id, news: "new" });
    }
  }
  window.push(...sequence.known.slice(next, to));
  sequence.known.splice(from, to - from, ...window);
  trim(sequence);
  return placed;
}

/** Where in what is known the list most likely starts: the offset that most equal words agree on; null if none does. */
function bestStart(known: readonly Known[], words: readonly string[]): number | null {
  const places = new Map<string, number[]>();
  for (const [index, one] of known.entries()) {
    const at = places.get(one.words);
    if (!at) places.set(one.words, [index]);
    else if (at.length < 8) at.push(index);
    else at.splice(0, 1, index);
  }
  const votes = new Map<number, number>();
  let best: number | null = null;
  for (const [index, word] of words.entries()) {
    for (const at of places.get(word) ?? []) {
      const vote = (votes.get(at - index) ?? 0) + 1;
      votes.set(at - index, vote);
      if (best === null || vote >= (votes.get(best) ?? 0)) best = at - index;
    }
  }
  return best;
}

/** Longest common subsequence: for each index of `now` that stays, its index in `was`. */
function align(was: readonly string[], now: readonly string[]): Map<number, number> {
  const pairs = new Map<number, number>();
  let head = 0;
  while (head < was.length && head < now.length && was[head] === now[head]) pairs.set(head, head++);
  const width = now.length - head + 1;
  const height = was.length - head + 1;
  const lengths = new Uint16Array(width * height);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = height - 2; i >= 0; i--) {
    for (let j = width - 2; j >= 0; j--) {
      lengths[i * width + j] = was[head + i] === now[head + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (let i = 0, j = 0; i < height - 1 && j < width - 1; ) {
    if (was[head + i] === now[head + j]) pairs.set(head + j++, head + i++);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

function trim(sequence: Sequence): void {
  if (sequence.known.length > MAX_KNOWN) sequence.known.splice(0, sequence.known.length - MAX_KNOWN);
}
