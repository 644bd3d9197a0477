import type { Alert } from "../../shared/types";
import { text } from "../../shared/text";
import { changesBetween } from "./changes";

/** What is new since the alert before, in one sentence. */
export function ChangesLine({ before, after }: { before: Alert; after: Alert }) {
  const { situation, level, stage, signals, days } = changesBetween(before, after);
  const since = days === 0 ? text("history_since") : text(days === 1 ? "history_since_day" : "history_since_days", days);
  const changes = [
    situation && text("history_changed_situation", text(`situation_${situation}_name`)),
    level && text(level.up ? "history_changed_up" : "history_changed_down", text(`popup_level_${level.now}`)),
    stage && text("history_changed_stage", text(`stage_${after.situation}_${stage}`)),
    signals.length > 0 && text("history_changed_signals", signals.map((signal) => text(`signal_${signal}`)).join(", ")),
  ].filter(Boolean);
  return (
    <p class="changes">
      {since} {changes.length > 0 ? changes.join(" · ") : text("history_changed_nothing")}
    </p>
  );
}
