/** An adapter with little evidence must agree with structure on who wrote what, or it tells no direction. */
import { detect } from "./generic/detect";
import { emptyFacts, type Pane, type Row } from "./reading";

/** Rows both must know before they can disagree. */
const MIN_COMPARED = 5;

/** Share of these on which they must agree. */
const MIN_AGREED = 0.8;

/** Rows by which a list must have changed to be compared again. */
const NEWS = 5;

/** The last comparison of each list. */
const verdicts = new WeakMap<Element, { rows: number; trusted: boolean }>();

/** The pane, with directions left open while structure sees them otherwise. */
export function withSecondOpinion(pane: Pane): Pane {
  return {
    ...pane,
    rows: (facts) => {
      const rows = pane.rows(facts);
      return isTrusted(pane, rows) ? rows : rows.map((row) => ({ ...row, from: "unknown", source: null }));
    },
  };
}

function isTrusted(pane: Pane, rows: readonly Row[]): boolean {
  const last = verdicts.get(pane.list);
  if (last && Math.abs(last.rows - rows.length) < NEWS) return last.trusted;
  const [other] = detect(pane.list.ownerDocument, false, null);
  const trusted = !other || agrees(rows, other.rows(emptyFacts()));
  verdicts.set(pane.list, { rows: rows.length, trusted });
  return trusted;
}

/** Whether two readings of the same rows tell the same directions, as far as both tell any. */
export function agrees(rows: readonly Pick<Row, "words" | "from">[], others: readonly Pick<Row, "words" | "from">[]): boolean {
  const seen = new Map<string, Set<string>>();
  for (const { words, from } of others) if (words !== "" && from !== "unknown") seen.set(words, (seen.get(words) ?? new Set()).add(from));
  const compared = rows.filter((row) => row.from !== "unknown" && seen.has(row.words));
  const agreed = compared.filter((row) => seen.get(row.words)?.has(row.from));
  return compared.length < MIN_COMPARED || agreed.length >= MIN_AGREED * compared.length;
}
