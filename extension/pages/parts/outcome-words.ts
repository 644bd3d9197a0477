/** What the teenager did with a warning, in words. */
import { text } from "../../shared/text";
import type { Outcome } from "../../shared/types";

/** One thing that was done. */
export function outcomeWords(outcome: Outcome): string {
  return text(`popup_did_${outcome.replaceAll("-", "_")}`);
}

/** All that was done, each once, or that it was nothing. */
export function didWords(outcomes: readonly Outcome[]): string {
  return [...new Set(outcomes)].map(outcomeWords).join(" · ") || text("popup_did_nothing");
}
