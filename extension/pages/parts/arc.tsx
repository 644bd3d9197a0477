import { STAGES } from "../../shared/stages";
import { text } from "../../shared/text";

/** The known course of a situation with the step that was reached; nothing where there is no course. */
export function Arc({ situation, stage, next }: { situation: string; stage: string | null; next: string | null }) {
  const stages = STAGES[situation] ?? [];
  const here = stage === null ? -1 : stages.indexOf(stage);
  if (stages.length < 2 || here < 0) return null;
  const label = (id: string): string => text(`stage_${situation}_${id}`);
  return (
    <div class="arc">
      <ol class="steps" aria-label={text("warn_arc_title")}>
        {stages.map((id, index) => (
          <li key={id} class={index < here ? "past" : index === here ? "here" : "later"} aria-current={index === here ? "step" : undefined}>
            <span class="unseen">{label(id)}</span>
          </li>
        ))}
      </ol>
      <p>
        <strong>{text("history_arc_reached", label(stages[here] ?? ""))}</strong> <span>{text("warn_arc_step", here + 1, stages.length)}</span>
        {next && stages.includes(next) && <span>{text("warn_arc_next", label(next))}</span>}
      </p>
    </div>
  );
}
