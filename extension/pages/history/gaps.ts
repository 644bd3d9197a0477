/** Where the history is not whole, in days rather than in numbers of entries. */
import type { ChainFault } from "../../shared/chain";
import type { Placed } from "./conversations";

/** Neighbouring places with something wrong, and when the readable entries around them were written. */
export interface Gap {
  count: number;
  /** Milliseconds since 1970; null where no readable entry is on that side. */
  after: number | null;
  before: number | null;
}

/** The first `most` gaps, oldest first, and how many more there are. `entries` come oldest first. */
export function gapsOf(faults: readonly ChainFault[], entries: readonly Placed[], most: number): { gaps: Gap[]; more: number } {
  const places = [...new Set(faults.map(({ sequence }) => sequence))].sort((one, other) => one - other);
  const runs: [number, number][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run && run[1] === place - 1) run[1] = place;
    else runs.push([place, place]);
  }
  const gaps = runs.slice(0, most).map(([first, last]) => ({
    count: last - first + 1,
    after: entries.findLast(({ sequence }) => sequence < first)?.content.at ?? null,
    before: entries.find(({ sequence }) => sequence > last)?.content.at ?? null,
  }));
  return { gaps, more: Math.max(0, runs.length - most) };
}
