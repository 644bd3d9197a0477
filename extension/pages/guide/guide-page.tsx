import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { crisisBlock, serviceEntry } from "../../shared/help/services";
import { STAGES } from "../../shared/stages";
import { text } from "../../shared/text";
import { CountryChoice } from "../parts/country-choice";
import { Built } from "../parts/built";
import { Frame } from "../parts/frame";
import { Icon } from "../parts/icon";
import { useAddress } from "../parts/use-address";
import { useServices } from "../parts/use-services";
import { Situation } from "./situation";

/** How many sentences there are to say, never to say, and steps to take, in their order. */
const COUNTS = { say: 5, never: 5, steps: 6 } as const;

const SITUATIONS = Object.keys(STAGES);

/** The whole guide, with the situation it was opened from first: `guide.html#grooming`. `country` as it was set. */
export function GuidePage(props: { country: string | null }) {
  const situation = useAddress(SITUATIONS);
  const { country, services, choose } = useServices(props.country);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), [situation]);
  const nothing = (): void => undefined;
  const crisis = useMemo(() => [crisisBlock(document, services.crisis(), nothing)], [services]);
  const people = useMemo(() => services.talk().map((service) => serviceEntry(document, service, nothing)), [services]);

  return (
    <Frame title={text("guide_title")} here="guide">
      <p>{text("guide_intro")}</p>
      {situation && (
        <section class="surface" aria-labelledby="situation">
          <h2 id="situation" ref={heading} tabIndex={-1}>{text(`situation_${situation}_name`)}</h2>
          <Situation situation={situation} />
        </section>
      )}
      <div class="say-never">
        <Sentences kind="say" />
        <Sentences kind="never" />
      </div>
      <section class="surface" aria-labelledby="steps">
        <h2 id="steps">{text("guide_steps")}</h2>
        <ol class="numbered">
          {numbered("guide_steps", COUNTS.steps).map((key) => <li key={key}>{text(key)}</li>)}
        </ol>
      </section>
      <section class="surface" aria-labelledby="numbers">
        <h2 id="numbers">{text("guide_numbers")}</h2>
        <CountryChoice chosen={country} choose={choose} />
        <Built elements={crisis} />
        <h3>{text("guide_people")}</h3>
        <Built elements={people} list />
        <p><a href="help.html#report">{text("guide_report")}</a></p>
      </section>
      <section class="surface" aria-labelledby="all">
        <h2 id="all">{text("guide_all")}</h2>
        {SITUATIONS.filter((other) => other !== situation).map((other) => (
          <details key={other}>
            <summary>{text(`situation_${other}_name`)}</summary>
            <Situation situation={other} />
          </details>
        ))}
      </section>
    </Frame>
  );
}

const numbered = (id: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${id}_${index + 1}`);

/** Sentences to say, or never to say with what they do. */
function Sentences({ kind }: { kind: "say" | "never" }) {
  return (
    <section class={`surface sentences ${kind}`} aria-labelledby={kind}>
      <h2 id={kind}><Icon name={kind === "say" ? "heart" : "stop"} /> <span>{text(`guide_${kind}`)}</span></h2>
      <ul>
        {numbered(`guide_${kind}`, COUNTS[kind]).map((key) => (
          <li key={key}>
            <q>{text(key)}</q>
            <p class="quiet">{text(`${key}_why`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
