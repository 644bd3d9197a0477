/**
 * How content leaves when its time is over: what remains of an entry still holds the chain together, and what remains at the
 * old end leaves for good. A clock that jumps ahead must not cost the history, so age is counted from the last time that
 * was seen at least a day before now: content stays a day or two longer, and a wrong day does no harm.
 */
import { type Link, entryOf, remainderIn, remainderOf } from "../shared/chain";
import { fieldsOf, isNumber } from "../shared/shape";
import { type Store, readFamily } from "../shared/store";
import { DAY } from "../shared/time";
import { readManaged } from "./managed";

/** Two sightings of the time with a day between them, in milliseconds since 1970. Age is counted from the earlier. */
export interface Clock {
  earlier: number;
  latest: number;
}

/** The clock after it was looked at again. One that went back is believed at once: it can only keep more. */
export function seenAt(clock: Clock | null, now: number): Clock {
  if (!clock) return { earlier: now, latest: now };
  const { earlier, latest } = { earlier: Math.min(clock.earlier, now), latest: Math.min(clock.latest, now) };
  return now - latest >= DAY ? { earlier: latest, latest: now } : { earlier, latest };
}

/** Has content leave that is older than the family, or who manages the browser, keeps it. `now` in milliseconds since 1970. */
export async function prune(db: Store, now: number): Promise<void> {
  const [family, managed] = await Promise.all([readFamily(db), readManaged()]);
  const { retentionDays } = { ...family.settings, ...managed.settings };
  const tx = db.transaction(["entries", "facts"], "readwrite");
  const entries = tx.objectStore("entries");
  const facts = tx.objectStore("facts");
  const stored = await facts.get("clock");
  const clock = seenAt(clockOf(stored), now);
  if (JSON.stringify(clock) !== JSON.stringify(stored)) await facts.put(clock, "clock");
  const tooOld = IDBKeyRange.upperBound(clock.earlier - retentionDays * DAY, true);
  for (let cursor = await entries.index("at").openCursor(tooOld); cursor; cursor = await cursor.continue()) {
    const entry = entryOf({ key: cursor.primaryKey, value: cursor.value });
    if (entry) await entries.put(remainderOf(entry), cursor.primaryKey);
  }
  let cut: Link | null = null;
  for (let cursor = await entries.openCursor(); cursor; cursor = await cursor.continue()) {
    const record = { key: cursor.key, value: cursor.value };
    // A record that cannot be read has no age: it goes with what is old after it.
    if (entryOf(record)) break;
    const remainder = remainderIn(record);
    if (remainder) cut = { sequence: remainder.sequence, hash: remainder.hash };
  }
  if (cut) await Promise.all([entries.delete(IDBKeyRange.upperBound(cut.sequence)), facts.put(cut, "start")]);
  await tx.done;
}

function clockOf(value: unknown): Clock | null {
  const { earlier, latest } = fieldsOf(value);
  return isNumber(earlier) && isNumber(latest) ? { earlier, latest } : null;
}
