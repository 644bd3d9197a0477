/**
 * The chain of the history: each entry carries the SHA-256 of the entry before it, so that an entry that was changed
 * or taken out shows. Whoever can rewrite the whole chain can hide that; it protects against the rest.
 */
import type { HistoryContent, HistoryEntry } from "./types";
import { contentOf, fieldsOf } from "./validation";

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

/** JSON with sorted keys and no spaces: the same for the same content, whoever writes it. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(",")}}`;
}

/** The entry that follows a place. */
export async function follow(before: Link, content: HistoryContent): Promise<HistoryEntry> {
  const sequence = before.sequence + 1;
  return { sequence, content, previous: before.hash, hash: await hashOf(sequence, before.hash, content) };
}

/** A stored entry, or null when it cannot be read. Its hash is not checked. */
export function entryOf({ key, value }: StoredRecord): HistoryEntry | null {
  const { sequence, previous, hash, content } = fieldsOf(value);
  const checked = contentOf(content);
  if (sequence !== key || typeof previous !== "string" || typeof hash !== "string" || !checked) return null;
  return { sequence: key, content: checked, previous, hash };
}

/**
 * Checks records in the order of their keys. `start` is the place before the oldest that is kept, `head` that of the
 * newest ever written. No faults: complete and unchanged.
 */
export async function verify(records: readonly StoredRecord[], start: Link, head: Link): Promise<ChainFault[]> {
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
    if (!entry) {
      faults.push({ sequence: record.key, kind: "damaged" });
      before = null;
      continue;
    }
    const linked = before === null || entry.previous === before;
    const intact = entry.hash === (await hashOf(entry.sequence, entry.previous, entry.content));
    if (!linked || !intact) faults.push({ sequence: record.key, kind: "changed" });
    before = entry.hash;
  }
  for (; expected <= head.sequence; expected++) faults.push({ sequence: expected, kind: "missing" });
  const newest = records.at(-1);
  const sound = newest?.key === head.sequence && before !== null && before !== head.hash;
  if (sound && !faults.some(({ sequence }) => sequence === head.sequence)) faults.push({ sequence: head.sequence, kind: "changed" });
  return faults;
}

async function hashOf(sequence: number, previous: string, content: HistoryContent): Promise<string> {
  return sha256(canonical({ sequence, previous, content }));
}

/** SHA-256 of a text in UTF-8, as hex. */
export async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
