import "fake-indexeddb/auto";
import { ID, ORIGIN, browser } from "../testing/browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Store, openStore, readNewest } from "../shared/store";
import { newAlert } from "../testing/alert";
import { historyWriter } from "./history";
import { hasRefused } from "./refusals";
import { answerRequests } from "./requests";

let databases = 0;

/** Frames that the content script was put into. */
const loaded: string[] = [];
const load = async (tab: number, frame: number): Promise<void> => void loaded.push(`${tab}:${frame}`);

/** How often open pages were told that something changed. */
let told = 0;
const familyChanged = async (): Promise<void> => void told++;

interface Background {
  ask(message: unknown, sender: object): Promise<unknown>;
  db: Store;
}

/** A background; both have agreed unless a test is about that. */
async function background(now = 1000, agreed = true): Promise<Background> {
  const db = await openStore(`requests-${++databases}`);
  const store = async (): Promise<Store> => db;
  const listener = answerRequests({ store, history: historyWriter(store), load, familyChanged, engineBytes: async () => Uint8Array.of(1, 2), now: () => now });
  const ask = (message: unknown, sender: object): Promise<unknown> =>
    new Promise((resolve) => {
      const reply = (answer: unknown): void => resolve(answer);
      const waits: unknown = listener(message, sender as chrome.runtime.MessageSender, reply);
      if (waits !== true) resolve("no answer");
    });
  if (agreed) await ask({ kind: "agree", path: "under-15", version: 1, settings: {} }, inPopup);
  return { ask, db };
}

const inTab = { id: ID, url: "https://chat.example.com/", tab: { id: 7, incognito: false }, frameId: 0 };
const inPrivate = { ...inTab, tab: { id: 8, incognito: true } };
const inPopup = { id: ID, url: `${ORIGIN}popup.html` };
const alert = newAlert();

test("strangers_and_malformed_messages_get_no_answer", async () => {
  const { ask } = await background();
  assert.equal(await ask({ kind: "engine-bytes" }, { ...inTab, id: "another" }), "no answer");
  assert.equal(await ask({ kind: "engine-bytes" }, { ...inTab, tab: undefined }), "no answer");
  assert.equal(await ask({ kind: "explode" }, inTab), "no answer");
});

test("pages_and_content_scripts_may_not_ask_what_is_the_others", async () => {
  const { ask } = await background();
  const refused = async (message: unknown, sender: object): Promise<unknown> => ((await ask(message, sender)) as { error: { name: string } }).error.name;
  assert.equal(await refused({ kind: "record", alert }, inPopup), "Unwelcome");
  assert.equal(await refused({ kind: "tab-state", tab: 7 }, inTab), "Unwelcome");
});

test("stores_an_alert_with_a_hash_in_place_of_the_name_and_its_outcome", async () => {
  const { ask, db } = await background(5000);
  const { answer } = (await ask({ kind: "record", alert }, inTab)) as { answer: string };
  await ask({ kind: "outcome", alert: answer, outcome: "opened-help" }, inTab);
  const [told] = (await readNewest(db, 10));
  assert.equal(told?.alert.id, answer);
  assert.equal(told?.alert.at, 5000);
  assert.equal(told?.alert.extension, "1.2.3");
  assert.match(told?.alert.conversation ?? "", /^[0-9a-f]{32}$/);
  assert.deepEqual(told?.outcomes, ["opened-help"]);
});

test("a_private_window_leaves_nothing_behind", async () => {
  const { ask, db } = await background();
  assert.deepEqual(await ask({ kind: "record", alert }, inPrivate), { answer: null });
  assert.deepEqual(await ask({ kind: "outcome", alert: "7e1f", outcome: "closed" }, inPrivate), { answer: null });
  const state = { thread: "AQ==", marks: "", quiet: false, dismissed: [] };
  await ask({ kind: "thread-save", site: "discord", conversation: "camille", ...state }, inPrivate);
  await ask({ kind: "engine-refused", site: "private.example.com" }, inPrivate);
  assert.deepEqual((await db.getAll("entries")).map((entry) => (entry as { content: { type: string } }).content.type), ["consent"]);
  assert.equal(await db.count("conversations"), 0);
  assert.equal(await db.get("facts", "salt"), undefined);
  assert.deepEqual(await ask({ kind: "hello", site: "private.example.com" }, inPrivate), {
    answer: { paused: false, pausedUntil: 0, localEngine: true, incognito: true, country: null, sensitivity: "balanced", discreet: false, trustedPerson: null },
  });
});

test("a_refused_engine_is_remembered_for_its_site", async () => {
  const { ask } = await background();
  await ask({ kind: "engine-refused", site: "strict.example.com" }, inTab);
  const hello = async (site: string): Promise<unknown> => ((await ask({ kind: "hello", site }, inTab)) as { answer: { localEngine: boolean } }).answer.localEngine;
  assert.equal(await hello("strict.example.com"), false);
  assert.equal(await hello("other.example.com"), true);
});

test("what_a_page_sets_holds_in_chats_and_open_ones_are_told", async () => {
  const { ask } = await background();
  const before = told;
  await ask({ kind: "change-settings", change: { country: "BE", trustedPerson: "Mamie" } }, inPopup);
  assert.equal(told, before + 1);
  const { answer } = (await ask({ kind: "hello", site: "discord" }, inTab)) as { answer: { country: string | null; trustedPerson: string | null } };
  assert.deepEqual([answer.country, answer.trustedPerson], ["BE", "Mamie"]);
  assert.match(JSON.stringify(await ask({ kind: "change-settings", change: { country: "FR" } }, inTab)), /Unwelcome/);
});

