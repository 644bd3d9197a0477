import { useState } from "preact/hooks";
import { PASSPHRASE } from "../../shared/page-validation";
import { text } from "../../shared/text";
import { Switch } from "./switch";

/** A field for a passphrase, typed once and in sight if wanted. `newly` where it is made up and not given again. */
export function PassphraseField(props: { newly: boolean; required?: boolean; disabled?: boolean; phrase: string; typed(phrase: string): void }) {
  const { newly, required = false, disabled = false, phrase, typed } = props;
  const [seen, setSeen] = useState(false);
  return (
    <>
      <label>
        <span>{text(newly ? "options_passphrase_new" : "options_passphrase_given")}</span>
        <input
          type={seen ? "text" : "password"}
          autocomplete={newly ? "new-password" : "current-password"}
          minLength={newly ? PASSPHRASE.shortest : 1}
          maxLength={PASSPHRASE.longest}
          required={required}
          disabled={disabled}
          value={phrase}
          onInput={({ currentTarget }) => typed(currentTarget.value)}
        />
      </label>
      <Switch on={seen} turn={setSeen}>{text("options_passphrase_see")}</Switch>
    </>
  );
}
