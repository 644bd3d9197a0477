import type { Alert } from "../../shared/types";
import { text } from "../../shared/text";
import { Switch } from "../parts/switch";
import { dayAndHour } from "../parts/when";

/** Which alerts of the conversation go in. */
export function AlertChoice({ alerts, chosen, choose }: { alerts: readonly Alert[]; chosen: ReadonlySet<string>; choose(alerts: ReadonlySet<string>): void }) {
  const turn = (id: string, on: boolean): void => choose(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  return (
    <fieldset>
      <legend>{text("factbook_alerts")}</legend>
      {alerts.map(({ id, at, situation, stage }) => (
        <Switch key={id} on={chosen.has(id)} turn={(on) => turn(id, on)}>
          {dayAndHour(at)} · {text(`situation_${situation}_name`)}{stage && `, ${text(`stage_${situation}_${stage}`)}`}
        </Switch>
      ))}
    </fieldset>
  );
}
