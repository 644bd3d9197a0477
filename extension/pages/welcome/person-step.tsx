import { LONGEST_NAME } from "../../shared/settings";
import { text } from "../../shared/text";
import { PassphraseField } from "../parts/passphrase-field";
import type { StepParts } from "./welcome-page";

/** Whom the teenager would talk to, and the passphrase of the settings; both may be left empty. */
export function PersonStep({ view, draft, change }: StepParts) {
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
            <PassphraseField newly phrase={draft.passphrase} typed={(passphrase) => change({ passphrase })} />
          </div>
        )}
      </div>
    </>
  );
}
