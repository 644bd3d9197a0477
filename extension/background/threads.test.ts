import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Store, openStore } from "../shared/store";
import { MAX_CONVERSATIONS, MAX_DAYS, conversationHash, loadConversation, saveConversation } from "./threads";

let databases = 0;
const freshStore = (): Promise<Store> => openStore(`threads-${++databases}`);

const state = { thread: "AQID", marks: "BAUG", quiet: true, dismissed: ["threat/threat"] };
const nothing = { thread: "", marks: "", quiet: false, dismissed: [] };

test("a_conversation_is_found_again_and_no_other", async () => {
  const db = await freshStore();
  await saveConversation(db, "discord", "room 1", state, 1);
  assert.deepEqual(await loadConversation(db, "discord", "room 1"), state);
  assert.deepEqual(await loadConversation(db, "discord", "room 2"), nothing);
  assert.deepEqual(await loadConversation(db, "reddit", "room 1"), nothing);
});

test("the_database_holds_no_name", async () => {
  const db = await freshStore();
  await saveConversation(db, "discord", "camille", state, 1);
  const [record] = await db.getAll("conversations");
  assert.match(record?.key ?? "", /^[0-9a-f]{32}$/);
  assert.doesNotMatch(JSON.stringify(record), /camille|discord/);
});

test("each_installation_hashes_in_its_own_way_and_keeps_to_it", async () => {
  const [one, other] = [await freshStore(), await freshStore()];
  const hashes = await Promise.all([conversationHash(one, "a", "b"), conversationHash(one, "a", "b"), conversationHash(other, "a", "b")]);
  assert.equal(hashes[0], hashes[1]);
  assert.notEqual(hashes[0], hashes[2]);
});

test("the_longest_unread_conversation_goes_first", async () => {
  const db = await freshStore();
  const tx = db.transaction("conversations", "readwrite");
  for (let at = 1; at <= MAX_CONVERSATIONS; at++) void tx.store.put({ key: `${at}`, at, thread: new Uint8Array(), marks: new Uint8Array(), quiet: false, dismissed: [] });
  await tx.done;
  await saveConversation(db, "discord", "room 1", state, MAX_CONVERSATIONS + 1);
  assert.equal(await db.count("conversations"), MAX_CONVERSATIONS);
  assert.equal(await db.get("conversations", "1"), undefined);
  assert.deepEqual(await loadConversation(db, "discord", "room 1"), state);
});

test("an_unread_conversation_is_forgotten_after_its_days", async () => {
  const db = await freshStore();
  await saveConversation(db, "discord", "old", state, 0);
  await saveConversation(db, "discord", "new", state, (MAX_DAYS + 1) * 86_400_000);
  assert.deepEqual(await loadConversation(db, "discord", "old"), nothing);
});

test("a_damaged_record_is_a_new_conversation", async () => {
  const db = await freshStore();
  const key = await conversationHash(db, "discord", "room 1");
  await db.put("conversations", { key, at: 1, thread: "?" } as never);
  assert.deepEqual(await loadConversation(db, "discord", "room 1"), nothing);
});

test("a_record_of_an_older_version_has_nothing_dismissed", async () => {
  const db = await freshStore();
  const key = await conversationHash(db, "discord", "room 1");
  await db.put("conversations", { key, at: 1, thread: Uint8Array.of(1), marks: new Uint8Array(), quiet: true } as never);
  assert.deepEqual(await loadConversation(db, "discord", "room 1"), { thread: "AQ==", marks: "", quiet: true, dismissed: [] });
});
