/** Authors carried forward: sites name the author only on the first row of a group. */
import type { Row, RowFacts } from "./reading";

/** How rows without a name get one. */
export interface CarryRules {
  /** The author of the last row that named one goes on. */
  carry: boolean;
  /** Rows with the same author key have the same author. */
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
  const byKey = new Map<string, string>();
  const byFrom: Record<string, string | null> = { them: null, me: null, unknown: null };
  let last: string | null = null;
  const rows: Row[] = [];
  for (const row of facts) {
    let author = row.sender;
    if (author && row.authorKey) byKey.set(row.authorKey, author);
    if (!author && rules.byKey && row.authorKey) author = byKey.get(row.authorKey) ?? null;
    let answer: Pick<RowFacts, "from" | "source" | "side"> = row;
    if (row.from === "unknown") answer = rules.direction(row, author ?? (rules.carry ? last : null));
    if (!author && rules.carry) {
      author = answer.from === "unknown" || answer.source === "sender" || answer.source === "words" ? last : (byFrom[answer.from] ?? null);
    }
    if (author) {
      last = author;
      byFrom[answer.from] = author;
    }
    if (!author && answer.from === "them") author = rules.title;
    rows.push({ ...row, from: answer.from, source: answer.source, side: answer.side, author });
  }
  return rows;
}
