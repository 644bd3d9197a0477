import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { verify } from "../shared/chain";
import { type Store, openStore, readChain, readNewest } from "../shared/store";
import type { Alert, HistoryContent, OutcomeNote } from "../shared/types";
import { storedAlert } from "../testing/alert";
import { historyWriter } from "./history";

let databases = 0;
const freshStore = (): Promise<Store> => openStore(`history-${++databases}`);

const alert = (id: string, at: number): Alert => storedAlert({ id, at });
const outcome = (id: string, at: number, what: OutcomeNote["outcome"]): HistoryContent => ({ type: "outcome", alert: id, at, outcome: what });

async function faultsOf(db: Store): Promise<unknown[]> {
  const { records, start, head } = await readChain(db);
  return verify(records, start, head);
}

test("keeps_alerts_with_what_was_done_newest_first", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  await history.append(alert("a", 1));
  await history.append(outcome("a", 2, "opened-help"));
  await history.append(alert("b", 3));
  await history.append(outcome("a", 4, "told-someone"));
  const { alerts, damaged } = await readNewest(db, 10);
  assert.deepEqual(alerts.map((told) => [told.alert.id, told.outcomes]), [["b", []], ["a", ["opened-help", "told-someone"]]]);
  assert.equal(damaged, 0);
  assert.deepEqual(await faultsOf(db), []);
});

test("many_writers_at_once_make_one_chain", async () => {
  const db = await freshStore();
  const writers = [historyWriter(async () => db), historyWriter(async () => db), historyWriter(async () => db)];
  await Promise.all(Array.from({ length: 60 }, (_, index) => writers[index % 3]?.append(alert(`${index}`, index))));
  const { records } = await readChain(db);
  assert.equal(records.length, 60);
  assert.deepEqual(await faultsOf(db), []);
});

test("a_background_that_was_stopped_goes_on_where_it_was", async () => {
  const name = `history-${++databases}`;
  const first = await openStore(name);
  await historyWriter(async () => first).append(alert("a", 1));
  first.close();
  const second = await openStore(name);
  await historyWriter(async () => second).append(alert("b", 2));
  assert.deepEqual((await readNewest(second, 10)).alerts.map((told) => told.alert.id), ["b", "a"]);
  assert.deepEqual(await faultsOf(second), []);
});

test("a_damaged_record_is_counted_and_the_rest_is_kept", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  for (const id of ["a", "b", "c"]) await history.append(alert(id, 1));
  await db.put("entries", { half: "a record" }, 2);
  await history.append(alert("d", 2));
  const { alerts, damaged } = await readNewest(db, 10);
  assert.deepEqual(alerts.map((told) => told.alert.id), ["d", "c", "a"]);
  assert.equal(damaged, 1);
  assert.deepEqual(await faultsOf(db), [{ sequence: 2, kind: "damaged" }]);
});

test("a_damaged_newest_record_does_not_stop_the_next", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  await history.append(alert("a", 1));
  await db.put("entries", "?", 1);
  await history.append(alert("b", 2));
  assert.deepEqual(await faultsOf(db), [{ sequence: 1, kind: "damaged" }]);
});

test("a_lost_note_of_the_newest_place_is_found_again", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  await history.append(alert("a", 1));
  await db.delete("facts", "head");
  await history.append(alert("b", 2));
  assert.deepEqual(await faultsOf(db), []);
});

test("old_entries_leave_and_the_chain_stays_whole", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  for (const at of [1, 2, 3, 4]) await history.append(alert(`${at}`, at));
  await history.prune(3);
  assert.deepEqual((await readNewest(db, 10)).alerts.map((told) => told.alert.id), ["4", "3"]);
  assert.deepEqual(await faultsOf(db), []);
  await history.prune(100);
  await history.append(alert("5", 5));
  assert.deepEqual(await faultsOf(db), []);
});

test("pruning_keeps_young_and_unreadable_entries", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  for (const at of [1, 2, 3]) await history.append(alert(`${at}`, at));
  await db.put("entries", "?", 1);
  await history.prune(2);
  assert.equal((await readChain(db)).records.length, 3);
});

test("a_store_that_fails_is_said_by_name_and_the_next_write_works", async () => {
  const db = await freshStore();
  let broken = true;
  const history = historyWriter(async () => {
    if (broken) throw new DOMException("no room", "QuotaExceededError");
    return db;
  });
  await assert.rejects(history.append(alert("a", 1)), { name: "StorageFull" });
  broken = false;
  await history.append(alert("b", 2));
  assert.equal((await readChain(db)).records.length, 1);
});
