/** Reading the history. */
import { type ChainFault, entryOf, remainderIn, verify } from "../../shared/chain";
import { type Store, readChain, readFamily } from "../../shared/store";
import type { Placed } from "./conversations";

/** The history as it was read. */
export interface History {
  /** Readable entries, oldest first. */
  entries: Placed[];
  /** Whether old entries have left, as their time was over. */
  cut: boolean;
  /** Whether both agreed: before that nothing is kept. */
  agreed: boolean;
  /** Checks the whole chain; takes a while with many entries. */
  check(): Promise<ChainFault[]>;
}

/** Reads everything. Rejects with `StorageUnavailable`. */
export async function loadHistory(store: Promise<Store>): Promise<History> {
  const [{ records, start, head }, { consent }] = await Promise.all([store.then(readChain), store.then(readFamily)]);
  const entries = records.flatMap((record): Placed[] => {
    const entry = entryOf(record);
    return entry ? [{ sequence: entry.sequence, content: entry.content }] : [];
  });
  return {
    entries,
    cut: start.sequence > 0 || records.some((record) => remainderIn(record) !== null),
    agreed: consent !== null,
    check: () => verify(records, start, head),
  };
}
