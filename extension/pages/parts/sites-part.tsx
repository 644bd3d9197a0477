import { useEffect, useState } from "preact/hooks";
import { ext } from "../../shared/ext";
import type { FamilyView } from "../../shared/page-messages";
import { knownOrigins } from "../../shared/reach";
import type { Settings } from "../../shared/settings";
import { siteName } from "../../shared/site-name";
import { text } from "../../shared/text";
import { Setting } from "./setting";
import { Switch } from "./switch";

/** On which sites Vigie watches. Several readers of one site are one line; sites that were switched on can be switched off. */
export function SitesPart({ view, known, set }: { view: FamilyView; known: readonly string[]; set(change: Partial<Settings>): void }) {
  const off = new Set(view.settings.sitesOff);
  const names = [...new Set(known.map(siteName))].sort((one, other) => one.localeCompare(other));
  const turn = (ids: readonly string[], on: boolean): void => {
    set({ sitesOff: on ? [...off].filter((id) => !ids.includes(id)) : [...new Set([...off, ...ids])].sort() });
  };
  return (
    <>
      <Setting view={view} name="sitesOff">
        <ul class="sites">
          {names.map((name) => {
            const ids = known.filter((id) => siteName(id) === name);
            return (
              <li key={name}>
                <Switch on={!ids.every((id) => off.has(id))} turn={(on) => turn(ids, on)}>{name}</Switch>
              </li>
            );
          })}
        </ul>
      </Setting>
      <SwitchedOn />
    </>
  );
}

/** Sites that the family has added. The browser's permissions are the record of them. */
function SwitchedOn() {
  const [origins, setOrigins] = useState<string[]>([]);
  useEffect(() => {
    const look = (): void => void ext.permissions.getAll().then(({ origins: all = [] }) => setOrigins(all.filter((origin) => !knownOrigins().includes(origin))));
    look();
    ext.permissions.onAdded.addListener(look);
    ext.permissions.onRemoved.addListener(look);
    return () => {
      ext.permissions.onAdded.removeListener(look);
      ext.permissions.onRemoved.removeListener(look);
    };
  }, []);
  return (
    <div class="setting">
      <h3>{text("options_added")}</h3>
      {origins.length === 0 && <p class="quiet">{text("options_added_none")}</p>}
      <ul class="sites">
        {origins.map((origin) => {
          const host = origin.replace(/^[^:]+:\/\//, "").replace(/\/\*$/, "");
          return (
            <li key={origin}>
              <span>{host}</span>{" "}
              <button type="button" class="button small" aria-label={text("options_added_stop", host)} onClick={() => void ext.permissions.remove({ origins: [origin] })}>
                {text("options_remove")}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
