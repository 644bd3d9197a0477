import { useState } from "preact/hooks";
import { ext } from "../../shared/ext";
import { text } from "../../shared/text";
import type { Site } from "./load";

/** Switches a site that Vigie does not know on and off. The browser asks, keeps the answer and shows it in its settings. */
export function SiteSwitch({ site: { origin, host, on }, changed }: { site: Site; changed(): void }) {
  const [refused, setRefused] = useState(false);
  // Browsers ask only in direct answer to a press: nothing may be awaited before.
  const press = (): void => {
    const asked = on ? ext.permissions.remove({ origins: [origin] }) : ext.permissions.request({ origins: [origin] });
    asked.then((done) => (done ? changed() : setRefused(true)), () => setRefused(true));
  };
  return (
    <section class="site" aria-label={host}>
      <p>{text(on ? "popup_site_added" : "popup_site_unknown", host)}</p>
      <button type="button" onClick={press}>{text(on ? "popup_site_stop" : "popup_site_protect")}</button>
      {refused && <p role="status">{text("popup_site_refused")}</p>}
    </section>
  );
}
