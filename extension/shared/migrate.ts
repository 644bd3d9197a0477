/** From one version of the database to the next. Each step is one transaction: a browser that ends in it changes nothing. */
import { type IDBPDatabase, openDB } from "idb";
import { type Chain, type Link, ORIGIN, type StoredRecord, follow } from "./chain";
import { fieldsOf } from "./shape";
import { contentOf } from "./validation";

/**
 * Reads a database of version 1 and chains its history anew. Hashing outlives the transaction of an upgrade, so this comes
 * before it. What cannot be read keeps its place and shows as damaged; what is missing shows as missing.
 */
export async function rechain(name: string): Promise<Chain> {
  const db: IDBPDatabase = await openDB(name, 1);
  try {
    const [keys, values, start] = await Promise.all([db.getAllKeys("entries"), db.getAll("entries"), db.get("facts", "start")]);
    const { sequence } = fieldsOf(start);
    const first: Link = typeof sequence === "number" ? { ...ORIGIN, sequence } : ORIGIN;
    const records: StoredRecord[] = [];
    let before = first;
    for (const [index, key] of keys.entries()) {
      const value: unknown = values[index];
      const content = contentOf(fieldsOf(value)["content"]);
      const place = Number(key);
      if (before.sequence !== place - 1) before = { sequence: place - 1, hash: "" };
      const entry = content && (await follow(before, content));
      records.push({ key: place, value: entry ?? value });
      before = entry ?? { sequence: place, hash: "" };
    }
    return { records, start: first, head: { sequence: before.sequence, hash: before.hash } };
  } finally {
    db.close();
  }
}
