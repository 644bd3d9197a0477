import assert from "node:assert/strict";
import { test } from "node:test";
import type { ToldAlert } from "../../shared/store";
import type { Outcome } from "../../shared/types";
import { storedAlert } from "../../testing/alert";
import { situationsIn } from "./situations";

const told = (conversation: string, situation: string, ...outcomes: Outcome[]): ToldAlert => ({ alert: storedAlert({ conversation, situation }), outcomes });

test("many_alerts_of_one_conversation_are_one_situation", () => {
  assert.equal(situationsIn([told("a", "threat"), told("a", "threat", "closed"), told("a", "sextortion"), told("b", "threat")]), 3);
});

test("what_the_teenager_called_no_problem_is_not_counted", () => {
  assert.equal(situationsIn([told("a", "threat", "not-a-problem")]), 0);
});

test("what_was_talked_over_settles_what_came_before_it_in_its_situation", () => {
  assert.equal(situationsIn([told("a", "threat", "talked-over"), told("a", "threat")]), 0);
  assert.equal(situationsIn([told("a", "threat", "talked-over"), told("a", "sextortion"), told("b", "threat")]), 2);
});

test("what_comes_after_the_talk_is_to_be_looked_at_again", () => {
  assert.equal(situationsIn([told("a", "threat"), told("a", "threat", "talked-over")]), 1);
});
