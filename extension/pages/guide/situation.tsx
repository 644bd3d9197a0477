import { STAGES } from "../../shared/stages";
import { text } from "../../shared/text";

/** A situation for parents: what it is, what the teenager read about it, its usual course, what helps. */
export function Situation({ situation }: { situation: string }) {
  const stages = STAGES[situation] ?? [];
  return (
    <div class="situation">
      <p>{text(`guide_${situation}`)}</p>
      <h3>{text("guide_read")}</h3>
      <blockquote><p>{text(`situation_${situation}_means`)}</p></blockquote>
      {stages.length > 1 && (
        <>
          <h3>{text("guide_course")}</h3>
          <ol class="course">
            {stages.map((stage) => <li key={stage}>{text(`stage_${situation}_${stage}`)}</li>)}
          </ol>
        </>
      )}
      <h3>{text("guide_helps")}</h3>
      <p>{text(`guide_${situation}_helps`)}</p>
    </div>
  );
}
