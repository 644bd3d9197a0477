import type { IconName } from "../../shared/help/icons";
import { RETENTIONS } from "../../shared/settings";
import { text } from "../../shared/text";
import { Choice, Setting } from "../parts/setting";
import { Icon } from "../parts/icon";
import type { StepParts } from "./welcome-page";

/** What is agreed on, point by point, each with its sign. */
export const POINTS: readonly (readonly [string, IconName])[] = [["watched", "find"], ["kept", "keep"], ["seen", "talk"], ["pause", "wait"], ["stays", "lock"]];

/** What is watched, what is kept and for how long, who sees what, how to pause. */
export function WhatStep({ view, change }: StepParts) {
  return (
    <>
      <ul class="points">
        {POINTS.map(([point, icon]) => (
          <li key={point}>
            <Icon name={icon} />
            <div>
              <h3>{text(`welcome_${point}`)}</h3>
              <p>{text(`welcome_${point}_means`)}</p>
            </div>
          </li>
        ))}
      </ul>
      <Setting view={view} name="retentionDays">
        <Choice name="retentionDays" values={RETENTIONS} chosen={view.settings.retentionDays} choose={(retentionDays) => change({ settings: { retentionDays } })} />
      </Setting>
    </>
  );
}
