/** Help, in the card and on a page of its own: one panel at a time, with a way back. */
import type { Routing } from "../reporting";
import { text as words } from "../text";
import type { Assessment, Outcome } from "../types";
import { make, makeButton } from "./elements";
import { icon } from "./icons";
import { reportBody } from "./report";
import { crisisBlock, serviceEntry } from "./services";
import { talkBody } from "./talk";

/** What help is about. */
export type Panel = "sent" | "again" | "talk" | "report" | "law" | "advice" | "limits";

/** What a panel is made with. */
export interface Help {
  document: Document;
  /** The site as a person knows it. */
  site: string;
  /** Answers where to turn to, for the person's country. */
  routing: Routing;
  /** Whom the teenager chose to talk to, in their own words, or null. */
  trusted: string | null;
  /** Tells the history what the person did. */
  did: (outcome: Outcome) => void;
  /** What the engine found, as far as help depends on it. */
  found: Pick<Assessment, "situation" | "stage" | "hits" | "level" | "crisis">;
}

/** A section of a panel: its title (or none) and its sentences, all as ids of words. */
interface Section {
  title: string | null;
  steps: readonly string[];
}

const numbered = (id: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${id}_${index + 1}`);

const SENT_PHOTO: Section = { title: "help_sent_photo", steps: numbered("help_sent_photo", 4) };
const SENT_MONEY: Section = { title: "help_sent_money", steps: numbered("help_sent_money", 4) };
const SENT_CODE: Section = { title: "help_sent_code", steps: numbered("help_sent_code", 3) };
const SENT_PLACE: Section = { title: "help_sent_place", steps: numbered("help_sent_place", 3) };

/** What may have been given away, the likeliest first. */
function givenAway(situation: string | null): Section[] {
  switch (situation) {
    case "account_scam":
      return [SENT_CODE, SENT_MONEY];
    case "romance_scam":
    case "recovery_scam":
    case "payment_request":
      return [SENT_MONEY, SENT_CODE, SENT_PHOTO];
    case "personal_data_request":
    case "meeting_request":
    case "self_disclosure":
      return [SENT_PLACE, SENT_PHOTO, SENT_CODE];
    case null:
      return [SENT_PHOTO, SENT_MONEY, SENT_CODE, SENT_PLACE];
    default:
      return [SENT_PHOTO, SENT_MONEY, SENT_PLACE];
  }
}

function sectionsOf(panel: Panel, situation: string | null, country: string | null): Section[] {
  switch (panel) {
    case "sent":
      return givenAway(situation);
    case "again":
      return [
        { title: "help_again_same", steps: numbered("help_again_same", 3) },
        { title: "help_again_rescue", steps: numbered("help_again_rescue", 3) },
      ];
    case "law":
      return country === "FR"
        ? [{ title: "law_fr_title", steps: ["law_fr_blackmail", "law_fr_harassment", "law_fr_minor", "law_fr_you"] }]
        : [{ title: null, steps: ["law_any_blackmail", "law_any_minor", "law_any_you"] }];
    case "advice":
      return [{ title: null, steps: numbered("help_advice", 7) }];
    case "limits":
      return [{ title: null, steps: numbered("help_limits", 4) }];
    case "talk":
    case "report":
      return [];
  }
}

function introOf({ trusted }: Help, panel: Panel): string {
  return panel === "talk" && trusted !== null ? words("help_talk_intro_to", trusted) : words(`help_${panel}_intro`);
}

function section(document: Document, { title, steps }: Section): HTMLElement {
  return make(document, "section", {
    children: [
      title === null ? null : make(document, "h3", { text: words(title) }),
      make(document, "ul", { class: "advice", children: steps.map((step) => make(document, "li", { text: words(step) })) }),
    ],
  });
}

/** Makes a panel. `heading` gets the focus when it opens; `back` leads to where it was opened. */
export function helpPanel(help: Help, panel: Panel, back: () => void): { element: HTMLElement; heading: HTMLElement } {
  const { document, routing, did } = help;
  const { crisis, situation } = help.found;
  const heading = make(document, "h2", { text: words(`help_${panel}_title`), attributes: { tabindex: "-1", id: "card-title" } });
  const removal = panel === "sent" ? routing.services("images_online", false) : [];
  const element = make(document, "div", {
    class: "panel",
    children: [
      makeButton(document, {
        class: "plain back",
        children: [icon(document, "back"), make(document, "span", { text: words("warn_back") })],
        press: back,
      }),
      heading,
      crisis ? crisisBlock(document, routing.crisis(), did) : null,
      make(document, "p", { class: "intro", text: introOf(help, panel), attributes: { id: "means" } }),
      ...sectionsOf(panel, situation, routing.country).map((part) => section(document, part)),
      panel === "talk" ? talkBody(help) : null,
      panel === "report" ? reportBody(help) : null,
      removal.length === 0
        ? null
        : make(document, "section", {
            children: [
              make(document, "h3", { text: words("help_sent_services") }),
              make(document, "ul", { class: "services", children: removal.map((service) => serviceEntry(document, service, did)) }),
            ],
          }),
    ],
  });
  return { element, heading };
}
