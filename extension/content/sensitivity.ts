/** What the family's level of sensitivity and discreet mode change. A danger and words of a crisis are never less. */
import type { Sensitivity } from "../shared/settings";
import type { Assessment, Level, Show } from "../shared/types";

/** What the family has set, as far as it matters here. */
interface Wishes {
  sensitivity: Sensitivity;
  discreet: boolean;
}

/** How much of a finding is shown. `wishes` is null as long as they are not known. */
export function shownTo(wishes: Wishes | null, { level, crisis, show }: Pick<Assessment, "level" | "crisis" | "show">): Show {
  if (!wishes || crisis || level === "danger" || show === "none") return show;
  if (level === "warning") return wishes.discreet || wishes.sensitivity === "essential" ? "bar" : show;
  return wishes.sensitivity === "essential" ? "none" : show;
}

/** Whether a finding of this level goes to the history. */
export function isKept(wishes: Wishes | null, level: Level): boolean {
  return level === "danger" || level === "warning" || (level === "notice" && wishes?.sensitivity === "attentive");
}