test("conversations_without_questions_are_counted_and_asked_about_again", async () => {
  const { ask } = await background();
  const state = { thread: "AQ==", marks: "", dismissed: [] };
  await ask({ kind: "thread-save", site: "discord", conversation: "camille", ...state, quiet: true }, inTab);
  await ask({ kind: "thread-save", site: "discord", conversation: "noa", ...state, quiet: false }, inTab);
  assert.deepEqual(await ask({ kind: "count-known" }, inPopup), { answer: 1 });
  await ask({ kind: "forget-known" }, inPopup);
  assert.deepEqual(await ask({ kind: "count-known" }, inPopup), { answer: 0 });
});

test("a_conversation_comes_back_as_it_was_saved", async () => {
  const { ask } = await background();
  const state = { thread: "AQ==", marks: "AgM=", quiet: true, dismissed: ["threat/threat"] };
  await ask({ kind: "thread-save", site: "discord", conversation: "camille", ...state }, inTab);
  assert.deepEqual(await ask({ kind: "thread-load", site: "discord", conversation: "camille" }, inTab), { answer: state });
});

test("nothing_is_kept_before_both_agree_nor_after_they_took_it_back", async () => {
  const { ask, db } = await background(1000, false);
  const everything = async (): Promise<void> => {
    assert.deepEqual(await ask({ kind: "record", alert }, inTab), { answer: null });
    await ask({ kind: "outcome", alert: "7e1f", outcome: "closed" }, inTab);
    await ask({ kind: "thread-save", site: "discord", conversation: "camille", thread: "AQ==", marks: "", quiet: false, dismissed: [] }, inTab);
    await ask({ kind: "engine-refused", site: "unagreed.example.com" }, inTab);
    assert.match(JSON.stringify(await ask({ kind: "mark", alert: "7e1f", outcome: "not-a-problem" }, inPopup)), /NoConsent/);
    await ask({ kind: "pause", minutes: 5 }, inPopup);
    await ask({ kind: "resume" }, inPopup);
  };
  await everything();
  for (const store of ["entries", "conversations"] as const) assert.equal(await db.count(store), 0, store);
  assert.equal(await hasRefused("unagreed.example.com"), false);
  await ask({ kind: "agree", path: "15-and-over", version: 1, settings: { country: "BE" } }, inPopup);
  await ask({ kind: "record", alert }, inTab);
  await ask({ kind: "withdraw" }, inPopup);
  await everything();
  assert.deepEqual((await db.getAll("entries")).map((entry) => (entry as { content: { type: string } }).content.type), ["consent", "alert", "consent"]);
});

test("old_entries_leave_when_new_ones_come", async () => {
  const name = `requests-${databases + 1}`;
  const { ask } = await background(0);
  await ask({ kind: "record", alert }, inTab);
  const db = await openStore(name);
  const store = async (): Promise<Store> => db;
  for (const days of [61, 62, 63]) {
    const later = answerRequests({ store, history: historyWriter(store), load, familyChanged, engineBytes: async () => new Uint8Array(), now: () => days * 86_400_000 });
    await new Promise((resolve) => later({ kind: "record", alert }, inTab as chrome.runtime.MessageSender, resolve));
  }
  assert.equal((await readNewest(db, 10)).length, 3);
});

test("the_badge_shows_the_state_and_the_popup_is_told_it", async () => {
  const { ask } = await background();
  browser.frames.set("7:0", "protecting");
  await ask({ kind: "page-state", state: "protecting" }, inTab);
  assert.equal(browser.badges.get(7), "✓");
  assert.deepEqual(await ask({ kind: "tab-state", tab: 7 }, inPopup), { answer: "protecting" });
});

test("in_discreet_mode_the_toolbar_shows_no_sign", async () => {
  const { ask } = await background();
  await ask({ kind: "change-settings", change: { discreet: true } }, inPopup);
  browser.frames.set("7:0", "protecting");
  await ask({ kind: "page-state", state: "protecting" }, inTab);
  assert.equal(browser.badges.get(7), "");
});

test("a_frame_that_fails_is_not_hidden_by_one_that_works", async () => {
  const { ask } = await background();
  browser.frames.set("7:0", "protecting").set("7:4", "no-engine");
  await ask({ kind: "page-state", state: "no-engine" }, { ...inTab, frameId: 4 });
  assert.deepEqual(await ask({ kind: "tab-state", tab: 7 }, inPopup), { answer: "no-engine" });
});

test("a_frame_that_has_gone_is_forgotten", async () => {
  const { ask } = await background();
  browser.frames.set("7:0", "no-chat");
  browser.frames.delete("7:4");
  assert.deepEqual(await ask({ kind: "tab-state", tab: 7 }, inPopup), { answer: "no-chat" });
  browser.frames.delete("7:0");
  assert.deepEqual(await ask({ kind: "tab-state", tab: 7 }, inPopup), { answer: null });
});

test("the_engine_crosses_as_text", async () => {
  const { ask } = await background();
  assert.deepEqual(await ask({ kind: "engine-bytes" }, inTab), { answer: "AQI=" });
});

test("the_content_script_comes_only_where_a_frame_asks_for_it", async () => {
  const { ask } = await background();
  assert.deepEqual(await ask({ kind: "load" }, { ...inTab, frameId: 3 }), { answer: null });
  assert.equal(((await ask({ kind: "load" }, inPopup)) as { error: { name: string } }).error.name, "Unwelcome");
  assert.deepEqual(loaded, ["7:3"]);
});
