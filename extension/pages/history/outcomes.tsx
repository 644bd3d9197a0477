import { text } from "../../shared/text";
import type { Told } from "./conversations";

/** What was shown and what the teenager did, in words. */
export function Outcomes({ told: { alert, outcomes } }: { told: Told }) {
  const did = [...new Set(outcomes)].map((outcome) => text(`popup_did_${outcome.replaceAll("-", "_")}`));
  return (
    <p class="did">
      <span>{text(`history_shown_${alert.shown}`)}</span> <span>{did.length > 0 ? did.join(" · ") : text("popup_did_nothing")}</span>
    </p>
  );
}
