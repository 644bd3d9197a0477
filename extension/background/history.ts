/**
 * The history: entries are only ever added, one after another, each chained to the one before, and together with what
 * they tell of. What was acknowledged is on disk. Before both have agreed, nothing is kept at all.
 */
import { type Link, ORIGIN, follow, placeIn } from "../shared/chain";
import { Fault, faultOf } from "../shared/fault";
import { type Family, familyOf } from "../shared/settings";
import { type Store, linkOf } from "../shared/store";
import type { HistoryContent, HistoryEntry } from "../shared/types";
import { prune } from "./retention";

/** What one write does. */
export interface Write {
  /** What is told of it; left out as long as, and unless it brings about that, both have agreed. */
  tell: readonly HistoryContent[];
  /** The family's record, where it changes. */
  family?: Family;
  /** Everything from before goes: the history, and what is known of conversations. */
  clear?: boolean;
}

/** The only writer of the history. */
export interface HistoryWriter {
  /**
   * Adds an entry and resolves with it once it is on disk; null without agreement. Rejects with `StorageFull` or
   * `StorageUnavailable`; everything written before stays as it is.
   */
  append(content: HistoryContent): Promise<HistoryEntry | null>;
  /**
   * Writes what `plan` makes of the family's record, all of it or nothing. `plan` may be called again when another copy of
   * the background has written meanwhile; what it throws is passed on.
   */
  write(plan: (family: Family) => Write | Promise<Write>): Promise<Written>;
  /** Has content leave that is older than the family keeps it. `now` in milliseconds since 1970. */
  prune(now: number): Promise<void>;
}

/** What was written: the entries, and the family's record as it is now. */
export interface Written {
  entries: HistoryEntry[];
  family: Family;
}

/**
 * A writer over the database. Calls are carried out one after another, in the order they were made. `changed` is called
 * after each write, once it is on disk.
 */
export function historyWriter(store: () => Promise<Store>, changed: () => void = () => undefined): HistoryWriter {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      try {
        return await work(await store());
      } catch (error) {
        throw storageFault(error);
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  };
  const writing: HistoryWriter["write"] = (plan) =>
    inTurn(async (db) => {
      const written = await write(db, plan).catch(async (error: unknown) => {
        if ((error as Error).name !== "QuotaExceededError") throw error;
        await makeRoom(db);
        return write(db, plan);
      });
      changed();
      return written;
    });
  return {
    append: async (content) => (await writing(() => ({ tell: [content] }))).entries[0] ?? null,
    write: writing,
    prune: (now) => inTurn((db) => prune(db, now)),
  };
}

/**
 * Hashing takes longer than a transaction lives, so everything is read first and looked at again when writing: another
 * copy of the background may have been there meanwhile.
 */
async function write(db: Store, plan: Parameters<HistoryWriter["write"]>[0]): Promise<Written> {
  for (;;) {
    const before = await placeOf(db);
    const { tell, family = before.family, clear = false } = await plan(before.family);
    const told = before.family.consent || family.consent ? tell : [];
    const entries: HistoryEntry[] = [];
    for (const content of told) entries.push(await follow(entries.at(-1) ?? before.head, content));
    const tx = db.transaction(["entries", "facts", "conversations"], "readwrite", { durability: "strict" });
    const facts = tx.objectStore("facts");
    const now = linkOf(await facts.get("head")) ?? before.head;
    const changed = JSON.stringify(familyOf(await facts.get("family"))) !== JSON.stringify(before.family);
    const next = before.head.sequence + 1;
    if (changed || now.sequence !== before.head.sequence || (await tx.objectStore("entries").getKey(next)) !== undefined) {
      await tx.done;
      continue;
    }
    const newest = entries.at(-1) ?? before.head;
    const steps: Promise<unknown>[] = [];
    try {
      if (clear) steps.push(tx.objectStore("entries").clear(), tx.objectStore("conversations").clear(), facts.delete("salt"), facts.put(before.head, "start"));
      for (const entry of entries) steps.push(tx.objectStore("entries").add(entry, entry.sequence));
      if (entries.length > 0) steps.push(facts.put({ sequence: newest.sequence, hash: newest.hash }, "head"));
      if (family !== before.family) steps.push(facts.put(family, "family"));
      await Promise.all([...steps, tx.done]);
    } catch (error) {
      // What is refused at once does not end the transaction: nothing of a write may stay.
      if (steps.length > 0) await undo(tx, steps);
      throw error;
    }
    return { entries, family };
  }
}

async function undo(tx: { abort(): void; done: Promise<void> }, steps: readonly Promise<unknown>[]): Promise<void> {
  try {
    tx.abort();
  } catch {
    // It has ended by itself.
  }
  await Promise.allSettled([...steps, tx.done]);
}

/** The newest place. If its note is lost or lies, the newest record tells; one that cannot be read still holds its place. */
async function placeOf(db: Store): Promise<{ head: Link; family: Family }> {
  const tx = db.transaction(["entries", "facts"]);
  const facts = tx.objectStore("facts");
  const [noted, stored, cursor] = await Promise.all([facts.get("head"), facts.get("family"), tx.objectStore("entries").openCursor(null, "prev")]);
  const head = linkOf(noted);
  const family = familyOf(stored);
  if (!cursor) return { head: head ?? ORIGIN, family };
  if (head && head.sequence >= cursor.key) return { head, family };
  return { head: placeIn({ key: cursor.key, value: cursor.value }), family };
}

/** On a full device the state of the conversations longest unread makes room for the history: it can be read anew. */
async function makeRoom(db: Store): Promise<void> {
  const tx = db.transaction("conversations", "readwrite");
  const half = Math.ceil((await tx.store.count()) / 2);
  const oldest = await tx.store.index("at").getAllKeys(null, half);
  await Promise.all([...oldest.map((key) => tx.store.delete(key)), tx.done]);
}

function storageFault(error: unknown): Fault {
  const { name, message } = error as Partial<Error>;
  if (name === "QuotaExceededError") return new Fault("StorageFull", "the device has no room for the history: free some space");
  return faultOf(error, "StorageUnavailable").name === "StorageUnavailable"
    ? new Fault("StorageUnavailable", `the history cannot be written: ${message ?? "unknown reason"}`)
    : faultOf(error, "StorageUnavailable");
}
