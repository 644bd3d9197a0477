process.env["TZ"] = "Europe/Paris";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Alert, Outcome } from "../../shared/types";
import { storedAlert } from "../../testing/alert";
import { type Conversation, conversationsOf } from "./conversations";
import { type Week, weeksOf } from "./weeks";

/** Wednesday, 1 April 2026, noon: the clocks changed on the Sunday before. */
const NOW = new Date(2026, 3, 1, 12).getTime();

function told(...alerts: (Partial<Alert> & { outcome?: Outcome })[]): Conversation[] {
  return conversationsOf(
    alerts.flatMap(({ outcome, ...alert }, index) => {
      const id = String(index);
      const entries = [{ sequence: 2 * index + 1, content: storedAlert({ ...alert, id }) }];
      return outcome ? [...entries, { sequence: 2 * index + 2, content: { type: "outcome" as const, alert: id, at: 0, outcome } }] : entries;
    }),
  );
}

const counted = (weeks: Week[]): number[][] => weeks.map(({ counts }) => [counts.danger, counts.warning, counts.notice, counts.false]);

test("many_alerts_of_one_situation_count_once_a_week_at_their_highest_level", () => {
  const weeks = weeksOf(told({ at: NOW, level: "warning" }, { at: NOW, level: "danger" }, { at: NOW, situation: "threat", level: "warning" }), NOW, 1);
  assert.deepEqual(counted(weeks), [[1, 1, 0, 0]]);
});

test("a_false_alarm_is_counted_openly_and_not_as_a_situation", () => {
  assert.deepEqual(counted(weeksOf(told({ at: NOW, outcome: "not-a-problem" }), NOW, 1)), [[0, 0, 0, 1]]);
  assert.deepEqual(counted(weeksOf(told({ at: NOW, outcome: "not-a-problem" }, { at: NOW, level: "warning" }), NOW, 1)), [[0, 1, 0, 0]]);
});

test("weeks_begin_on_monday_also_where_the_clocks_change", () => {
  const sunday = new Date(2026, 2, 29, 23, 59).getTime();
  const monday = new Date(2026, 2, 30, 0, 0).getTime();
  const weeks = weeksOf(told({ at: sunday, conversation: "a" }, { at: monday, conversation: "b" }, { at: monday, conversation: "c" }), NOW, 2);
  assert.deepEqual(weeks.map(({ start }) => new Date(start).toDateString()), ["Mon Mar 23 2026", "Mon Mar 30 2026"]);
  assert.deepEqual(counted(weeks), [[1, 0, 0, 0], [2, 0, 0, 0]]);
});

test("what_is_older_than_the_weeks_shown_is_left_out", () => {
  assert.deepEqual(counted(weeksOf(told({ at: new Date(2025, 0, 1).getTime() }), NOW, 3)), [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]);
});
