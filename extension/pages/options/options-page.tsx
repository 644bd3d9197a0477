import { LONGEST_PAUSES, RETENTIONS, SENSITIVITIES, type Settings } from "../../shared/settings";
import type { Store } from "../../shared/store";
import { text } from "../../shared/text";
import { CountryChoice } from "../parts/country-choice";
import { Frame } from "../parts/frame";
import { PauseSwitch } from "../parts/pause-switch";
import { BackupPart } from "./backup-part";
import { EndPart } from "./end-part";
import { faultWords } from "../parts/fault-words";
import { Choice, Setting } from "../parts/setting";
import { SitesPart } from "../parts/sites-part";
import { Switch } from "../parts/switch";
import { useFamily } from "../parts/use-family";
import { KnownPart } from "./known-part";
import { PassphrasePart } from "./passphrase-part";
import { Person } from "./person";

/** All settings. Both readers see them; the passphrase, where there is one, is asked for changing some. `known` are ids of sites. */
export function OptionsPage({ store, known }: { store: Promise<Store>; known: readonly string[] }) {
  const { view, fault, change } = useFamily();
  const set = (changed: Partial<Settings>): void => void change({ kind: "change-settings", change: changed });
  if (!view) {
    return (
      <Frame title={text("options_title")} here="options">
        {fault && <p class="trouble" role="alert">{faultWords(fault)}</p>}
      </Frame>
    );
  }
  const { settings, consent, full } = view;
  return (
    <Frame title={text("options_title")} here="options">
      <p class="quiet">{text("options_both")}</p>
      {!consent && <p class="trouble">{text("options_not_agreed")} <a href="welcome.html">{text("options_agree")}</a></p>}
      {full && <p class="trouble" role="alert">{text("fault_StorageFull")}</p>}
      {fault && <p class="trouble" role="alert">{faultWords(fault)}</p>}
      <section class="surface" aria-labelledby="pause">
        <h2 id="pause">{text("options_pause")}</h2>
        <PauseSwitch view={view} change={change} />
        <Setting view={view} name="longestPause">
          <Choice name="longestPause" values={LONGEST_PAUSES} chosen={settings.longestPause} choose={(longestPause) => set({ longestPause })} />
        </Setting>
      </section>
      <PassphrasePart view={view} change={change} />
      <section class="surface" aria-labelledby="watch">
        <h2 id="watch">{text("options_watch")}</h2>
        <Setting view={view} name="sensitivity">
          <Choice name="sensitivity" values={SENSITIVITIES} chosen={settings.sensitivity} explained choose={(sensitivity) => set({ sensitivity })} />
        </Setting>
        <SitesPart view={view} known={known} set={set} />
        <Setting view={view} name="discreet">
          <Switch on={settings.discreet} turn={(discreet) => set({ discreet })}>{text("options_discreet_on")}</Switch>
        </Setting>
      </section>
      <section class="surface" aria-labelledby="around">
        <h2 id="around">{text("options_around")}</h2>
        <Setting view={view} name="country">
          <CountryChoice titled chosen={settings.country} choose={(country) => set({ country })} />
          <p class="quiet">{text("options_languages")}</p>
        </Setting>
        <Setting view={view} name="trustedPerson">
          <Person key={settings.trustedPerson} name={settings.trustedPerson} set={(trustedPerson) => set({ trustedPerson })} />
        </Setting>
        <KnownPart />
      </section>
      <section class="surface" aria-labelledby="kept">
        <h2 id="kept">{text("options_kept")}</h2>
        <Setting view={view} name="retentionDays">
          <Choice name="retentionDays" values={RETENTIONS} chosen={settings.retentionDays} choose={(retentionDays) => set({ retentionDays })} />
        </Setting>
        <BackupPart store={store} agreed={consent !== null} />
        <EndPart agreed={consent !== null} change={change} />
      </section>
    </Frame>
  );
}
