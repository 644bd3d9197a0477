import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { historyWriter } from "../background/history";
import { storedAlert } from "../testing/alert";
import { NO_FAMILY } from "./settings";
import { type Store, countMissing, newestFirst, openStore, readNewest } from "./store";

let databases = 0;

/** A database with as many alerts as are asked for, each with an outcome after it. */
async function filled(alerts: number): Promise<Store> {
  const db = await openStore(`store-${++databases}`);
  await db.put("facts", { ...NO_FAMILY, consent: { at: 0, path: "under-15", version: 1 } }, "family");
  await historyWriter(async () => db).write(() => ({
    tell: Array.from({ length: alerts }, (_, index) => [storedAlert({ id: `${index}` }), { type: "outcome" as const, alert: `${index}`, at: 2, outcome: "closed" as const }]).flat(),
  }));
  return db;
}

const ids = async (db: Store, most: number): Promise<string[]> => (await readNewest(db, most)).map(({ alert }) => alert.id);

test("the_newest_alerts_come_first_with_what_was_done_however_many_there_are", async () => {
  const db = await filled(150);
  assert.deepEqual(await ids(db, 3), ["149", "148", "147"]);
  assert.deepEqual((await readNewest(db, 120)).map(({ outcomes }) => outcomes), Array.from({ length: 120 }, () => ["closed"]));
  assert.equal((await ids(db, 1000)).length, 150);
});

test("an_empty_history_has_no_newest", async () => {
  const db = await filled(0);
  assert.deepEqual(await ids(db, 10), []);
  assert.equal(await countMissing(db), 0);
});

test("what_lies_before_a_wide_gap_is_still_found_and_the_gap_is_counted", async () => {
  const db = await filled(150);
  await db.delete("entries", IDBKeyRange.bound(21, 280));
  assert.deepEqual(await ids(db, 11), ["149", "148", "147", "146", "145", "144", "143", "142", "141", "140", "9"]);
  assert.equal(await countMissing(db), 260);
  const keys: number[] = [];
  for await (const { key } of newestFirst(db)) keys.push(key);
  assert.deepEqual([keys.length, keys[0], keys.at(-1)], [40, 300, 1]);
});

test("lines_missing_at_either_end_are_counted_and_those_that_left_in_their_time_are_not", async () => {
  const db = await filled(5);
  await db.delete("entries", IDBKeyRange.bound(10, 10));
  await db.delete("entries", IDBKeyRange.bound(1, 2));
  assert.equal(await countMissing(db), 3);
  await db.put("facts", { sequence: 2, hash: "0" }, "start");
  assert.equal(await countMissing(db), 1);
});
