/**
 * The chain of the history: each entry carries the SHA-256 of the entry before it, so that an entry that was changed
 * or taken out shows. Whoever can rewrite the whole chain can hide that; it protects against the rest.
 */
import type { HistoryContent, HistoryEntry } from "./types";
import { RETENTIONS } from "./settings";
import { fieldsOf, isNumber, isText } from "./shape";
import { DAY } from "./time";
import { contentOf } from "./validation";

/** A place in the chain: a sequence number and the hash of the entry there. */
export interface Link {
  sequence: number;
  /** SHA-256 in hex. */
  hash: string;
}

/** The place before the first entry. */
export const ORIGIN: Link = { sequence: 0, hash: "0".repeat(64) };

/** What is wrong at a place: nothing is there, it was changed, or it cannot be read. */
export interface ChainFault {
  sequence: number;
  kind: "missing" | "changed" | "damaged";
}

/** A record as the store gives it: its key, and whatever is under it. */
export interface StoredRecord {
  key: number;
  value: unknown;
}

/** A history with both ends of its chain: its records, oldest first, and the places before and at their end. */
export interface Chain {
  records: StoredRecord[];
  start: Link;
  head: Link;
}

/** No content leaves before its time: days of the shortest retention. */
const SHORTEST_DAYS = Math.min(...RETENTIONS);

/** JSON with sorted keys and no spaces: the same for the same content, whoever writes it. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(",")}}`;
}

/** What stays of an entry whose time is over: enough to check the chain, nothing of what it told but when. */
export interface Remainder {
  sequence: number;
  /** Milliseconds since 1970. */
  at: number;
  digest: string;
  previous: string;
  hash: string;
}

/** The entry that follows a place. */
export async function follow(before: Link, content: HistoryContent): Promise<HistoryEntry> {
  const sequence = before.sequence + 1;
  const digest = await digestOf(content);
  return { sequence, content, digest, previous: before.hash, hash: await hashOf(sequence, content.at, digest, before.hash) };
}

/** What stays of an entry. */
export function remainderOf({ sequence, content: { at }, digest, previous, hash }: HistoryEntry): Remainder {
  return { sequence, at, digest, previous, hash };
}

/** A stored entry, or null when it cannot be read or its content has left. Its hash is not checked. */
export function entryOf({ key, value }: StoredRecord): HistoryEntry | null {
  const { sequence, content, digest, previous, hash } = fieldsOf(value);
  const checked = contentOf(content);
  if (sequence !== key || !isText(digest, 64) || !isText(previous, 64) || !isText(hash, 64) || !checked) return null;
  return { sequence: key, content: checked, digest, previous, hash };
}

/** What stayed of a stored entry, or null when it is whole or cannot be read. Its hash is not checked. */
export function remainderIn({ key, value }: StoredRecord): Remainder | null {
  const { sequence, at, content, digest, previous, hash } = fieldsOf(value);
  if (sequence !== key || content !== undefined || !isNumber(at) || !isText(digest, 64) || !isText(previous, 64) || !isText(hash, 64)) return null;
  return { sequence: key, at, digest, previous, hash };
}

/** The place a stored record holds, whole or remaining; one that cannot be read has no hash to go on from. */
export function placeIn(record: StoredRecord): Link {
  return { sequence: record.key, hash: (entryOf(record) ?? remainderIn(record))?.hash ?? "" };
}

/**
 * Checks records in the order of their keys. `start` is the place before the oldest that is kept, `head` that of the
 * newest ever written. Content may have left only where it is older than the shortest retention at `now` (milliseconds
 * since 1970). No faults: complete and unchanged.
 */
export async function verify(records: readonly StoredRecord[], start: Link, head: Link, now = Date.now()): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  /** The hash the next entry must carry; null where the entry before is not there to tell. */
  let before: string | null = start.hash;
  let expected = start.sequence + 1;
  for (const record of records) {
    for (; expected < record.key; expected++) {
      faults.push({ sequence: expected, kind: "missing" });
      before = null;
    }
    expected = record.key + 1;
    const entry = entryOf(record);
    const link = entry ? { ...entry, at: entry.content.at } : remainderIn(record);
    if (!link) {
      faults.push({ sequence: record.key, kind: "damaged" });
      before = null;
      continue;
    }
    const linked = before === null || link.previous === before;
    const told = entry === null || entry.digest === (await digestOf(entry.content));
    const intact = link.hash === (await hashOf(link.sequence, link.at, link.digest, link.previous));
    if (!linked || !told || !intact) faults.push({ sequence: record.key, kind: "changed" });
    else if (!entry && link.at > now - SHORTEST_DAYS * DAY) faults.push({ sequence: record.key, kind: "missing" });
    before = link.hash;
  }
  for (; expected <= head.sequence; expected++) faults.push({ sequence: expected, kind: "missing" });
  const newest = records.at(-1);
  const sound = newest?.key === head.sequence && before !== null && before !== head.hash;
  if (sound && !faults.some(({ sequence }) => sequence === head.sequence)) faults.push({ sequence: head.sequence, kind: "changed" });
  return faults;
}

function digestOf(content: HistoryContent): Promise<string> {
  return sha256(canonical(content));
}

function hashOf(sequence: number, at: number, digest: string, previous: string): Promise<string> {
  return sha256(canonical({ sequence, at, digest, previous }));
}

/** SHA-256 of a text in UTF-8, as hex. */
export async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
