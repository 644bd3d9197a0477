import { useState } from "preact/hooks";
import type { FamilyView } from "../../shared/page-messages";
import { text } from "../../shared/text";
import { Icon } from "../parts/icon";
import { PassphraseField } from "../parts/passphrase-field";
import { dayAndHour } from "../parts/when";
import type { FamilyInPage } from "../parts/use-family";

/** The passphrase: giving it, setting it, and what there is for who forgot it. */
export function PassphrasePart({ view: { passphrase }, change }: { view: FamilyView; change: FamilyInPage["change"] }) {
  const { set, open, nextTry, endsAt } = passphrase;
  const waits = nextTry > Date.now();
  return (
    <section class="surface" aria-labelledby="passphrase">
      <h2 id="passphrase">{text("options_passphrase")}</h2>
      <p class="quiet">{text("options_passphrase_means")}</p>
      {endsAt !== null && <p class="trouble" role="status">{text("options_passphrase_ends", dayAndHour(endsAt))}</p>}
      {set && !open && (
        <>
          <p class="locked"><Icon name="lock" /> <span>{text("options_locked")}</span></p>
          <PhraseForm key="unlock" action="unlock" newly={false} disabled={waits} send={(phrase) => change({ kind: "unlock", passphrase: phrase })} />
          {waits && <p role="status">{text("options_passphrase_waits", new Date(nextTry).toLocaleTimeString())}</p>}
          {endsAt === null && (
            <details>
              <summary>{text("options_forgot")}</summary>
              <p>{text("options_forgot_means")}</p>
              <button type="button" class="button small" onClick={() => void change({ kind: "forgot-passphrase" })}>{text("options_forgot_do")}</button>
            </details>
          )}
        </>
      )}
      {open && (
        <>
          <PhraseForm key="set" action={set ? "change" : "set"} newly disabled={false} send={(phrase) => change({ kind: "set-passphrase", passphrase: phrase })} />
          {set && (
            <p class="line">
              <button type="button" class="button small" onClick={() => void change({ kind: "lock" })}>{text("options_lock")}</button>
              <button type="button" class="button small" onClick={() => void change({ kind: "set-passphrase", passphrase: null })}>{text("options_passphrase_remove")}</button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** Giving a passphrase, or making one up. */
function PhraseForm(props: { action: "unlock" | "set" | "change"; newly: boolean; disabled: boolean; send(phrase: string): Promise<boolean> }) {
  const { action, newly, disabled, send } = props;
  const [phrase, setPhrase] = useState("");
  const submit = (event: Event): void => {
    event.preventDefault();
    void send(phrase).then((done) => done && setPhrase(""));
  };
  return (
    <form class="line" onSubmit={submit}>
      <PassphraseField newly={newly} required disabled={disabled} phrase={phrase} typed={setPhrase} />
      <button type="submit" class="button small" disabled={disabled}>{text(`options_passphrase_${action}`)}</button>
    </form>
  );
}
