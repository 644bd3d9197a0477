import assert from "node:assert/strict";
import { test } from "node:test";
import { SENSITIVITIES, type Sensitivity } from "../shared/settings";
import type { Level, Show } from "../shared/types";
import { isKept, shownTo } from "./sensitivity";

const shown = (sensitivity: Sensitivity, level: Level, show: Show, discreet = false): Show => shownTo({ sensitivity, discreet }, { level, show, crisis: false });

test("each_level_shows_a_warning_and_a_small_sign_as_it_says", () => {
  assert.deepEqual(SENSITIVITIES.map((level) => shown(level, "warning", "card")), ["bar", "card", "card"]);
  assert.deepEqual(SENSITIVITIES.map((level) => shown(level, "notice", "bar")), ["none", "bar", "bar"]);
  assert.deepEqual(SENSITIVITIES.map((sensitivity) => isKept({ sensitivity, discreet: false }, "notice")), [false, false, true]);
});

test("a_danger_and_a_crisis_are_never_less", () => {
  for (const sensitivity of SENSITIVITIES) {
    assert.equal(shown(sensitivity, "danger", "card", true), "card");
    assert.equal(shownTo({ sensitivity, discreet: true }, { level: "notice", show: "card", crisis: true }), "card");
    assert.ok(isKept({ sensitivity, discreet: true }, "danger"));
  }
});

test("discreet_mode_makes_a_warning_small", () => {
  assert.equal(shown("attentive", "warning", "card", true), "bar");
  assert.equal(shown("attentive", "warning", "none", true), "none");
});

test("before_the_wishes_are_known_everything_is_shown", () => {
  assert.equal(shownTo(null, { level: "warning", show: "card", crisis: false }), "card");
});
