/** The weeks at a glance: how many situations each brought, calmly counted. */
import type { Level } from "../../shared/types";
import { isFalseAlarm } from "../parts/situations";
import { type Conversation, type Told, highest } from "./conversations";

/** What a situation of a week counts as: its highest level, or a false alarm where the teenager said so of all of it. */
export type Sort = "danger" | "warning" | "notice" | "false";

/** Sorts as they are stacked, the most serious at the bottom. */
export const SORTS: readonly Sort[] = ["danger", "warning", "notice", "false"];

/** A week from Monday to Sunday in local time. */
export interface Week {
  /** Midnight of its Monday, in milliseconds since 1970. */
  start: number;
  counts: Record<Sort, number>;
}

/** Midnight of the Monday of a day's week, `weeks` later. By the calendar: a week with a change of clocks has other hours. */
function monday(at: number, weeks = 0): number {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - ((day.getDay() + 6) % 7) + 7 * weeks);
  return day.getTime();
}

const sortOf = (level: Level): Sort => (level === "danger" || level === "warning" ? level : "notice");

/**
 * The last `count` weeks up to `now` (milliseconds since 1970), oldest first. A situation counts once a week for each
 * conversation it is in, however many alerts it brought.
 */
export function weeksOf(conversations: readonly Conversation[], now: number, count: number): Week[] {
  const weeks = Array.from({ length: count }, (_, index): Week => ({
    start: monday(now, index - count + 1),
    counts: { danger: 0, warning: 0, notice: 0, false: 0 },
  }));
  const byStart = new Map(weeks.map((week) => [week.start, week]));
  for (const { told } of conversations) {
    const situations = new Map<string, { week: Week; told: Told[] }>();
    for (const one of told) {
      const week = byStart.get(monday(one.alert.at));
      if (!week) continue;
      const place = `${week.start} ${one.alert.situation}`;
      const known = situations.get(place);
      if (known) known.told.push(one);
      else situations.set(place, { week, told: [one] });
    }
    for (const { week, told: together } of situations.values()) {
      const open = together.filter((one) => !isFalseAlarm(one));
      week.counts[open.length === 0 ? "false" : sortOf(highest(open))] += 1;
    }
  }
  return weeks;
}
