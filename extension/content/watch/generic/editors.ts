/** Boxes on a page in which a message could be written. */
import { closestDeep, rootsUnder } from "../roots";
import { EDITORS } from "./boxes";
import { isComposerLabel, isOtherBoxLabel } from "./words";

/** Most candidates that are looked at further. */
const MAX_CANDIDATES = 4;

/** Boxes that could be a chat's, the likeliest first. Reads layout. */
export function editorsOf(document: Document): HTMLElement[] {
  const window = document.defaultView;
  if (!window) return [];
  const scored: { box: HTMLElement; score: number }[] = [];
  for (const root of rootsUnder(document)) {
    for (const element of root.querySelectorAll<HTMLElement>(EDITORS)) {
      const score = scoreOf(element, window);
      if (score !== null) scored.push({ box: element, score });
    }
  }
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_CANDIDATES)
    .map(({ box }) => box);
}

/** How likely the box is a chat's; null if it can't be one. */
function scoreOf(box: HTMLElement, window: Window): number | null {
  if (box.parentElement?.closest("[contenteditable]:not([contenteditable=false])")) return null;
  if (box.matches("input[type=search], input[type=password], input[type=email]")) return null;
  if (closestDeep(box, "[role=search], [role=gridcell]") || (box.closest("table")?.rows.length ?? 0) > 2) return null;
  const label = labelOf(box);
  if (isOtherBoxLabel(label)) return null;
  const place = box.getBoundingClientRect();
  if (place.width <= 40 || place.height === 0 || place.height > window.innerHeight * 0.5) return null;
  if (box.checkVisibility?.({ visibilityProperty: true }) === false) return null;
  let score = 0;
  if (isComposerLabel(label)) score += 3;
  if (box.getAttribute("role") === "textbox") score += 1;
  if (place.top > window.innerHeight / 2) score += 2;
  if (place.width > 200) score += 1;
  return score;
}

/** What names the box: its label, placeholder and the like. */
export function labelOf(box: HTMLElement): string {
  const labels = "labels" in box ? [...((box as HTMLTextAreaElement).labels ?? [])].map((label) => label.textContent ?? "") : [];
  return [...["aria-label", "placeholder", "aria-placeholder", "data-placeholder", "title", "name"].map((name) => box.getAttribute(name) ?? ""), ...labels]
    .join(" ")
    .slice(0, 300);
}
