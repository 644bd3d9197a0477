/** The database of the extension: its shape, and reading it. Writing is the background's alone. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type Chain, type Link, ORIGIN, type StoredRecord, entryOf, placeIn } from "./chain";
import { Fault, faultOf } from "./fault";
import { rechain } from "./migrate";
import { type Family, familyOf } from "./settings";
import type { Alert, Outcome } from "./types";
import { fieldsOf } from "./shape";

/** What is known of a conversation between two visits. `key` is a salted hash; there is no text. */
export interface KnownConversation {
  key: string;
  /** When it was last written, in milliseconds since 1970. */
  at: number;
  thread: Uint8Array;
  marks: Uint8Array;
  quiet: boolean;
  dismissed: string[];
}

/** Single values. */
export interface Facts {
  salt: Uint8Array;
  /** The place before the oldest entry that is kept. */
  start: Link;
  /** The place of the newest entry ever written. */
  head: Link;
  family: Family;
  /** Two sightings of the time, in milliseconds since 1970: see the history's retention. */
  clock: { earlier: number; latest: number };
}

interface Schema extends DBSchema {
  /** The index holds only entries whose content is there. */
  entries: { key: number; value: unknown; indexes: { at: number } };
  conversations: { key: string; value: KnownConversation; indexes: { at: number } };
  facts: { key: keyof Facts; value: Facts[keyof Facts] };
}

/** The open database. */
export type Store = IDBPDatabase<Schema>;

/** Versions of the database: 1 had no index of times, and its chain was hashed in another way. */
export const VERSION = 2;

/** Opens the database, making or migrating it if need be. Rejects with `StorageUnavailable`. */
export async function openStore(name = "vigie"): Promise<Store> {
  try {
    return (await openAt(name, null)) ?? (await openAt(name, await rechain(name))) ?? Promise.reject(new Error("no version fits"));
  } catch (error) {
    throw new Fault("StorageUnavailable", `the database cannot be opened: ${faultOf(error, "StorageUnavailable").message}`);
  }
}

/** The database, or null when it is of version 1 and its history was not chained anew yet. */
async function openAt(name: string, rechained: Chain | null): Promise<Store | null> {
  let old = false;
  const opening = openDB<Schema>(name, VERSION, {
    upgrade(db, from, _to, tx) {
      if (from === 0) {
        db.createObjectStore("entries");
        db.createObjectStore("conversations", { keyPath: "key" }).createIndex("at", "at");
        db.createObjectStore("facts");
      }
      if (from === 1 && !rechained) {
        old = true;
        tx.done.catch(() => undefined);
        tx.abort();
        return;
      }
      tx.objectStore("entries").createIndex("at", "content.at");
      if (!rechained) return;
      for (const { key, value } of rechained.records) void tx.objectStore("entries").put(value, key);
      void tx.objectStore("facts").put(rechained.start, "start");
      void tx.objectStore("facts").put(rechained.head, "head");
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  try {
    return await opening;
  } catch (error) {
    if (old) return null;
    throw error;
  }
}

/** What the family has agreed on. */
export async function readFamily(store: Store): Promise<Family> {
  return familyOf(await store.get("facts", "family"));
}

/** A place in the chain as it was stored, or null. */
export function linkOf(value: unknown): Link | null {
  const { sequence, hash } = fieldsOf(value);
  return Number.isSafeInteger(sequence) && typeof hash === "string" ? { sequence: sequence as number, hash } : null;
}

/** Both ends of the chain, with all records between them, oldest first: what `verify` takes. */
export async function readChain(store: Store): Promise<Chain> {
  const tx = store.transaction(["entries", "facts"]);
  const entries = tx.objectStore("entries");
  const facts = tx.objectStore("facts");
  const [keys, values, start, head] = await Promise.all([entries.getAllKeys(), entries.getAll(), facts.get("start"), facts.get("head")]);
  const records = keys.map((key, index) => ({ key, value: values[index] }));
  const newest = records.at(-1);
  return {
    records,
    start: linkOf(start) ?? ORIGIN,
    head: linkOf(head) ?? (newest ? placeIn(newest) : { sequence: 0, hash: "" }),
  };
}

/** An alert with what the teenager did with it, in that order. */
export interface ToldAlert {
  alert: Alert;
  outcomes: Outcome[];
}

/** Records that are read at once: more than a screen takes. */
const AT_ONCE = 100;

/**
 * The newest records, newest first, as they are asked for: places in the chain have no gaps but where something was taken
 * out, so that a stretch of them is one question to the database, where each step of a cursor would be another.
 */
export async function* newestFirst(store: Store): AsyncGenerator<StoredRecord> {
  const newest = await store.transaction("entries").store.openKeyCursor(null, "prev");
  for (let end = newest?.key ?? 0; end > 0; end -= AT_ONCE) {
    const stretch = IDBKeyRange.bound(end - AT_ONCE + 1, end);
    const [keys, values] = await Promise.all([store.getAllKeys("entries", stretch), store.getAll("entries", stretch)]);
    if (keys.length === 0 && (await store.count("entries", IDBKeyRange.upperBound(end))) === 0) return;
    for (let index = keys.length - 1; index >= 0; index--) yield { key: keys[index] ?? 0, value: values[index] };
  }
}

/** The newest alerts, newest first, at most `most`. What cannot be read is passed over: the check of the chain tells of it. */
export async function readNewest(store: Store, most: number): Promise<ToldAlert[]> {
  const outcomes = new Map<string, Outcome[]>();
  const alerts: ToldAlert[] = [];
  for await (const record of newestFirst(store)) {
    const content = entryOf(record)?.content;
    if (content?.type === "alert") alerts.push({ alert: content, outcomes: outcomes.get(content.id) ?? [] });
    else if (content?.type === "outcome") outcomes.set(content.alert, [content.outcome, ...(outcomes.get(content.alert) ?? [])]);
    if (alerts.length === most) break;
  }
  return alerts;
}

/** Whether records are missing anywhere between both ends of the chain: told from their number, without reading them. */
export async function countMissing(store: Store): Promise<number> {
  const tx = store.transaction(["entries", "facts"]);
  const facts = tx.objectStore("facts");
  const [count, start, head] = await Promise.all([tx.objectStore("entries").count(), facts.get("start"), facts.get("head")]);
  const [first, last] = [linkOf(start) ?? ORIGIN, linkOf(head)];
  return last ? Math.max(0, last.sequence - first.sequence - count) : 0;
}
