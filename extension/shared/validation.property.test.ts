/** Whatever arrives from another part, a file or the disk: it becomes a known shape or nothing, and never an error. */
import "../testing/browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { newAlert, storedAlert } from "../testing/alert";
import { senderOf } from "./sender";
import { contentOf, engineReplyOf, engineRequestOf, pageStateOf, patternsOf, requestOf } from "./validation";

const RUNS = { numRuns: 5000 };

/** What a message can be: anything that survives the way from one part to another. */
const anything = fc.anything({ withNullPrototype: true, maxDepth: 4, key: fc.oneof(fc.string(), fc.constantFrom("kind", "id", "call", "alert", "type", "__proto__")) });

const state = { thread: "AAA=", marks: "", quiet: false, dismissed: ["threat/threat"] };
const hits = [{ signal: "threat_publish", start: 0, end: 4 }];
const assessment = { level: "danger", situation: "sextortion", stage: "threat", next: null, show: "card", crisis: false, hits };

/** One good value for each check, and what takes it. */
const good: [(value: unknown) => unknown, object][] = [
  [requestOf, { kind: "hello", site: "discord" }],
  [requestOf, { kind: "page-state", state: "protecting" }],
  [requestOf, { kind: "record", alert: newAlert() }],
  [requestOf, { kind: "outcome", alert: "7e1f", outcome: "closed" }],
  [requestOf, { kind: "thread-save", site: "discord", conversation: "room 1", ...state }],
  [requestOf, { kind: "pause", minutes: 60 }],
  [requestOf, { kind: "agree", path: "under-15", version: 1, settings: {} }],
  [requestOf, { kind: "change-settings", change: { discreet: true } }],
  [requestOf, { kind: "import", file: "{}" }],
  [requestOf, { kind: "unlock", passphrase: "correct horse" }],
  [engineRequestOf, { id: 1, call: "facts" }],
  [engineRequestOf, { id: 2, call: "read", thread: "", messages: [{ text: "salut", from: "them", at: null }] }],
  [engineRequestOf, { id: 3, call: "draft", thread: "", draft: "ok" }],
  [engineReplyOf, { id: 1, reading: { thread: "", assessments: [assessment] } }],
  [engineReplyOf, { id: 2, gate: { ask: true, hold: false, kinds: ["phone"] } }],
  [contentOf, storedAlert()],
];

/** A copy of the value in which the field that `place` falls on, however deep, is another. */
function changed(value: unknown, place: number, other: unknown): unknown {
  let left = place % Math.max(1, leaves(value));
  const walk = (part: unknown): unknown => {
    if (typeof part !== "object" || part === null) return left-- === 0 ? other : part;
    if (Array.isArray(part)) return part.map(walk);
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(value);
}

function leaves(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + leaves(inner), 0);
}

test("anything_becomes_a_known_shape_or_nothing", () => {
  for (const check of [requestOf, engineRequestOf, engineReplyOf, contentOf, pageStateOf, patternsOf] as ((value: unknown) => unknown)[]) {
    fc.assert(fc.property(anything, (value) => {
      const checked = check(value);
      assert.deepEqual(checked === null ? null : check(checked), checked);
    }), RUNS);
  }
});

test("a_good_message_stays_as_it_is_and_nothing_rides_along", () => {
  const extra = fc.dictionary(fc.string().map((name) => `x-${name}`), fc.anything({ maxDepth: 1 }));
  for (const [check, value] of good) {
    assert.deepEqual(check(value), value);
    fc.assert(fc.property(extra, (added) => assert.deepEqual(check({ ...added, ...value }), value)), { numRuns: 500 });
  }
});

test("a_field_of_another_kind_is_refused_or_left_whole", () => {
  for (const [check, value] of good) {
    fc.assert(fc.property(fc.nat(), anything, (place, other) => {
      const checked = check(changed(value, place, other));
      assert.deepEqual(checked === null ? null : check(checked), checked);
    }), { numRuns: 2000 });
  }
});

test("no_sentence_gets_into_an_alert_by_any_field_but_the_conversations_key", () => {
  const sentence = fc.string({ minLength: 1 }).map((words) => `Send ${words} now`);
  fc.assert(fc.property(fc.nat(), sentence, (place, words) => {
    const alert = changed({ ...newAlert(), conversation: 0 }, place, words) as Record<string, unknown>;
    const conversation = alert["conversation"] === 0 ? "camille" : alert["conversation"];
    const checked = requestOf({ kind: "record", alert: { ...alert, conversation } });
    if (checked === null) return;
    const { alert: kept } = checked as { alert: Record<string, unknown> };
    assert.equal(JSON.stringify({ ...kept, conversation: "" }).includes("Send "), false);
  }), RUNS);
});

test("nobody_else_is_taken_for_a_part_of_vigie", () => {
  const id = fc.option(fc.string(), { nil: undefined });
  fc.assert(fc.property(id, fc.webUrl(), fc.nat(), (other, url, tab) => {
    const sender = { id: other, url, tab: { id: tab, incognito: false } } as unknown as chrome.runtime.MessageSender;
    assert.equal(senderOf(sender), null);
    assert.equal(senderOf(undefined), null);
    // A page of the web is never one of Vigie's own, even in a tab where Vigie is.
    assert.equal(senderOf({ ...sender, id: "vigie" })?.from, "content");
  }), RUNS);
});
