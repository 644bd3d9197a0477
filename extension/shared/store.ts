/** The database of the extension: its shape, and reading it. Writing is the background's alone. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type Link, ORIGIN, type StoredRecord, entryOf } from "./chain";
import { Fault, faultOf } from "./fault";
import type { Alert, Outcome } from "./types";
import { fieldsOf } from "./validation";

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

/** Single values: the salt of the hashes, and the two ends of the history's chain. */
interface Facts {
  salt: Uint8Array;
  /** The place before the oldest entry that is kept. */
  start: Link;
  /** The place of the newest entry ever written. */
  head: Link;
}

interface Schema extends DBSchema {
  entries: { key: number; value: unknown };
  conversations: { key: string; value: KnownConversation; indexes: { at: number } };
  facts: { key: keyof Facts; value: Facts[keyof Facts] };
}

/** The open database. */
export type Store = IDBPDatabase<Schema>;

const VERSION = 1;

/** Opens the database, making it if need be. Rejects with `StorageUnavailable`. */
export async function openStore(name = "vigie"): Promise<Store> {
  try {
    return await openDB<Schema>(name, VERSION, {
      upgrade(db) {
        db.createObjectStore("entries");
        db.createObjectStore("conversations", { keyPath: "key" }).createIndex("at", "at");
        db.createObjectStore("facts");
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
  } catch (error) {
    throw new Fault("StorageUnavailable", `the database cannot be opened: ${faultOf(error, "StorageUnavailable").message}`);
  }
}

/** A place in the chain as it was stored, or null. */
export function linkOf(value: unknown): Link | null {
  const { sequence, hash } = fieldsOf(value);
  return Number.isSafeInteger(sequence) && typeof hash === "string" ? { sequence: sequence as number, hash } : null;
}

/** Both ends of the chain, with all records between them, oldest first: what `verify` takes. */
export async function readChain(store: Store): Promise<{ records: StoredRecord[]; start: Link; head: Link }> {
  const tx = store.transaction(["entries", "facts"]);
  const entries = tx.objectStore("entries");
  const facts = tx.objectStore("facts");
  const [keys, values, start, head] = await Promise.all([entries.getAllKeys(), entries.getAll(), facts.get("start"), facts.get("head")]);
  const records = keys.map((key, index) => ({ key, value: values[index] }));
  const newest = records.at(-1);
  return {
    records,
    start: linkOf(start) ?? ORIGIN,
    head: linkOf(head) ?? { sequence: newest?.key ?? 0, hash: (newest && entryOf(newest)?.hash) ?? "" },
  };
}

/** An alert with what the teenager did with it, in that order. */
export interface ToldAlert {
  alert: Alert;
  outcomes: Outcome[];
}

/** The newest alerts, newest first, at most `most`; and how many records on the way could not be read. */
export async function readNewest(store: Store, most: number): Promise<{ alerts: ToldAlert[]; damaged: number }> {
  const outcomes = new Map<string, Outcome[]>();
  const alerts: ToldAlert[] = [];
  let damaged = 0;
  let cursor = await store.transaction("entries").store.openCursor(null, "prev");
  while (cursor && alerts.length < most) {
    const content = entryOf({ key: cursor.key, value: cursor.value })?.content;
    if (!content) damaged++;
    else if (content.type === "alert") alerts.push({ alert: content, outcomes: outcomes.get(content.id) ?? [] });
    else outcomes.set(content.alert, [content.outcome, ...(outcomes.get(content.alert) ?? [])]);
    cursor = await cursor.continue();
  }
  return { alerts, damaged };
}
