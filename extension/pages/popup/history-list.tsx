import { siteName } from "../../shared/site-name";
import type { ToldAlert } from "../../shared/store";
import { text } from "../../shared/text";
import { didWords } from "../parts/outcome-words";
import { countKey, situationsIn } from "../parts/situations";
import { dayAndHour } from "../parts/when";

/** The history, newest first, with a calm count on top. */
export function HistoryList({ alerts }: { alerts: readonly ToldAlert[] }) {
  if (alerts.length === 0) {
    return (
      <section class="empty" aria-labelledby="history">
        <h2 id="history">{text("popup_empty")}</h2>
        <p>{text("popup_empty_means")}</p>
        <p><a href="history.html" target="_blank">{text("popup_history")}</a></p>
      </section>
    );
  }
  const situations = situationsIn(alerts);
  return (
    <section aria-labelledby="history">
      <h2 id="history">{text(countKey(situations), situations)}</h2>
      <p class="both">{text("popup_both_see")} <a href="history.html" target="_blank">{text("popup_history")}</a></p>
      <ol class="history" tabIndex={0} aria-labelledby="history">
        {alerts.map((told) => <Line key={told.alert.id} {...told} />)}
      </ol>
    </section>
  );
}

/** One alert: when and where, what it looked like, how far it had come, what the teenager did. */
function Line({ alert, outcomes }: ToldAlert) {
  const { at, site, situation, stage, level } = alert;
  const date = new Date(at);
  return (
    <li class={level}>
      <p class="where">
        <time dateTime={date.toISOString()}>{dayAndHour(at)}</time> <span>{siteName(site)}</span>
      </p>
      <h3>{text(`situation_${situation}_name`)}</h3>
      <p class="stage">
        <span class="level">{text(`popup_level_${level}`)}</span>
        {stage && <span>{text(`stage_${situation}_${stage}`)}</span>}
      </p>
      <p class="did">{didWords(outcomes)}</p>
    </li>
  );
}
