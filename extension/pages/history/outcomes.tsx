import { text } from "../../shared/text";
import { didWords } from "../parts/outcome-words";
import type { Told } from "./conversations";

/** What was shown and what the teenager did, in words. */
export function Outcomes({ told: { alert, outcomes } }: { told: Told }) {
  return (
    <p class="did">
      <span>{text(`history_shown_${alert.shown}`)}</span> <span>{didWords(outcomes)}</span>
    </p>
  );
}
