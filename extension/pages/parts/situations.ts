/** What there is to look at together. */
import type { ToldAlert } from "../../shared/store";

/** Whether the teenager said that an alert was none. */
export function isFalseAlarm({ outcomes }: Pick<ToldAlert, "outcomes">): boolean {
  return outcomes.includes("not-a-problem");
}

/**
 * Alerts that are still to be looked at: no false alarms, and none of a conversation's situation up to the newest one that
 * was talked over. `alerts` come newest first; so does what is given back.
 */
export function openAmong<T extends ToldAlert>(alerts: readonly T[]): T[] {
  const settled = new Set<string>();
  return alerts.filter((told) => {
    const situation = situationOf(told);
    if (told.outcomes.includes("talked-over")) settled.add(situation);
    return !settled.has(situation) && !isFalseAlarm(told);
  });
}

/** How many situations there are to look at together: one for each conversation and situation. `alerts` come newest first. */
export function situationsIn(alerts: readonly ToldAlert[]): number {
  return new Set(openAmong(alerts).map(situationOf)).size;
}

/** The calm count, as the key of its words. */
export function countKey(situations: number): string {
  return situations === 0 ? "popup_count_none" : situations === 1 ? "popup_count_one" : "popup_count_many";
}

function situationOf({ alert }: ToldAlert): string {
  return `${alert.conversation} ${alert.situation}`;
}
