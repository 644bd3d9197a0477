import assert from "node:assert/strict";
import { test } from "node:test";
import type { Speaker } from "../../shared/types";
import { agrees } from "./second-opinion";

const rows = (...from: Speaker[]): { words: string; from: Speaker }[] => from.map((one, at) => ({ words: `m${at}`, from: one }));

test("readings_agree_when_four_of_five_directions_are_the_same", () => {
  const adapter = rows("me", "them", "me", "them", "me");
  assert.ok(agrees(adapter, rows("me", "them", "me", "them", "them")));
  assert.ok(!agrees(adapter, rows("me", "them", "me", "me", "them")));
});

test("what_either_leaves_open_counts_for_nothing", () => {
  assert.ok(agrees(rows("me", "me", "me", "me", "me"), rows("them", "them", "unknown", "them", "them")));
  assert.ok(agrees(rows("unknown", "me"), rows("them", "them")));
});
