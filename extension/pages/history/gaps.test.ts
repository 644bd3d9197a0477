import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChainFault } from "../../shared/chain";
import { storedAlert } from "../../testing/alert";
import { gapsOf } from "./gaps";

const entries = [1, 2, 5, 9].map((sequence) => ({ sequence, content: storedAlert({ at: sequence * 100 }) }));
const missing = (...places: number[]): ChainFault[] => places.map((sequence) => ({ sequence, kind: "missing" }));

test("neighbouring_faults_are_one_gap_between_two_times", () => {
  assert.deepEqual(gapsOf(missing(4, 3), entries, 3), { gaps: [{ count: 2, after: 200, before: 500 }], more: 0 });
});

test("a_gap_at_either_end_has_one_time_only", () => {
  const { gaps } = gapsOf(missing(10), entries, 3);
  assert.deepEqual(gaps, [{ count: 1, after: 900, before: null }]);
  assert.deepEqual(gapsOf(missing(1), entries.slice(1), 3).gaps, [{ count: 1, after: null, before: 200 }]);
});

test("an_entry_that_was_changed_is_no_witness_of_its_own_time", () => {
  assert.deepEqual(gapsOf([{ sequence: 2, kind: "changed" }], entries, 3).gaps, [{ count: 1, after: 100, before: 500 }]);
});

test("gaps_beyond_the_named_ones_are_counted", () => {
  assert.equal(gapsOf(missing(3, 6, 8), entries, 1).more, 2);
});
