import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { remainderOf, verify } from "../shared/chain";
import { type Store, openStore, readChain, readFamily, readNewest } from "../shared/store";
import { DAY } from "../shared/time";
import type { Alert, HistoryContent, OutcomeNote } from "../shared/types";
import { storedAlert } from "../testing/alert";
import { NO_FAMILY } from "../shared/settings";
import { historyWriter } from "./history";

let databases = 0;

/** A database in which both have agreed. */
async function freshStore(name = `history-${++databases}`): Promise<Store> {
  const db = await openStore(name);
  await db.put("facts", { ...NO_FAMILY, consent: { at: 0, path: "under-15", version: 1 } }, "family");
  return db;
}

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
  const alerts = await readNewest(db, 10);
  assert.deepEqual(alerts.map((told) => [told.alert.id, told.outcomes]), [["b", []], ["a", ["opened-help", "told-someone"]]]);
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
  const first = await freshStore(name);
  await historyWriter(async () => first).append(alert("a", 1));
  first.close();
  const second = await openStore(name);
  await historyWriter(async () => second).append(alert("b", 2));
  assert.deepEqual((await readNewest(second, 10)).map((told) => told.alert.id), ["b", "a"]);
  assert.deepEqual(await faultsOf(second), []);
});

test("a_damaged_record_is_passed_over_and_the_rest_is_kept", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  for (const id of ["a", "b", "c"]) await history.append(alert(id, 1));
  await db.put("entries", { half: "a record" }, 2);
  await history.append(alert("d", 2));
  assert.deepEqual((await readNewest(db, 10)).map((told) => told.alert.id), ["d", "c", "a"]);
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

/** Has the clock seen on enough days for what is too old at `now` to leave. */
async function pruneAt(history: ReturnType<typeof historyWriter>, now: number): Promise<void> {
  for (const at of [now - DAY, now, now + DAY]) await history.prune(at);
}

test("old_entries_leave_and_the_chain_stays_whole", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  for (const day of [1, 2, 3, 4]) await history.append(alert(`${day}`, day * DAY));
  await pruneAt(history, 63 * DAY);
  assert.deepEqual((await readNewest(db, 10)).map((told) => told.alert.id), ["4", "3"]);
  assert.equal(await db.count("entries"), 2);
  assert.deepEqual(await faultsOf(db), []);
  await pruneAt(history, 200 * DAY);
  await history.append(alert("5", 5));
  assert.deepEqual(await faultsOf(db), []);
});

test("an_old_entry_among_young_ones_leaves_its_place_in_the_chain", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  for (const day of [50, 1, 51]) await history.append(alert(`${day}`, day * DAY));
  await pruneAt(history, 70 * DAY);
  assert.deepEqual((await readNewest(db, 10)).map((told) => told.alert.id), ["51", "50"]);
  assert.doesNotMatch(JSON.stringify(await db.getAll("entries")), /"id":"1"/);
  assert.deepEqual(await faultsOf(db), []);
});

test("a_lost_note_is_found_again_where_the_newest_content_has_left", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  for (const day of [50, 51, 1]) await history.append(alert(`${day}`, day * DAY));
  await pruneAt(history, 70 * DAY);
  await db.delete("facts", "head");
  assert.deepEqual(await faultsOf(db), []);
});

test("what_left_before_its_time_shows", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  const entry = await history.append(alert("a", Date.now()));
  await history.append(alert("b", Date.now()));
  if (entry) await db.put("entries", remainderOf(entry), 1);
  assert.deepEqual(await faultsOf(db), [{ sequence: 1, kind: "missing" }]);
});

test("what_cannot_be_read_leaves_with_what_is_old_after_it", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  for (const day of [1, 2, 50]) await history.append(alert(`${day}`, day * DAY));
  await db.put("entries", "?", 1);
  await history.prune(2);
  assert.equal(await db.count("entries"), 3);
  await pruneAt(history, 70 * DAY);
  assert.equal(await db.count("entries"), 1);
});

test("a_clock_that_jumps_ahead_costs_nothing", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  await history.append(alert("a", 100 * DAY));
  await history.prune(100 * DAY);
  for (const at of [9000 * DAY, 9000 * DAY + 3_600_000, 101 * DAY, 102 * DAY]) {
    await history.append(alert(`${at}`, at));
    await history.prune(at);
  }
  assert.equal((await readNewest(db, 10)).length, 5);
  assert.deepEqual(await faultsOf(db), []);
});

test("entries_of_a_clock_that_went_back_do_not_keep_old_ones_forever", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  for (const day of [9000, 1, 2]) await history.append(alert(`${day}`, day * DAY));
  await pruneAt(history, 100 * DAY);
  assert.deepEqual((await readNewest(db, 10)).map((told) => told.alert.id), ["9000"]);
});

test("without_agreement_nothing_is_added", async () => {
  const db = await openStore(`history-${++databases}`);
  assert.equal(await historyWriter(async () => db).append(alert("a", 1)), null);
  assert.equal(await db.count("entries"), 0);
});

test("a_write_that_fails_in_the_middle_leaves_nothing_of_itself", async () => {
  const db = await freshStore();
  const history = historyWriter(async () => db);
  await history.append(alert("a", 1));
  const unstorable = { ...alert("c", 3), crisis: () => true } as unknown as HistoryContent;
  await assert.rejects(history.write((family) => ({ tell: [alert("b", 2), unstorable], family: { ...family, pausedUntil: 9 } })));
  assert.equal(await db.count("entries"), 1);
  assert.equal((await readFamily(db)).pausedUntil, 0);
  await history.append(alert("d", 4));
  assert.deepEqual(await faultsOf(db), []);
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
