/** The history as it is told: alerts with what followed them, by conversation. Places in the chain give the order: clocks jump. */
import type { ToldAlert } from "../../shared/store";
import type { HistoryContent, Level } from "../../shared/types";

/** Something the teenager wrote beside an alert. `at` in milliseconds since 1970. */
export interface Word {
  at: number;
  text: string;
}

/** An alert with its place in the chain, what was done with it, and what the teenager wrote beside it. */
export interface Told extends ToldAlert {
  sequence: number;
  words: Word[];
}

/** The alerts of one conversation, oldest first. */
export interface Conversation {
  /** Salted hash. */
  key: string;
  site: string;
  /** Stands for the name that is not kept: counted from 1 on each site, in the order of first alerts. */
  number: number;
  told: Told[];
}

/** A readable entry with its place in the chain. */
export interface Placed {
  sequence: number;
  content: HistoryContent;
}

/** Conversations of the history, the one with the newest alert first. `entries` come oldest first. */
export function conversationsOf(entries: readonly Placed[]): Conversation[] {
  const alerts = new Map<string, Told>();
  const conversations = new Map<string, Conversation>();
  const onSite = new Map<string, number>();
  for (const { sequence, content } of entries) {
    if (content.type === "word") alerts.get(content.alert)?.words.push({ at: content.at, text: content.words });
    if (content.type === "outcome") alerts.get(content.alert)?.outcomes.push(content.outcome);
    if (content.type !== "alert") continue;
    const told: Told = { sequence, alert: content, outcomes: [], words: [] };
    alerts.set(content.id, told);
    const { conversation: key, site } = content;
    const known = conversations.get(key);
    if (known) {
      known.told.push(told);
      continue;
    }
    const number = (onSite.get(site) ?? 0) + 1;
    onSite.set(site, number);
    conversations.set(key, { key, site, number, told: [told] });
  }
  const newest = ({ told }: Conversation): number => told.at(-1)?.sequence ?? 0;
  return [...conversations.values()].sort((one, other) => newest(other) - newest(one));
}

const LEVELS: readonly Level[] = ["none", "notice", "warning", "danger"];

/** Whether a level is above another. */
export function isAbove(level: Level, other: Level): boolean {
  return LEVELS.indexOf(level) > LEVELS.indexOf(other);
}

/** The highest level of some alerts. */
export function highest(told: readonly Told[]): Level {
  return told.reduce<Level>((level, { alert }) => (isAbove(alert.level, level) ? alert.level : level), "none");
}
