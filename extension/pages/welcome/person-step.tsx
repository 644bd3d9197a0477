import { useState } from "preact/hooks";
import { PASSPHRASE } from "../../shared/page-validation";
import { LONGEST_NAME } from "../../shared/settings";
import { text } from "../../shared/text";
import type { StepParts } from "./welcome-page";

/** Whom the teenager would talk to, and the passphrase of the settings; both may be left empty. */
export function PersonStep({ view, draft, change }: StepParts) {
  const [seen, setSeen] = useState(false);
  const name = (typed: string): void => change({ settings: { trustedPerson: typed.trim() === "" ? null : typed } });
  return (
    <>
      <div class="setting">
        <h3>{text("options_trustedPerson")}</h3>
        <p>{text("welcome_person_means")}</p>
        <label>
          <span>{text("options_person_name")}</span>
          <input type="text" autocomplete="off" maxLength={LONGEST_NAME} value={view.settings.trustedPerson ?? ""} onInput={({ currentTarget }) => name(currentTarget.value)} />
        </label>
      </div>
      <div class="setting">
        <h3>{text("welcome_passphrase")}</h3>
        <p>{text("options_passphrase_means")}</p>
        {view.passphrase.set ? (
          <p class="quiet">{text("welcome_passphrase_set")}</p>
        ) : (
          <div class="line">
            <label>
              <span>{text("options_passphrase_new")}</span>
              <input
                type={seen ? "text" : "password"}
                autocomplete="new-password"
                minLength={PASSPHRASE.shortest}
                maxLength={PASSPHRASE.longest}
                value={draft.passphrase}
                onInput={({ currentTarget }) => change({ passphrase: currentTarget.value })}
              />
            </label>
            <label class="switch">
              <input type="checkbox" checked={seen} onChange={({ currentTarget }) => setSeen(currentTarget.checked)} />
              <span>{text("options_passphrase_see")}</span>
            </label>
          </div>
        )}
      </div>
    </>
  );
}
