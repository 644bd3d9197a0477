import type { ChainFault } from "../../shared/chain";
import { ext } from "../../shared/ext";
import { text } from "../../shared/text";

/** That nothing leaves the device, with what proves it, and that the history is whole. */
export function Proof({ faults }: { faults: readonly ChainFault[] | null }) {
  const { permissions = [], content_security_policy: policy } = ext.runtime.getManifest() as chrome.runtime.ManifestV3;
  const rules = (policy?.extension_pages ?? "").split("; ").filter((rule) => /^(default-src|connect-src|form-action) /.test(rule));
  const broken = faults !== null && faults.length > 0;
  return (
    <footer>
      {broken && <p class="trouble" role="alert">{text(faults.length === 1 ? "popup_chain_one" : "popup_chain_many", faults.length)}</p>}
      <details>
        <summary>{text("popup_nothing_sent")}</summary>
        <p>{text("popup_nothing_sent_why")}</p>
        <ul>
          {rules.map((rule) => <li key={rule}><code>{rule}</code></li>)}
        </ul>
        <p>{text("popup_may_only", permissions.join(", "))}</p>
        <p>{text("popup_no_text_kept")}</p>
        {faults?.length === 0 && <p>{text("popup_chain_whole")}</p>}
      </details>
    </footer>
  );
}
