/** Adding a backup's entries to the history: all that fit in one write, or none. */
import { readBackup } from "../shared/backup";
import { entryOf } from "../shared/chain";
import { Fault } from "../shared/fault";
import type { Imported } from "../shared/page-messages";
import { readChain } from "../shared/store";
import { DAY } from "../shared/time";
import type { HistoryContent } from "../shared/types";
import { type FamilyMeans, familyNow } from "./family";

/**
 * Adds what is whole, not there yet, and not too old. The entries keep their times; the line after them tells that they came
 * from a backup. Rejects with `ForeignFile`, `NewerFile`, `DamagedFile` or `NoConsent`.
 */
export async function importBackup({ store, history, now }: FamilyMeans, file: string): Promise<Imported> {
  const { entries, faults } = await readBackup(file);
  const faulty = new Set(faults.map(({ sequence }) => sequence));
  const { settings } = await familyNow(store);
  const oldest = now() - settings.retentionDays * DAY;
  let imported: Imported = { added: 0, known: 0, old: 0, faulty: faulty.size };
  await history.write(async ({ consent }) => {
    if (!consent) throw new Fault("NoConsent", "nothing is kept before both have agreed");
    const { records } = await readChain(await store());
    const known = new Set(records.map((record) => entryOf(record)?.digest));
    const whole = entries.filter(({ sequence }) => !faulty.has(sequence));
    const young = whole.filter(({ content }) => content.at >= oldest);
    const fresh = young.filter(({ digest }) => !known.has(digest));
    imported = { added: fresh.length, known: young.length - fresh.length, old: whole.length - young.length, faulty: faulty.size };
    if (fresh.length === 0) return { tell: [] };
    const told: HistoryContent = { type: "imported", at: now(), entries: fresh.length, left: imported.known + imported.old + imported.faulty };
    return { tell: [...fresh.map(({ content }) => content), told] };
  });
  return imported;
}
