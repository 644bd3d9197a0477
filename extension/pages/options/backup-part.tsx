import { useState } from "preact/hooks";
import { ask } from "../../shared/ask";
import { backupOf, tableOf } from "../../shared/backup";
import { faultOf } from "../../shared/fault";
import { type Store, readChain } from "../../shared/store";
import { text } from "../../shared/text";
import { faultWords } from "../parts/fault-words";
import { saveFile } from "../parts/save-file";

/** Taking the history along as a file, and adding one again. */
export function BackupPart({ store, agreed }: { store: Promise<Store>; agreed: boolean }) {
  const [said, setSaid] = useState<string | null>(null);
  const attempt = async (work: () => Promise<string>): Promise<void> => {
    setSaid(text("options_backup_works"));
    setSaid(await work().catch((error: unknown) => faultWords(faultOf(error, "Unreachable"))));
  };
  const save = (kind: "json" | "csv"): Promise<void> =>
    attempt(async () => {
      const chain = await readChain(await store);
      const day = new Date().toISOString().slice(0, 10);
      if (kind === "json") saveFile(`vigie-${day}.json`, "application/json", backupOf(chain, Date.now()));
      else saveFile(`vigie-${day}.csv`, "text/csv", tableOf(chain.records));
      return text("options_backup_saved");
    });
  const add = (input: HTMLInputElement): Promise<void> =>
    attempt(async () => {
      const file = await input.files?.[0]?.text();
      input.value = "";
      const { added, known, old, faulty } = await ask({ kind: "import", file: file ?? "" });
      return text("options_import_done", added, known, old, faulty);
    });
  return (
    <div class="setting">
      <h3>{text("options_backup")}</h3>
      <p class="quiet">{text("options_backup_means")}</p>
      <p class="line">
        <button type="button" class="button small" onClick={() => void save("json")}>{text("options_backup_json")}</button>
        <button type="button" class="button small" onClick={() => void save("csv")}>{text("options_backup_csv")}</button>
      </p>
      <label class="file">
        <span>{text("options_import")}</span>
        <input type="file" accept=".json,application/json" disabled={!agreed} onChange={({ currentTarget }) => void add(currentTarget)} />
      </label>
      <p role="status">{said}</p>
    </div>
  );
}
