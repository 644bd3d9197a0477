/** The card: what is going on, what usually follows, and what to do, with help one tap away. */
import { make, makeButton } from "../help/elements";
import { icon } from "../help/icons";
import { helpPanel, type Panel } from "../help/panel";
import { crisisBlock } from "../help/services";
import { actionList } from "./actions";
import { arc } from "./arc";
import { meaning, story } from "./story";
import type { Setting, Warning } from "./warning";
import { words, wordsIf } from "./words";

/** Looks of a card: the same words in another frame are read again rather than waved away. */
const VARIANTS = 3;

/** What a person can do with a card as a whole. */
export interface CardExits {
  close(): void;
  /** Somebody is looking over the shoulder. */
  hide(): void;
  notAProblem(): void;
}

/** A card on its way to the screen. */
export interface Card {
  dialog: HTMLDialogElement;
  safe: HTMLElement;
  /** Has screen readers say what the card is about, where it opens without taking the focus. */
  say(): void;
  /** Whether a help panel is open, in which nobody wants to be disturbed. */
  busy(): boolean;
}

/** Makes the card of a warning. `turn` counts the cards shown, to vary the frame. */
export function createCard(setting: Setting, warning: Warning, turn: number, exits: CardExits): Card {
  const { document, marker } = setting;
  const { assessment } = warning;
  const danger = assessment.level === "danger";
  const status = make(document, "p", { class: "unseen", attributes: { role: "status" } });
  const body = make(document, "div", { class: "card-body" });
  let panelOpen = false;

  const unpeek = makeButton(document, { class: "button small unpeek", text: words("warn_back_to_card"), press: () => peek(false) });
  const dialog = make(document, "dialog", {
    class: `surface card ${assessment.level} variant-${turn % VARIANTS}`,
    attributes: {
      role: danger ? "alertdialog" : "dialog",
      "aria-labelledby": "card-brand card-title",
      "aria-describedby": "means",
      lang: words("warn_lang"),
      dir: words("warn_direction"),
      tabindex: "-1",
    },
    children: [cardHead(document, exits, danger), unpeek, body, status],
  });

  const peek = (on: boolean): void => {
    dialog.classList.toggle("peek", on);
    if (on) unpeek.focus({ preventScroll: true });
    else main.safe.focus({ preventScroll: true });
  };
  const find = (start: number, end: number): void => {
    const shown = marker.show(warning.message, start, end);
    status.textContent = words(shown ? "warn_chip_found" : "warn_chip_gone");
    const own = dialog.getBoundingClientRect();
    if (shown && shown.right > own.left && shown.left < own.right && shown.bottom > own.top && shown.top < own.bottom) peek(true);
  };
  const open = (panel: Panel): void => {
    if (panel === "sent") setting.did("already-sent");
    panelOpen = true;
    const view = helpPanel({ ...setting, found: assessment }, panel, () => {
      panelOpen = false;
      body.replaceChildren(...main.nodes);
      main.safe.focus();
    });
    body.replaceChildren(view.element);
    body.scrollTop = 0;
    view.heading.focus({ preventScroll: true });
  };

  const main = mainView(setting, warning, { find, open, exits });
  body.append(...main.nodes);
  const say = (): void => {
    status.textContent = [words("warn_title"), main.headline, meaning(assessment).means].join(". ");
  };
  return { dialog, safe: main.safe, say, busy: () => panelOpen };
}

function cardHead(document: Document, exits: CardExits, danger: boolean): HTMLElement {
  return make(document, "div", {
    class: "card-head",
    children: [
      make(document, "span", { class: "badge", children: [icon(document, danger ? "shield" : "wait")] }),
      make(document, "p", { class: "brand", text: words("warn_title"), attributes: { id: "card-brand" } }),
      makeButton(document, {
        class: "plain",
        press: () => exits.hide(),
        children: [icon(document, "hide"), make(document, "span", { text: words("warn_hide") })],
      }),
      makeButton(document, {
        class: "plain round",
        attributes: { "aria-label": words("warn_close") },
        press: () => exits.close(),
        children: [icon(document, "close")],
      }),
    ],
  });
}

interface Ways {
  find: (start: number, end: number) => void;
  open: (panel: Panel) => void;
  exits: CardExits;
}

function mainView(setting: Setting, warning: Warning, ways: Ways): { nodes: HTMLElement[]; safe: HTMLElement; headline: string } {
  const { document, routing } = setting;
  const { assessment } = warning;
  const situation = assessment.situation ?? "";
  const actions = actionList(setting, assessment, ways.open);
  const crisis = assessment.crisis ? crisisBlock(document, routing.crisis(), setting.did) : null;
  const named = `situation_${situation}_headline`;
  const headline = wordsIf(`${named}_${assessment.level}`) ?? wordsIf(named) ?? words(`warn_headline_${assessment.level}`);
  const nodes = [
    crisis,
    make(document, "h2", { text: headline, attributes: { id: "card-title" } }),
    story(setting, warning, ways.find),
    arc(document, situation, assessment.stage, assessment.next),
    make(document, "section", {
      class: "todo",
      attributes: { "aria-labelledby": "todo-title" },
      children: [make(document, "h3", { text: words("warn_what_to_do"), attributes: { id: "todo-title" } }), actions.list],
    }),
    make(document, "div", {
      class: "exits",
      children: [
        makeButton(document, { class: "button", text: words("help_sent_open"), press: () => ways.open("sent") }),
        makeButton(document, { class: "button", text: words("warn_not_a_problem"), press: () => ways.exits.notAProblem() }),
      ],
    }),
    make(document, "p", {
      class: "further",
      children: (["again", "advice", "law", "limits"] as const).map((panel) =>
        makeButton(document, { class: "textual", text: words(`help_${panel}_open`), press: () => ways.open(panel) }),
      ),
    }),
  ].filter((node) => node !== null);
  const number = crisis?.querySelector<HTMLElement>("a");
  return { nodes, safe: number ?? actions.safe, headline };
}
