/** The settings as they are when a page opens. */
import { ask } from "../../shared/ask";
import { DEFAULTS, type Settings } from "../../shared/settings";

/** The settings; where the background does not answer, those that Vigie comes with: help is shown all the same. */
export function settingsNow(): Promise<Settings> {
  return ask({ kind: "family" }).then(({ settings }) => settings, () => DEFAULTS);
}
