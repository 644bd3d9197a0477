import { siteName } from "../../shared/site-name";
import type { ToldAlert } from "../../shared/store";
import { language, text } from "../../shared/text";
import { countKey, situationsIn } from "../parts/situations";

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
  const when = new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" }).format(date);
  const did = [...new Set(outcomes)].map((outcome) => text(`popup_did_${outcome.replaceAll("-", "_")}`));
  return (
    <li class={level}>
      <p class="where">
        <time dateTime={date.toISOString()}>{when}</time> <span>{siteName(site)}</span>
      </p>
      <h3>{text(`situation_${situation}_name`)}</h3>
      <p class="stage">
        <span class="level">{text(`popup_level_${level}`)}</span>
        {stage && <span>{text(`stage_${situation}_${stage}`)}</span>}
      </p>
      <p class="did">{did.length > 0 ? did.join(" · ") : text("popup_did_nothing")}</p>
    </li>
  );
}
