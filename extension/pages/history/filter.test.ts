import assert from "node:assert/strict";
import { test } from "node:test";
import { storedAlert } from "../../testing/alert";
import { conversationsOf } from "./conversations";
import { EVERYTHING, type Filter, find } from "./filter";

const noon = (day: number): number => new Date(2026, 4, day, 12).getTime();

const conversations = conversationsOf([
  { sequence: 1, content: storedAlert({ id: "hop", conversation: "a", level: "warning", at: noon(1) }) },
  { sequence: 2, content: storedAlert({ id: "flip", conversation: "a", at: noon(3) }) },
  { sequence: 3, content: storedAlert({ id: "loan", conversation: "b", situation: "romance_scam", site: "instagram", at: noon(5) }) },
  { sequence: 4, content: { type: "outcome", alert: "loan", at: 0, outcome: "not-a-problem" } },
]);

const ids = (filter: Partial<Filter>): string[] =>
  find(conversations, { ...EVERYTHING, ...filter }, ({ alert }) => (alert.id === "loan" ? "Amour et argent, répété" : "Chantage"))
    .flatMap(({ told }) => told.map(({ alert }) => alert.id));

test("without_a_filter_everything_is_there", () => {
  assert.deepEqual(ids({}), ["loan", "hop", "flip"]);
});

test("each_filter_keeps_what_it_names", () => {
  assert.deepEqual(ids({ situation: "romance_scam" }), ["loan"]);
  assert.deepEqual(ids({ level: "warning" }), ["hop"]);
  assert.deepEqual(ids({ site: "instagram" }), ["loan"]);
  assert.deepEqual(ids({ alarms: "false" }), ["loan"]);
  assert.deepEqual(ids({ alarms: "open" }), ["hop", "flip"]);
});

test("both_days_of_a_range_belong_to_it", () => {
  assert.deepEqual(ids({ from: "2026-05-03", to: "2026-05-05" }), ["loan", "flip"]);
  assert.deepEqual(ids({ from: "2026-05-04", to: "2026-05-04" }), []);
});

test("a_search_needs_all_its_words_and_no_accents", () => {
  assert.deepEqual(ids({ search: "repete  ARGENT" }), ["loan"]);
  assert.deepEqual(ids({ search: "argent chantage" }), []);
});
