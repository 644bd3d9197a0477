/** What can be said of an alert afterwards. */
export const OUTCOMES = [
  "closed",
  "not-a-problem",
  "opened-report",
  "opened-help",
  "already-sent",
  "told-someone",
  "did-not-send",
  "sent-anyway",
  "talked-over",
] as const;

/** What the teenager did with a warning, at once or later; `talked-over` once both have looked at it together. */
export type Outcome = (typeof OUTCOMES)[number];
