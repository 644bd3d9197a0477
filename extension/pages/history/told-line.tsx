import type { Alert } from "../../shared/types";
import { text } from "../../shared/text";
import { isFalseAlarm } from "../parts/situations";
import { dayAndHour } from "../parts/when";
import { ChangesLine } from "./changes-line";
import type { Told } from "./conversations";
import { Outcomes } from "./outcomes";
import type { Ways } from "./ways";
import { WordForm } from "./word-form";

/** One alert: when, how far it had come, what was found, what is new, what was done; with the ways on from here. */
export function ToldLine({ told, before, ways }: { told: Told; before: Alert | null; ways: Ways }) {
  const { alert, words } = told;
  return (
    <li class={`told ${isFalseAlarm(told) ? "false" : alert.level}`}>
      <p class="when">
        <time dateTime={new Date(alert.at).toISOString()}>{dayAndHour(alert.at)}</time>
        <span class="level">{text(isFalseAlarm(told) ? "history_sort_false" : `popup_level_${alert.level}`)}</span>
      </p>
      <h4>{alert.stage ? text(`stage_${alert.situation}_${alert.stage}`) : text(`situation_${alert.situation}_name`)}</h4>
      {alert.signals.length > 0 && (
        <ul class="signals" aria-label={text("warn_saw")}>
          {alert.signals.map((signal) => <li key={signal}>{text(`signal_${signal}`)}</li>)}
        </ul>
      )}
      {before && <ChangesLine before={before} after={alert} />}
      <Outcomes told={told} />
      {words.map(({ at, text: said }) => (
        <blockquote key={at}>
          <p dir="auto">{said}</p>
          <footer>{text("history_word_by", dayAndHour(at))}</footer>
        </blockquote>
      ))}
      <div class="ways">
        <WordForm add={(said) => ways.add(alert.id, said)} />
        {!isFalseAlarm(told) && (
          <button type="button" class="textual" onClick={() => void ways.mark(alert.id, "not-a-problem").catch(() => undefined)}>{text("warn_not_a_problem")}</button>
        )}
        <a href={`factbook.html#${alert.id}`}>{text("history_to_factbook")}</a>
      </div>
    </li>
  );
}
