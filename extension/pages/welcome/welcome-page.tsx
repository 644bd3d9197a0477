import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { ask } from "../../shared/ask";
import type { FamilyView } from "../../shared/page-messages";
import { text } from "../../shared/text";
import { faultWords } from "../parts/fault-words";
import { useFamily } from "../parts/use-family";
import { Frame } from "../parts/frame";
import { Icon } from "../parts/icon";
import { day } from "../parts/when";
import { BLANK, type Draft, requestOf } from "./agreement";
import { PersonStep } from "./person-step";
import { SitesStep } from "./sites-step";
import { STEPS, type Step, stepIn } from "./steps";
import { TryStep } from "./try-step";
import { WhatStep } from "./what-step";
import { WhoStep } from "./who-step";
import { YesStep } from "./yes-step";

/** What each step is given: the family as it will be if both agree, and how to change it. */
export interface StepParts {
  view: FamilyView;
  draft: Draft;
  change(draft: Partial<Draft>): void;
}

/** The agreement in a few steps, each with an address. `known` are ids of the known sites. */
export function WelcomePage({ known }: { known: readonly string[] }) {
  const { view, fault, change: asked } = useFamily();
  const [step, setStep] = useState(stepIn(location.hash));
  const [draft, setDraft] = useState(BLANK);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    const move = (): void => {
      moved.current = true;
      setStep(stepIn(location.hash));
    };
    addEventListener("hashchange", move);
    return () => removeEventListener("hashchange", move);
  }, []);
  useLayoutEffect(() => {
    if (moved.current) heading.current?.focus();
  }, [step]);

  const agree = async (): Promise<void> => {
    const request = requestOf(draft);
    if (!request || !(await asked(request))) return;
    if (draft.passphrase !== "") await ask({ kind: "set-passphrase", passphrase: draft.passphrase });
    setDraft(BLANK);
  };

  const place = STEPS.indexOf(step);
  const parts: StepParts | null = view && {
    view: { ...view, settings: { ...view.settings, ...draft.settings } },
    draft,
    change: (more) => setDraft((now) => ({ ...now, ...more, settings: { ...now.settings, ...more.settings } })),
  };
  return (
    <Frame title={text("welcome_title")} here={null}>
      {view?.consent && <Agreed at={view.consent.at} />}
      {fault && <p class="trouble" role="alert">{faultWords(fault)}</p>}
      <section class="surface step" aria-labelledby="step">
        <p class="quiet">{text("welcome_step", place + 1, STEPS.length)}</p>
        <h2 id="step" ref={heading} tabIndex={-1}>{text(`welcome_${step}`)}</h2>
        {parts && <StepBody step={step} parts={parts} known={known} agree={agree} />}
        <nav class="turn" aria-label={text("welcome_steps")}>
          {place > 0 && <a class="button" href={`#${STEPS[place - 1]}`}><Icon name="back" /> {text("warn_back")}</a>}
          {place < STEPS.length - 1 && <a class="button main" href={`#${STEPS[place + 1]}`}>{text("welcome_on")} <Icon name="more" /></a>}
        </nav>
      </section>
    </Frame>
  );
}

function StepBody({ step, parts, known, agree }: { step: Step; parts: StepParts; known: readonly string[]; agree(): Promise<void> }) {
  switch (step) {
    case "who":
      return <WhoStep {...parts} />;
    case "what":
      return <WhatStep {...parts} />;
    case "sites":
      return <SitesStep {...parts} known={known} />;
    case "person":
      return <PersonStep {...parts} />;
    case "try":
      return <TryStep {...parts} />;
    case "yes":
      return <YesStep {...parts} agree={agree} />;
  }
}

/** That the agreement stands, with where to go from here. */
function Agreed({ at }: { at: number }) {
  return (
    <section class="surface agreed" role="status">
      <p><Icon name="check" /> <strong>{text("welcome_agreed", day(at))}</strong></p>
      <p>{text("welcome_agreed_means")}</p>
      <p class="line">
        <a class="button small" href="history.html">{text("pages_history")}</a>
        <a class="button small" href="options.html">{text("pages_options")}</a>
      </p>
    </section>
  );
}
