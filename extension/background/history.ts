/**
 * The history: entries are only ever added, one after another, each chained to the one before. What was acknowledged is
 * on disk. Old entries leave at the old end, where the chain remembers that it was cut.
 */
import { type Link, ORIGIN, entryOf, follow } from "../shared/chain";
import { Fault, faultOf } from "../shared/fault";
import { type Store, linkOf } from "../shared/store";
import type { HistoryContent, HistoryEntry } from "../shared/types";

/** The only writer of the history. */
export interface HistoryWriter {
  /**
   * Adds an entry and resolves once it is on disk. Rejects with `StorageFull` or `StorageUnavailable`; everything
   * written before stays as it is.
   */
  append(content: HistoryContent): Promise<HistoryEntry>;
  /** Removes entries from before the time (milliseconds since 1970), oldest first, up to the first that is younger. */
  prune(before: number): Promise<void>;
}

/** A writer over the database. Calls are carried out one after another, in the order they were made. */
export function historyWriter(store: () => Promise<Store>): HistoryWriter {
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
  return {
    append: (content) => inTurn((db) => append(db, content)),
    prune: (before) => inTurn((db) => prune(db, before)),
  };
}

/**
 * Hashing takes longer than a transaction lives, so the place is read first and looked at again when writing: another
 * copy of the background may have been there meanwhile.
 */
async function append(db: Store, content: HistoryContent): Promise<HistoryEntry> {
  for (;;) {
    const before = await headOf(db);
    const entry = await follow(before, content);
    const tx = db.transaction(["entries", "facts"], "readwrite", { durability: "strict" });
    const now = linkOf(await tx.objectStore("facts").get("head")) ?? before;
    const taken = now.sequence !== before.sequence || (await tx.objectStore("entries").getKey(entry.sequence)) !== undefined;
    if (taken) {
      await tx.done;
      continue;
    }
    await Promise.all([
      tx.objectStore("entries").add(entry, entry.sequence),
      tx.objectStore("facts").put({ sequence: entry.sequence, hash: entry.hash }, "head"),
      tx.done,
    ]);
    return entry;
  }
}

/** The newest place. If its note is lost or lies, the newest record tells; one that cannot be read still holds its place. */
async function headOf(db: Store): Promise<Link> {
  const tx = db.transaction(["entries", "facts"]);
  const noted = linkOf(await tx.objectStore("facts").get("head"));
  const cursor = await tx.objectStore("entries").openCursor(null, "prev");
  if (!cursor) return noted ?? ORIGIN;
  if (noted && noted.sequence >= cursor.key) return noted;
  return { sequence: cursor.key, hash: entryOf({ key: cursor.key, value: cursor.value })?.hash ?? "" };
}

async function prune(db: Store, before: number): Promise<void> {
  const tx = db.transaction(["entries", "facts"], "readwrite");
  const entries = tx.objectStore("entries");
  let cut: Link | null = null;
  for (let cursor = await entries.openCursor(); cursor; cursor = await cursor.continue()) {
    const entry = entryOf({ key: cursor.key, value: cursor.value });
    // One that cannot be read has no age: it goes when an old one after it goes.
    if (!entry) continue;
    if (entry.content.at >= before) break;
    cut = { sequence: entry.sequence, hash: entry.hash };
  }
  if (cut) {
    await entries.delete(IDBKeyRange.upperBound(cut.sequence));
    await tx.objectStore("facts").put(cut, "start");
  }
  await tx.done;
}

function storageFault(error: unknown): Fault {
  const { name, message } = error as Partial<Error>;
  if (name === "QuotaExceededError") return new Fault("StorageFull", "the device has no room for the history: free some space");
  return faultOf(error, "StorageUnavailable").name === "StorageUnavailable"
    ? new Fault("StorageUnavailable", `the history cannot be written: ${message ?? "unknown reason"}`)
    : faultOf(error, "StorageUnavailable");
}
