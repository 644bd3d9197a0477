/** The known course of a situation, drawn as steps with "you are here". */
import { make } from "../help/elements";
import { icon } from "../help/icons";
import { STAGES } from "../stages";
import { words } from "./words";

/** The steps of a situation with the present one marked; null where there is no course to show. */
export function arc(document: Document, situation: string, stage: string | null, next: string | null): HTMLElement | null {
  const stages = STAGES[situation] ?? [];
  const here = stage === null ? -1 : stages.indexOf(stage);
  if (stages.length < 2 || here < 0) return null;
  const label = (id: string): string => words(`stage_${situation}_${id}`);
  const steps = stages.map((id, index) => {
    const state = index < here ? "past" : index === here ? "here" : id === next ? "next" : "later";
    const said = index === here ? words("warn_arc_here", label(id)) : id === next ? words("warn_arc_next", label(id)) : label(id);
    return make(document, "li", {
      class: `step ${state}`,
      attributes: { "aria-current": index === here ? "step" : null },
      children: [
        index === here ? icon(document, "pin") : null,
        make(document, "span", { class: "unseen", text: said }),
      ],
    });
  });
  return make(document, "section", {
    class: "arc",
    attributes: { "aria-label": words("warn_arc_title") },
    children: [
      make(document, "ol", { class: "steps", children: steps }),
      make(document, "p", {
        class: "arc-words",
        children: [
          make(document, "strong", { text: words("warn_arc_here", label(stages[here] ?? "")), attributes: { "aria-hidden": "true" } }),
          make(document, "span", { text: words("warn_arc_step", String(here + 1), String(stages.length)) }),
        ],
      }),
    ],
  });
}
