import { PASSPHRASE } from "../../shared/page-validation";
import { text } from "../../shared/text";
import { Switch } from "../parts/switch";
import { isSigned } from "./agreement";
import { POINTS } from "./what-step";
import type { StepParts } from "./welcome-page";

/** Both say yes. What is missing is named, rather than a button that does nothing. */
export function YesStep({ view, draft, change, agree }: StepParts & { agree(): Promise<void> }) {
  const { path, signed, passphrase } = draft;
  if (view.consent && path === null) return <p>{text("welcome_yes_done")}</p>;
  if (path === null) {
    return <p class="trouble">{text("welcome_yes_path")} <a href="#who">{text("welcome_who")}</a></p>;
  }
  const short = passphrase !== "" && passphrase.length < PASSPHRASE.shortest;
  const sign = (who: keyof typeof signed) => (on: boolean): void => change({ signed: { ...signed, [who]: on } });
  return (
    <>
      <p>{text("welcome_yes_means")}</p>
      <ul class="advice">
        {POINTS.map(([point]) => <li key={point}>{text(`welcome_${point}`)}</li>)}
        <li>{text("welcome_yes_days", view.settings.retentionDays)}</li>
      </ul>
      <Switch framed on={signed.teenager} turn={sign("teenager")}>{text("welcome_yes_teenager")}</Switch>
      {path === "under-15" && <Switch framed on={signed.parent} turn={sign("parent")}>{text("welcome_yes_parent")}</Switch>}
      {short && <p class="trouble" role="alert">{text("welcome_yes_short")} <a href="#person">{text("welcome_passphrase")}</a></p>}
      <p class="line">
        <button type="button" class="button main" disabled={!isSigned(draft) || short} onClick={() => void agree()}>{text("welcome_yes_do")}</button>
      </p>
      <p class="quiet">{text("welcome_yes_back")}</p>
    </>
  );
}
