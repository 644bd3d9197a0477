/** What the extension has stored, read in its own background: the history, and how far each conversation was read. */
import type { Alert } from "../../../extension/shared/types";
import type { Chromium } from "./chromium";

/** Everything stored, as it lies in the database. */
export interface Kept {
  /** Alerts of the history, oldest first. */
  alerts: Alert[];
  /** Messages that were read, over all conversations. */
  read: number;
  /** The whole database as one text, to search for what must not be in it. */
  everything: string;
}

/** Reads the extension's database. Before the extension has made it, nothing is stored. */
export async function kept(chromium: Chromium): Promise<Kept> {
  const background = await chromium.background();
  // No named function in here: the test runner's transpiler would mark it with a helper that this context does not have.
  const everything = await background.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === "vigie")) return "[[],[]]";
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("vigie");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const stores = await Promise.all(["entries", "conversations"].map((name) => new Promise<unknown>((resolve, reject) => {
      const request = database.transaction(name).objectStore(name).getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    })));
    database.close();
    return JSON.stringify(stores, (_, value: unknown) => (value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value));
  });
  const [entries, conversations] = JSON.parse(everything) as [{ content: Alert | { type: "outcome" } }[], { marks: string }[]];
  const contents = entries.map(({ content }) => content);
  return {
    alerts: contents.filter((content): content is Alert => content.type === "alert"),
    // A mark of four bytes is kept for each message that was read.
    read: conversations.reduce((sum, { marks }) => sum + marks.length / 4, 0),
    everything,
  };
}
