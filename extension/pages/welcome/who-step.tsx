import type { AgreementPath } from "../../shared/settings";
import { PATHS } from "../../shared/settings";
import { text } from "../../shared/text";
import { CountryChoice } from "../parts/country-choice";
import type { StepParts } from "./welcome-page";

/** The two ways into the agreement, and where the family lives. */
export function WhoStep({ view, draft, change }: StepParts) {
  const words = (path: AgreementPath): string => `welcome_path_${path.replaceAll("-", "_")}`;
  return (
    <>
      <p>{text("welcome_who_means")}</p>
      <div class="choice" role="radiogroup" aria-label={text("welcome_who")}>
        {PATHS.map((path) => (
          <label key={path}>
            <input type="radio" name="path" checked={draft.path === path} onChange={() => change({ path })} />
            <span>
              <strong>{text(words(path))}</strong>
              <span class="quiet">{text(`${words(path)}_means`)}</span>
            </span>
          </label>
        ))}
      </div>
      <CountryChoice chosen={view.settings.country} choose={(country) => change({ settings: { country } })} />
      <p class="quiet">{text("options_languages")}</p>
    </>
  );
}
