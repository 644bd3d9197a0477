import { useState } from "preact/hooks";
import { ext } from "../../shared/ext";
import { text } from "../../shared/text";

/** That nothing leaves the device, with what proves it, and that the history is whole: the latter looked at when it is opened. */
export function Proof({ faults, check }: { faults: number; check(): Promise<void> }) {
  const [checked, setChecked] = useState(false);
  const { permissions = [], content_security_policy: policy } = ext.runtime.getManifest() as chrome.runtime.ManifestV3;
  const rules = (policy?.extension_pages ?? "").split("; ").filter((rule) => /^(default-src|connect-src|form-action) /.test(rule));
  const opened = ({ currentTarget }: { currentTarget: HTMLDetailsElement }): void => {
    if (currentTarget.open) void check().then(() => setChecked(true), () => setChecked(false));
  };
  return (
    <footer>
      {faults > 0 && <p class="trouble" role="alert">{text(faults === 1 ? "popup_chain_one" : "popup_chain_many", faults)}</p>}
      <details onToggle={opened}>
        <summary>{text("popup_nothing_sent")}</summary>
        <p>{text("popup_nothing_sent_why")}</p>
        <ul>
          {rules.map((rule) => <li key={rule}><code>{rule}</code></li>)}
        </ul>
        <p>{text("popup_may_only", permissions.join(", "))}</p>
        <p>{text("popup_no_text_kept")}</p>
        {checked && faults === 0 && <p role="status">{text("popup_chain_whole")}</p>}
      </details>
    </footer>
  );
}
