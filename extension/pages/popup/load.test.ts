import "../../testing/browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ToldAlert } from "../../shared/store";
import type { Outcome } from "../../shared/types";
import { situationsIn } from "./load";

function told(conversation: string, situation: string, ...outcomes: Outcome[]): ToldAlert {
  const alert = {
    type: "alert" as const,
    id: "1",
    at: 1,
    site: "discord",
    conversation,
    situation,
    level: "danger" as const,
    stage: null,
    next: null,
    signals: [],
    shown: "card" as const,
    crisis: false,
    extension: "1",
    lexicon: "1",
  };
  return { alert, outcomes };
}

test("many_alerts_of_one_conversation_are_one_situation", () => {
  assert.equal(situationsIn([told("a", "threat"), told("a", "threat", "closed"), told("a", "sextortion"), told("b", "threat")]), 3);
});

test("what_the_teenager_called_no_problem_is_not_counted", () => {
  assert.equal(situationsIn([told("a", "threat", "not-a-problem")]), 0);
});
