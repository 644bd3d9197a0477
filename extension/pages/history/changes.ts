/** What changed in a conversation between two alerts. */
import { DAY } from "../../shared/time";
import type { Alert, Level } from "../../shared/types";
import { isAbove } from "./conversations";

/** What is new in an alert against the one before; empty and null where nothing is. */
export interface Changes {
  situation: string | null;
  /** The level, with whether it is above the one before. */
  level: { now: Level; up: boolean } | null;
  stage: string | null;
  signals: string[];
  /** Whole days between the two; 0 within a day, or where the clock went back. */
  days: number;
}

/** Compares an alert with the one before in the same conversation. */
export function changesBetween(before: Alert, after: Alert): Changes {
  const known = new Set(before.signals);
  const moved = before.situation !== after.situation;
  return {
    situation: moved ? after.situation : null,
    level: before.level === after.level ? null : { now: after.level, up: isAbove(after.level, before.level) },
    stage: moved || before.stage !== after.stage ? after.stage : null,
    signals: after.signals.filter((signal) => !known.has(signal)),
    days: Math.max(0, Math.floor((after.at - before.at) / DAY)),
  };
}
