import "../testing/browser";
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { backupOf } from "../shared/backup";
import { verify } from "../shared/chain";
import { readChain } from "../shared/store";
import { newAlert } from "../testing/alert";
import { inTab, testBackground } from "../testing/background";

const add = IDBObjectStore.prototype.add;

afterEach(() => {
  IDBObjectStore.prototype.add = add;
});

/** From here on the device has room for so many more entries. */
function roomFor(entries: number): void {
  let left = entries;
  IDBObjectStore.prototype.add = function (...args) {
    if (left-- <= 0) throw new DOMException("no room", "QuotaExceededError");
    return add.apply(this, args);
  };
}

test("a_full_device_is_said_and_everything_from_before_stays", async () => {
  const { ask, db } = await testBackground();
  await ask({ kind: "record", alert: newAlert() }, inTab);
  roomFor(0);
  await assert.rejects(ask({ kind: "record", alert: newAlert() }, inTab), { name: "StorageFull" });
  await assert.rejects(ask({ kind: "change-settings", change: { retentionDays: 30 } }), { name: "StorageFull" });
  const view = await ask({ kind: "family" });
  assert.deepEqual([view.full, view.settings.retentionDays], [true, 60]);
  const { records, start, head } = await readChain(db);
  assert.equal(records.length, 2);
  assert.deepEqual(await verify(records, start, head), []);
  roomFor(1);
  await ask({ kind: "record", alert: newAlert() }, inTab);
  assert.equal((await ask({ kind: "family" })).full, false);
});

test("conversations_longest_unread_make_room_for_the_history", async () => {
  const { ask, db, clock } = await testBackground();
  for (const conversation of ["oldest", "older", "newer", "newest"]) {
    clock.now += 1000;
    await ask({ kind: "thread-save", site: "discord", conversation, thread: "AQ==", marks: "", quiet: false, dismissed: [] }, inTab);
  }
  let refused = false;
  IDBObjectStore.prototype.add = function (...args) {
    if (!refused) {
      refused = true;
      throw new DOMException("no room", "QuotaExceededError");
    }
    return add.apply(this, args);
  };
  assert.notEqual(await ask({ kind: "record", alert: newAlert() }, inTab), null);
  const left = await Promise.all(["oldest", "older", "newer", "newest"].map(async (conversation) => (await ask({ kind: "thread-load", site: "discord", conversation }, inTab)).thread));
  assert.deepEqual(left, ["", "", "AQ==", "AQ=="]);
  assert.equal(await db.count("entries"), 2);
});

test("a_backup_for_which_there_is_no_room_is_added_not_at_all", async () => {
  const { ask, db } = await testBackground();
  const other = await testBackground({ agreed: false });
  await other.ask({ kind: "agree", path: "15-and-over", version: 1, settings: {} });
  for (let index = 0; index < 3; index++) await other.ask({ kind: "record", alert: newAlert() }, inTab);
  const file = backupOf(await readChain(other.db), other.clock.now);
  roomFor(2);
  await assert.rejects(ask({ kind: "import", file }), { name: "StorageFull" });
  assert.equal(await db.count("entries"), 1);
});
