import "fake-indexeddb/auto";
import "../testing/browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import { type IDBPDatabase, openDB } from "idb";
import { storedAlert } from "../testing/alert";
import { verify } from "./chain";
import { VERSION, openStore, readChain, readFamily, readNewest } from "./store";

let databases = 0;

/** A database as version 1 made it, with these records from the place on. */
async function versionOne(records: readonly unknown[], first = 1): Promise<string> {
  const name = `old-${++databases}`;
  const db: IDBPDatabase = await openDB(name, 1, {
    upgrade(made) {
      made.createObjectStore("entries");
      made.createObjectStore("conversations", { keyPath: "key" }).createIndex("at", "at");
      made.createObjectStore("facts");
    },
  });
  for (const [index, record] of records.entries()) await db.put("entries", record, first + index);
  await db.put("conversations", { key: "a", at: 1, thread: Uint8Array.of(1), marks: new Uint8Array(), quiet: true, dismissed: [] });
  await db.put("facts", Uint8Array.of(1, 2, 3), "salt");
  await db.put("facts", { sequence: first + records.length - 1, hash: "old" }, "head");
  if (first > 1) await db.put("facts", { sequence: first - 1, hash: "old" }, "start");
  db.close();
  return name;
}

/** An entry as version 1 wrote it: hashed in a way that is of no matter now. */
const old = (sequence: number): unknown => ({ sequence, content: storedAlert({ id: `${sequence}`, at: sequence }), previous: "old", hash: "old" });

test("a_database_of_version_1_keeps_everything_and_its_chain_is_whole", async () => {
  for (const first of [1, 5]) {
    const db = await openStore(await versionOne([old(first), old(first + 1), old(first + 2)], first));
    assert.equal(db.version, VERSION);
    assert.deepEqual((await readNewest(db, 10)).map(({ alert }) => alert.id), [`${first + 2}`, `${first + 1}`, `${first}`]);
    const { records, start, head } = await readChain(db);
    assert.deepEqual(await verify(records, start, head), []);
    assert.equal(await db.count("conversations"), 1);
    assert.deepEqual(await db.get("facts", "salt"), Uint8Array.of(1, 2, 3));
    assert.equal((await readFamily(db)).consent, null, "nobody has agreed to anything yet");
    assert.equal(await db.countFromIndex("entries", "at"), 3);
  }
});

test("what_was_wrong_in_version_1_is_still_wrong", async () => {
  const db = await openStore(await versionOne([old(1), "half a rec", old(3)]));
  const { records, start, head } = await readChain(db);
  assert.deepEqual(await verify(records, start, head), [{ sequence: 2, kind: "damaged" }]);
});

test("an_empty_database_of_version_1_is_migrated_too", async () => {
  const db = await openStore(await versionOne([]));
  assert.deepEqual((await readChain(db)).records, []);
});

test("a_database_of_a_newer_version_is_left_alone", async () => {
  const name = `new-${++databases}`;
  (await openDB(name, VERSION + 1)).close();
  await assert.rejects(openStore(name), { name: "StorageUnavailable" });
  assert.equal((await openDB(name)).version, VERSION + 1);
});

test("a_database_that_is_there_already_is_opened_as_it_is", async () => {
  const name = `same-${++databases}`;
  const first = await openStore(name);
  await first.put("facts", Uint8Array.of(7), "salt");
  first.close();
  assert.deepEqual(await (await openStore(name)).get("facts", "salt"), Uint8Array.of(7));
});
