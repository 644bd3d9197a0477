import assert from "node:assert/strict";
import { test } from "node:test";
import type { Side } from "../reading";
import { sideOf } from "../side";
import { hasTwoSides } from "./sides";

/** Rows by the gaps before and after their words. */
const rows = (...gaps: [number, number][]): { side: Side; gaps: { start: number; end: number } }[] =>
  gaps.map(([start, end]) => ({ side: sideOf({ start, end }), gaps: { start, end } }));

test("bubbles_at_both_edges_are_two_sides", () => {
  assert.ok(hasTwoSides(rows([0.05, 0.7], [0.05, 0.4], [0.6, 0.04], [0.3, 0.04])));
  assert.ok(hasTwoSides(rows([0.05, 0.7], [0.05, 0.35], [0.85, 0.05], [0.3, 0.02], [0.7, 0.05])), "a time beside short words only");
});

test("messages_that_run_on_after_names_are_one_side", () => {
  assert.ok(!hasTwoSides(rows([0.22, 0.5], [0.25, 0.6], [0.22, 0.02], [0.25, 0.1], [0.22, 0.05])), "long words after short names");
  assert.ok(!hasTwoSides(rows([0.22, 0.5], [0.2, 0.6], [0.5, 0.05], [0.45, 0.2])), "short words after long names");
  assert.ok(!hasTwoSides(rows([0.05, 0.7], [0.05, 0.1], [0.05, 0.3])));
});

test("one_row_at_an_edge_is_no_side", () => {
  assert.ok(!hasTwoSides(rows([0.05, 0.7], [0.05, 0.4], [0.6, 0.04])));
  assert.ok(!hasTwoSides([]));
});
