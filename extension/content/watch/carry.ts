/** Authors carried forward: sites name the author only on the first row of a group. */
import type { Row, RowFacts } from "./reading";

/** How rows without a name get one. */
export interface CarryRules {
  /** The author of the last row that named one goes on. */
  carry: boolean;
  /** Rows with the same author key have the same author, and so the same direction. */
  byKey: boolean;
  /** The conversation's title, for messages that came in. */
  title: string | null;
  /** Direction of a row once its author is known. */
  direction(facts: RowFacts, author: string | null): Pick<RowFacts, "from" | "source" | "side">;
}

/**
 * Rows with their authors, given oldest first. A name goes on to the next rows of the same direction; where direction
 * itself depends on the name, to the next rows.
 */
export function carryAuthors(facts: readonly RowFacts[], rules: CarryRules): Row[] {
  const byKey = new Map<string, Row>();
  const byFrom: Record<string, string | null> = { them: null, me: null, unknown: null };
  let last: string | null = null;
  const rows: Row[] = [];
  for (const row of facts) {
    const same = rules.byKey && row.authorKey ? byKey.get(row.authorKey) : undefined;
    let author = row.sender ?? same?.author ?? null;
    let answer: Pick<RowFacts, "from" | "source" | "side"> = row;
    if (row.from === "unknown") answer = same && same.from !== "unknown" ? same : rules.direction(row, author ?? (rules.carry ? last : null));
    if (!author && rules.carry) {
      author = answer.from === "unknown" || answer.source === "sender" || answer.source === "words" ? last : (byFrom[answer.from] ?? null);
    }
    if (author) {
      last = author;
      byFrom[answer.from] = author;
    }
    if (!author && answer.from === "them") author = rules.title;
    const read = { ...row, from: answer.from, source: answer.source, side: answer.side, author };
    if (row.sender && row.authorKey) byKey.set(row.authorKey, read);
    rows.push(read);
  }
  return rows;
}
