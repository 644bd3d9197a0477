/**
 * What "This is not a problem" changes. It holds for the pattern in this conversation: nothing more of the same, less of
 * what the same trap goes on with. A danger is always seen, as the person may have been talked into the answer.
 */
import type { Assessment, Show } from "./types";

/** What is remembered of a finding: situation and stage, never words. */
export function patternOf({ situation, stage }: Pick<Assessment, "situation" | "stage">): string {
  return `${situation ?? ""}/${stage ?? ""}`;
}

/** How much of a finding is shown where `dismissed` patterns were said to be no problem. Words of a crisis are never less. */
export function shownDespite(dismissed: readonly string[], found: Assessment): Show {
  const { level, show, crisis } = found;
  const known = dismissed.some((pattern) => pattern.startsWith(patternOf({ ...found, stage: null })));
  if (!known || crisis || show === "none") return show;
  const same = dismissed.includes(patternOf(found));
  if (level === "danger") return same ? "bar" : show;
  return same ? "none" : "bar";
}
