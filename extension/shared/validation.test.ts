import assert from "node:assert/strict";
import { test } from "node:test";
import { newAlert } from "../testing/alert";
import { contentOf, engineReplyOf, engineRequestOf, requestOf } from "./validation";

const alert = newAlert();

test("takes_each_request_of_the_closed_set", () => {
  const state = { thread: "AAA=", marks: "", quiet: false, dismissed: ["threat/threat"] };
  for (const request of [
    { kind: "engine-bytes" },
    { kind: "hello", site: "chat.example.com" },
    { kind: "engine-refused", site: "discord" },
    { kind: "page-state", state: "protecting" },
    { kind: "tab-state", tab: 3 },
    { kind: "record", alert },
    { kind: "outcome", alert: "7e1f", outcome: "closed" },
    { kind: "thread-load", site: "discord", conversation: "room 1" },
    { kind: "thread-save", site: "discord", conversation: "room 1", ...state },
  ]) {
    assert.deepEqual(requestOf(request), request);
  }
});

test("drops_what_is_not_in_the_set_or_has_another_shape", () => {
  for (const message of [
    null,
    "hello",
    [],
    {},
    { kind: "constructor" },
    { kind: "toString" },
    { kind: "hello" },
    { kind: "hello", site: "<b>" },
    { kind: "page-state", state: "fine" },
    { kind: "tab-state", tab: -1 },
    { kind: "outcome", alert: "7e1f", outcome: "sent" },
    { kind: "thread-load", site: "discord", conversation: "x".repeat(2001) },
    { kind: "thread-save", site: "discord", conversation: "a", thread: "A".repeat(9000), marks: "", quiet: false, dismissed: [] },
    { kind: "thread-save", site: "discord", conversation: "a", thread: "", marks: "", quiet: false },
    { kind: "thread-save", site: "discord", conversation: "a", thread: "", marks: "", quiet: false, dismissed: ["a line of a message"] },
    { kind: "thread-save", site: "discord", conversation: "a", thread: "", marks: "", quiet: false, dismissed: Array(99).fill("threat/threat") },
  ]) {
    assert.equal(requestOf(message), null, JSON.stringify(message)?.slice(0, 80));
  }
});

test("nothing_rides_along_with_an_alert", () => {
  const request = requestOf({ kind: "record", alert: { ...alert, text: "a message", at: 1, id: "mine" } });
  assert.deepEqual(request, { kind: "record", alert });
});

test("an_alert_has_no_room_for_words", () => {
  for (const field of ["situation", "stage", "next", "level"]) {
    assert.equal(requestOf({ kind: "record", alert: { ...alert, [field]: "Send it now" } }), null, field);
  }
  assert.equal(requestOf({ kind: "record", alert: { ...alert, signals: ["Send it now"] } }), null);
});

test("takes_questions_for_the_engine_whatever_the_text", () => {
  for (const text of ["", "\ud800", "\u0301\u0301", "x".repeat(1_000_000)]) {
    const request = { id: 1, call: "read", thread: "", messages: [{ text, from: "them", at: null }] };
    assert.deepEqual(engineRequestOf(request), request);
  }
});

test("drops_questions_that_are_none", () => {
  for (const question of [
    { id: 1, call: "forget", thread: "" },
    { id: -1, call: "facts" },
    { id: 1, call: "draft", thread: "" },
    { id: 1, call: "read", thread: "", messages: {} },
    { id: 1, call: "read", thread: "", messages: [{ text: 1, from: "them", at: null }] },
    { id: 1, call: "read", thread: "", messages: [{ text: "a", from: "bot", at: null }] },
    { id: 1, call: "read", thread: "", messages: [{ text: "a", from: "me", at: Number.NaN }] },
  ]) {
    assert.equal(engineRequestOf(question), null, JSON.stringify(question));
  }
});

test("takes_answers_of_the_engine_and_drops_others", () => {
  const assessment = {
    level: "warning",
    situation: null,
    stage: null,
    next: null,
    show: "bar",
    crisis: false,
    hits: [{ signal: "secrecy", start: 0, end: 4 }],
  };
  for (const reply of [
    { id: 1, reading: { thread: "AA==", assessments: [assessment] } },
    { id: 1, gate: { ask: true, hold: false, kinds: ["phone"] } },
    { id: 1, facts: { lexicon: "1", phrases: 5, milliseconds: 0.4 } },
    { id: 1, error: { name: "ThreadDamaged", message: "start anew" } },
  ]) {
    assert.deepEqual(engineReplyOf(reply), reply);
  }
  assert.equal(engineReplyOf({ id: 1 }), null);
  assert.equal(engineReplyOf({ id: 1, gate: { ask: "yes", hold: false, kinds: [] } }), null);
  const backwards = { ...assessment, hits: [{ signal: "secrecy", start: 4, end: 0 }] };
  assert.equal(engineReplyOf({ id: 1, reading: { thread: "", assessments: [backwards] } }), null);
});

test("reads_stored_entries_as_strictly_as_new_ones", () => {
  const stored = { type: "alert", id: "1", at: 5, ...alert, extension: "1.2.3" };
  assert.deepEqual(contentOf(stored), stored);
  assert.equal(contentOf({ ...stored, at: "5" }), null);
  assert.equal(contentOf({ type: "outcome", alert: "1", at: 5, outcome: "shrugged" }), null);
});
