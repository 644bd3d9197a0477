import assert from "node:assert/strict";
import { test } from "node:test";
import type { Assessment } from "./types";
import { patternOf, shownDespite } from "./dismissal";

const found = (other: Partial<Assessment> = {}): Assessment => ({
  level: "warning",
  situation: "sextortion",
  stage: "platform_hop",
  next: null,
  show: "card",
  crisis: false,
  hits: [],
  ...other,
});
const hop = [patternOf(found())];

test("the_same_pattern_stays_silent_and_the_next_step_of_it_is_said_softly", () => {
  assert.equal(shownDespite(hop, found()), "none");
  assert.equal(shownDespite(hop, found({ stage: "reciprocity_bait" })), "bar");
  assert.equal(shownDespite(hop, found({ stage: "reciprocity_bait", show: "none" })), "none");
});

test("another_trap_and_another_conversation_are_shown_as_ever", () => {
  assert.equal(shownDespite(hop, found({ situation: "romance_scam" })), "card");
  assert.equal(shownDespite(hop, found({ situation: null })), "card");
  assert.equal(shownDespite([], found()), "card");
});

test("a_danger_is_always_seen", () => {
  assert.equal(shownDespite(hop, found({ level: "danger", stage: "demand" })), "card");
  assert.equal(shownDespite(["sextortion/demand"], found({ level: "danger", stage: "demand" })), "bar");
  assert.equal(shownDespite(["sextortion/demand"], found({ level: "danger", stage: "deadline" })), "card");
});

test("words_of_a_crisis_are_never_shown_less", () => {
  assert.equal(shownDespite(hop, found({ crisis: true })), "card");
});
