/** Which alerts are shown. */
import { isFalseAlarm } from "../parts/situations";
import type { Conversation, Told } from "./conversations";

/** What is asked for; an empty text asks for nothing in particular. */
export interface Filter {
  situation: string;
  level: string;
  site: string;
  /** First and last day, as ISO dates in local time. */
  from: string;
  to: string;
  /** Words to be found in what is shown of an alert. */
  search: string;
  /** Only what the teenager called no problem, or all but that. */
  alarms: "" | "open" | "false";
}

export const EVERYTHING: Filter = { situation: "", level: "", site: "", from: "", to: "", search: "", alarms: "" };

/** A conversation with those of its alerts that were asked for, oldest first. */
export interface Found {
  conversation: Conversation;
  told: Told[];
}

/** Letters without accents and case, as people search. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Midnight at the start of a day, `days` later; null for no date. */
function midnight(date: string, days = 0): number | null {
  const [year, month, day] = date.split("-").map(Number);
  return year === undefined || month === undefined || day === undefined ? null : new Date(year, month - 1, day + days).getTime();
}

/**
 * Conversations that have what is asked for. `wordsOf` gives all words that are shown of an alert, for the search; it is
 * only asked when something is searched.
 */
export function find(conversations: readonly Conversation[], filter: Filter, wordsOf: (told: Told, conversation: Conversation) => string): Found[] {
  const { situation, level, site, alarms } = filter;
  const from = midnight(filter.from);
  const until = midnight(filter.to, 1);
  const sought = folded(filter.search).split(/\s+/u).filter(Boolean);
  const fits = (told: Told, conversation: Conversation): boolean => {
    const { alert } = told;
    if (situation && alert.situation !== situation) return false;
    if (level && alert.level !== level) return false;
    if (from !== null && alert.at < from) return false;
    if (until !== null && alert.at >= until) return false;
    if (alarms && isFalseAlarm(told) !== (alarms === "false")) return false;
    if (sought.length === 0) return true;
    const words = folded(wordsOf(told, conversation));
    return sought.every((word) => words.includes(word));
  };
  return conversations.flatMap((conversation) => {
    if (site && conversation.site !== site) return [];
    const told = conversation.told.filter((one) => fits(one, conversation));
    return told.length === 0 ? [] : [{ conversation, told }];
  });
}
