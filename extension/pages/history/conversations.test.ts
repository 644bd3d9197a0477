import assert from "node:assert/strict";
import { test } from "node:test";
import type { HistoryContent } from "../../shared/types";
import { storedAlert } from "../../testing/alert";
import { isFalseAlarm } from "../parts/situations";
import { conversationsOf, highest } from "./conversations";

const placed = (...contents: HistoryContent[]): Parameters<typeof conversationsOf>[0] => contents.map((content, index) => ({ sequence: index + 1, content }));

test("alerts_of_one_conversation_stand_together_oldest_first", () => {
  const [one, ...others] = conversationsOf(
    placed(storedAlert({ id: "1", conversation: "a", at: 10 }), storedAlert({ id: "2", conversation: "a", at: 20 })),
  );
  assert.deepEqual(one?.told.map(({ alert }) => alert.id), ["1", "2"]);
  assert.deepEqual(others, []);
});

test("a_clock_that_went_back_does_not_change_the_order", () => {
  const [one] = conversationsOf(placed(storedAlert({ id: "1", conversation: "a", at: 90 }), storedAlert({ id: "2", conversation: "a", at: 20 })));
  assert.deepEqual(one?.told.map(({ alert }) => alert.id), ["1", "2"]);
});

test("the_conversation_with_the_newest_alert_comes_first_and_numbers_stay", () => {
  const all = conversationsOf(placed(storedAlert({ id: "1", conversation: "a" }), storedAlert({ id: "2", conversation: "b" }), storedAlert({ id: "3", conversation: "a" })));
  assert.deepEqual(all.map(({ key, number }) => [key, number]), [["a", 1], ["b", 2]]);
});

test("each_site_counts_its_own_conversations", () => {
  const all = conversationsOf(placed(storedAlert({ id: "1", conversation: "a" }), storedAlert({ id: "2", conversation: "b", site: "instagram" })));
  assert.deepEqual(all.map(({ number }) => number), [1, 1]);
});

test("what_was_done_belongs_to_its_alert_and_to_no_other", () => {
  const [one] = conversationsOf(
    placed(
      storedAlert({ id: "1", conversation: "a" }),
      storedAlert({ id: "2", conversation: "a" }),
      { type: "outcome", alert: "1", at: 3, outcome: "not-a-problem" },
      { type: "outcome", alert: "long gone", at: 3, outcome: "closed" },
    ),
  );
  assert.deepEqual(one?.told.map(isFalseAlarm), [true, false]);
});

test("a_word_stands_beside_its_alert", () => {
  const [one] = conversationsOf(placed(storedAlert({ id: "1" }), { type: "word", at: 5, alert: "1", words: "je le connais" }));
  assert.deepEqual(one?.told[0]?.words, [{ at: 5, text: "je le connais" }]);
});

test("the_highest_level_counts", () => {
  const [one] = conversationsOf(placed(storedAlert({ id: "1", level: "danger" }), storedAlert({ id: "2", level: "notice" })));
  assert.equal(highest(one?.told ?? []), "danger");
  assert.equal(highest([]), "none");
});
