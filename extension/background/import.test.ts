import "../testing/browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import { backupOf, readBackup, tableOf } from "../shared/backup";
import { verify } from "../shared/chain";
import { readChain } from "../shared/store";
import { newAlert } from "../testing/alert";
import { type TestBackground, inTab, testBackground } from "../testing/background";

/** A background with two alerts and a word, and its backup. */
async function filled(): Promise<TestBackground & { file: string }> {
  const background = await testBackground();
  const { ask, clock, db } = background;
  await ask({ kind: "record", alert: newAlert() }, inTab);
  const id = await ask({ kind: "record", alert: newAlert({ situation: "grooming", stage: "trust" }) }, inTab);
  await ask({ kind: "add-word", alert: id ?? "", words: "=my \"own\" word" });
  return { ...background, file: backupOf(await readChain(db), clock.now) };
}

/** Another device, on which both agreed on their own. */
async function device(): Promise<TestBackground> {
  const background = await testBackground({ agreed: false });
  await background.ask({ kind: "agree", path: "15-and-over", version: 1, settings: {} });
  return background;
}

async function faultsOf({ db, clock }: TestBackground): Promise<unknown[]> {
  const { records, start, head } = await readChain(db);
  return verify(records, start, head, clock.now);
}

/** A backup with something done to it. */
function altered(file: string, change: (backup: { version: number; entries: Record<string, unknown>[] }) => void): string {
  const backup = JSON.parse(file) as Parameters<typeof change>[0];
  change(backup);
  return JSON.stringify(backup);
}

test("a_backup_comes_back_whole_on_another_device", async () => {
  const { file, contents } = await filled();
  const other = await device();
  other.clock.now += 1000;
  assert.deepEqual(await other.ask({ kind: "import", file }), { added: 4, known: 0, old: 0, faulty: 0 });
  const told = await other.contents();
  assert.deepEqual(told.slice(1, 5), await contents());
  assert.deepEqual(told.at(-1), { type: "imported", at: other.clock.now, entries: 4, left: 0 });
  assert.deepEqual(await faultsOf(other), []);
});

test("adding_a_backup_twice_adds_nothing_the_second_time", async () => {
  const { file, ask, db } = await filled();
  const before = await db.count("entries");
  assert.deepEqual(await ask({ kind: "import", file }), { added: 0, known: 4, old: 0, faulty: 0 });
  assert.equal(await db.count("entries"), before);
});

test("what_is_older_than_the_family_keeps_is_left_out", async () => {
  const { file } = await filled();
  const other = await device();
  other.clock.now += 61 * 86_400_000;
  assert.deepEqual(await other.ask({ kind: "import", file }), { added: 0, known: 0, old: 4, faulty: 0 });
});

test("an_entry_that_was_changed_is_left_out_and_the_rest_is_added", async () => {
  const { file } = await filled();
  const other = await device();
  const changed = altered(file, ({ entries }) => Object.assign(entries[1]?.["content"] as object, { level: "notice" }));
  assert.deepEqual(await other.ask({ kind: "import", file: changed }), { added: 3, known: 0, old: 0, faulty: 1 });
  assert.deepEqual(await faultsOf(other), []);
});

test("a_file_that_is_none_of_ours_is_said_by_name_and_changes_nothing", async () => {
  const { file } = await filled();
  const other = await device();
  for (const [bad, name] of [
    ["", "ForeignFile"],
    ["a shopping list", "ForeignFile"],
    ["[1, 2]", "ForeignFile"],
    ['{"format":"another-app","version":1,"entries":[]}', "ForeignFile"],
    [altered(file, (backup) => (backup.version = 2)), "NewerFile"],
    [file.slice(0, file.length / 2), "DamagedFile"],
    ['{"format":"vigie-history","version":1}', "DamagedFile"],
  ] as const) {
    await assert.rejects(other.ask({ kind: "import", file: bad }), { name }, bad.slice(0, 40));
  }
  assert.equal(await other.db.count("entries"), 1);
});

test("strange_entries_in_a_file_are_faults_not_entries", async () => {
  const { file } = await filled();
  const other = await device();
  const strange = altered(file, ({ entries }) => {
    entries[1] = { sequence: 2, content: "<script>" };
    entries.push({ sequence: 99 }, { sequence: "x" });
  });
  assert.deepEqual(await other.ask({ kind: "import", file: strange }), { added: 3, known: 0, old: 0, faulty: 1 });
});

test("without_agreement_no_backup_is_added", async () => {
  const { file } = await filled();
  const other = await testBackground({ agreed: false });
  await assert.rejects(other.ask({ kind: "import", file }), { name: "NoConsent" });
  assert.equal(await other.db.count("entries"), 0);
});

test("a_backup_tells_what_is_missing_from_it", async () => {
  const { file } = await filled();
  assert.deepEqual((await readBackup(file)).faults, []);
  const shorter = altered(file, ({ entries }) => void entries.splice(1, 1));
  assert.deepEqual((await readBackup(shorter)).faults, [{ sequence: 2, kind: "missing" }]);
});

test("everything_deleted_leaves_a_line_that_says_so", async () => {
  const background = await filled();
  const { ask, db, contents, clock } = background;
  await ask({ kind: "thread-save", site: "discord", conversation: "camille", thread: "AQ==", marks: "", quiet: true, dismissed: [] }, inTab);
  assert.deepEqual(await ask({ kind: "delete-all" }), { deleted: 4 });
  assert.deepEqual(await contents(), [{ type: "deleted", at: clock.now, entries: 4 }]);
  assert.equal(await db.count("conversations"), 0);
  assert.deepEqual(await faultsOf(background), []);
  await ask({ kind: "record", alert: newAlert() }, inTab);
  assert.deepEqual(await faultsOf(background), []);
});

test("the_table_is_one_line_an_entry_and_no_cell_is_a_formula", async () => {
  const { db } = await filled();
  const lines = tableOf((await readChain(db)).records).trimEnd().split("\r\n");
  assert.equal(lines.length, 5);
  assert.match(lines[0] ?? "", /^sequence,time,type,/);
  assert.match(lines[2] ?? "", /^2,2026-01-15T00:00:00.000Z,alert,discord,[0-9a-f]{32},sextortion,danger,flip,threat_publish,/);
  assert.match(lines[4] ?? "", /,"'=my ""own"" word",/);
});
