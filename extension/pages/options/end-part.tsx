import { useState } from "preact/hooks";
import { ask } from "../../shared/ask";
import { faultOf } from "../../shared/fault";
import { text } from "../../shared/text";
import { faultWords } from "../parts/fault-words";
import type { FamilyInPage } from "../parts/use-family";

/** Deleting everything, and taking the agreement back. Either is one press, and one more to be sure. */
export function EndPart({ agreed, change }: { agreed: boolean; change: FamilyInPage["change"] }) {
  const [said, setSaid] = useState<string | null>(null);
  const remove = (): void => {
    ask({ kind: "delete-all" }).then(
      ({ deleted }) => setSaid(text(deleted === 1 ? "options_deleted_one" : "options_deleted", deleted)),
      (error: unknown) => setSaid(faultWords(faultOf(error, "Unreachable"))),
    );
  };
  return (
    <div class="setting">
      <h3>{text("options_end")}</h3>
      <Sure title="options_delete" does={remove} />
      {agreed && <Sure title="options_withdraw" does={() => void change({ kind: "withdraw" })} />}
      <p role="status">{said}</p>
    </div>
  );
}

/** Something that cannot be undone: opened by one press, done by the next. */
function Sure({ title, does }: { title: string; does(): void }) {
  return (
    <details>
      <summary>{text(title)}</summary>
      <p>{text(`${title}_means`)}</p>
      <button
        type="button"
        class="button small"
        onClick={({ currentTarget }) => {
          does();
          currentTarget.closest("details")?.removeAttribute("open");
        }}
      >
        {text(`${title}_do`)}
      </button>
    </details>
  );
}
