import type { FamilyView, PageRequests } from "../../shared/page-messages";
import { language, text } from "../../shared/text";

/** Pauses that are offered, in minutes, as far as they are allowed. */
const PAUSES = [15, 60, 720, 1440] as const;

/** What the switch asks for. */
type Asked = ({ kind: "pause" } & PageRequests["pause"]["ask"]) | { kind: "resume" };

/** Pausing, without a passphrase; both see it in the history. */
export function PauseSwitch({ view: { pausedUntil, settings }, change }: { view: FamilyView; change(request: Asked): unknown }) {
  if (pausedUntil > 0) {
    const until = new Intl.DateTimeFormat(language(), { weekday: "short", hour: "numeric", minute: "2-digit" }).format(pausedUntil);
    return (
      <div class="pause">
        <p role="status">{text("pause_until", until)}</p>
        <button type="button" class="button small" onClick={() => change({ kind: "resume" })}>{text("pause_end")}</button>
      </div>
    );
  }
  return (
    <details class="pause">
      <summary>{text("pause_begin")}</summary>
      <p>{text("pause_means")}</p>
      <p class="line">
        {PAUSES.filter((minutes) => minutes <= settings.longestPause).map((minutes) => (
          <button key={minutes} type="button" class="button small" onClick={() => change({ kind: "pause", minutes })}>{text(`pause_${minutes}`)}</button>
        ))}
      </p>
    </details>
  );
}
