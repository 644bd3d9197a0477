import { useEffect, useState } from "preact/hooks";
import { ext } from "../../shared/ext";
import { knownOrigins } from "../../shared/reach";
import { text } from "../../shared/text";
import { SitesPart } from "../parts/sites-part";
import { Icon } from "../parts/icon";
import type { StepParts } from "./welcome-page";

/** On which sites Vigie watches, and whether the browser lets it: Firefox leaves that to the person. */
export function SitesStep({ view, change, known }: StepParts & { known: readonly string[] }) {
  const [allowed, setAllowed] = useState<boolean | null>(null);
  const look = (): void => void ext.permissions.contains({ origins: knownOrigins() }).then(setAllowed);
  useEffect(look, []);
  // Browsers ask only in direct answer to a press: nothing may be awaited before.
  const press = (): void => void ext.permissions.request({ origins: knownOrigins() }).then(look, look);
  return (
    <>
      <p>{text("welcome_sites_means")}</p>
      {allowed === true && <p class="settled" role="status"><Icon name="check" /> <span>{text("welcome_sites_allowed")}</span></p>}
      {allowed === false && (
        <div class="trouble">
          <p>{text("welcome_sites_asked")}</p>
          <button type="button" class="button main" onClick={press}>{text("welcome_sites_allow")}</button>
        </div>
      )}
      <SitesPart view={view} known={known} set={(settings) => change({ settings })} />
    </>
  );
}
