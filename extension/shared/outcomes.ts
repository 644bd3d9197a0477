/** What can be said of an alert afterwards. */
import type { Outcome } from "./types";

export const OUTCOMES: readonly Outcome[] = [
  "closed",
  "not-a-problem",
  "opened-report",
  "opened-help",
  "already-sent",
  "told-someone",
  "did-not-send",
  "sent-anyway",
  "talked-over",
];
