/** What can be added to the history from its page. Each resolves once it is kept, and rejects where it is not. */
import type { Outcome } from "../../shared/types";

export interface Ways {
  /** The teenager's word on an alert. */
  add(alert: string, words: string): Promise<unknown>;
  /** What became of an alert. */
  mark(alert: string, outcome: Outcome): Promise<unknown>;
}
