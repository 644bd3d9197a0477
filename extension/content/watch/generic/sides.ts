/**
 * Whether a list has two sides, one for each of those who write. Lists that put a name of any length before each message
 * and let it run on to the right look so by chance; there, sides mean nothing.
 */
import type { Gaps, RowFacts } from "../reading";

/** Rows on each side that a list needs before sides mean anything. */
const MIN_A_SIDE = 2;

/** Share of the list's width by which words at the end begin later than words at the start usually do. */
const LATER = 0.1;

/** Share of the list's width within which the ends of words that are flushed to the end agree. */
const FLUSH = 0.04;

/** Whether the rows stand on two sides. */
export function hasTwoSides(rows: readonly Pick<RowFacts, "side" | "gaps">[]): boolean {
  const gapsAt = (side: RowFacts["side"]): Gaps[] => rows.flatMap((row) => (row.side === side && row.gaps ? [row.gaps] : []));
  const starts = gapsAt("start");
  if (starts.length < MIN_A_SIDE) return false;
  const usual = median(starts.map((gaps) => gaps.start));
  const later = gapsAt("end").filter((gaps) => gaps.start > usual + LATER);
  const edge = median(later.map((gaps) => gaps.end));
  const flush = later.filter((gaps) => Math.abs(gaps.end - edge) <= FLUSH);
  return flush.length >= Math.max(MIN_A_SIDE, later.length / 2);
}

/** The middle one of the values, the lower of the two in the middle of an even number; 0 for none. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
