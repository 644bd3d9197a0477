/** What the history knows of a conversation, for its fact book. */
import { entryOf } from "../../shared/chain";
import { type Store, readChain } from "../../shared/store";
import type { Alert, HistoryEntry } from "../../shared/types";

/** The alerts of one conversation with all that was added to them, oldest first. */
export interface Case {
  entries: HistoryEntry[];
  alerts: Alert[];
}

/** The conversation that an alert belongs to, or null when the alert is not in the history (any more). */
export async function caseOf(store: Store, alert: string): Promise<Case | null> {
  const all = (await readChain(store)).records.flatMap((record) => entryOf(record) ?? []);
  const opened = all.find(({ content }) => content.type === "alert" && content.id === alert)?.content;
  if (opened?.type !== "alert") return null;
  const alerts = all.flatMap(({ content }) => (content.type === "alert" && content.conversation === opened.conversation ? [content] : []));
  return { entries: entriesOf(all, new Set(alerts.map(({ id }) => id))), alerts };
}

/** Entries that are one of some alerts, or were added to one. */
export function entriesOf(entries: readonly HistoryEntry[], alerts: ReadonlySet<string>): HistoryEntry[] {
  return entries.filter(({ content }) => {
    if (content.type === "alert") return alerts.has(content.id);
    return (content.type === "outcome" || content.type === "word") && alerts.has(content.alert);
  });
}
