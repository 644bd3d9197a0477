import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY } from "../../shared/time";
import { storedAlert } from "../../testing/alert";
import { changesBetween } from "./changes";

test("a_further_step_a_higher_level_and_new_signals_are_changes", () => {
  const before = storedAlert({ level: "warning", stage: "platform_hop", signals: ["platform_hop"], at: 0 });
  const after = storedAlert({ level: "danger", stage: "flip", signals: ["platform_hop", "threat_publish"], at: 2 * DAY + 5 });
  assert.deepEqual(changesBetween(before, after), {
    situation: null,
    level: { now: "danger", up: true },
    stage: "flip",
    signals: ["threat_publish"],
    days: 2,
  });
});

test("the_same_again_is_no_change", () => {
  assert.deepEqual(changesBetween(storedAlert(), storedAlert()), { situation: null, level: null, stage: null, signals: [], days: 0 });
});

test("another_situation_brings_its_own_step", () => {
  const after = storedAlert({ situation: "recovery_scam", stage: "demand" });
  assert.equal(changesBetween(storedAlert({ stage: "demand" }), after).stage, "demand");
});

test("a_lower_level_is_told_as_lower_and_a_clock_that_went_back_as_no_days", () => {
  const changes = changesBetween(storedAlert({ at: 3 * DAY }), storedAlert({ at: 0, level: "notice" }));
  assert.deepEqual([changes.level, changes.days], [{ now: "notice", up: false }, 0]);
});
