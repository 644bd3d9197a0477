import { useEffect, useState } from "preact/hooks";
import { ask } from "../../shared/ask";
import { text } from "../../shared/text";

/** In how many conversations the teenager chose not to be asked before sending, and taking that back in all of them. */
export function KnownPart() {
  const [count, setCount] = useState<number | null>(null);
  const look = (): Promise<void> => ask({ kind: "count-known" }).then(setCount, () => setCount(null));
  useEffect(() => void look(), []);
  return (
    <div class="setting">
      <h3>{text("options_known")}</h3>
      <p class="quiet">{text("options_known_means")}</p>
      {count !== null && <p role="status">{count === 0 ? text("options_known_none") : text(count === 1 ? "options_known_one" : "options_known_many", count)}</p>}
      {count !== null && count > 0 && (
        <button type="button" class="button small" onClick={() => void ask({ kind: "forget-known" }).then(look, look)}>{text("options_known_forget")}</button>
      )}
    </div>
  );
}
