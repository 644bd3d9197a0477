import "../../testing/browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ToldAlert } from "../../shared/store";
import type { Outcome } from "../../shared/types";
import { storedAlert } from "../../testing/alert";
import { situationsIn } from "./load";

const told = (conversation: string, situation: string, ...outcomes: Outcome[]): ToldAlert => ({ alert: storedAlert({ conversation, situation }), outcomes });

test("many_alerts_of_one_conversation_are_one_situation", () => {
  assert.equal(situationsIn([told("a", "threat"), told("a", "threat", "closed"), told("a", "sextortion"), told("b", "threat")]), 3);
});

test("what_the_teenager_called_no_problem_or_both_talked_over_is_not_counted", () => {
  assert.equal(situationsIn([told("a", "threat", "not-a-problem"), told("b", "grooming", "closed", "talked-over")]), 0);
});
