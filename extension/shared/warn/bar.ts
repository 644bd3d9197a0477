/** The bar: one line for what was shown before, and for what is only worth a thought. It never takes the focus. */
import { make, makeButton } from "../help/elements";
import { icon } from "../help/icons";
import { tellingHits, type Warning } from "./warning";
import { words, wordsIf } from "./words";

/** Signals that a bar names: it is read in passing. */
const NAMED = 2;

/** What a person can do with a bar. */
export interface BarExits {
  /** Shows the card; null where a thought is all there is. */
  more: (() => void) | null;
  close: () => void;
}

/** Makes the bar of a warning, as a popover. The words come when it is shown, so that screen readers say them. */
export function createBar(document: Document, warning: Warning, exits: BarExits): { element: HTMLElement; say: () => void } {
  const { assessment } = warning;
  const signals = tellingHits(assessment.hits, NAMED).flatMap(({ signal }) => wordsIf(`signal_${signal}`) ?? []);
  const situation = wordsIf(`situation_${assessment.situation ?? ""}_name`);
  const seen = signals.length > 0 ? signals.join(" · ") : situation;
  const sentence = make(document, "span");
  const said = make(document, "p", {
    class: "bar-words",
    attributes: { role: "status" },
    children: [make(document, "strong", { class: "brand", text: words("warn_title") }), sentence],
  });
  const { more } = exits;
  const element = make(document, "div", {
    class: `surface bar ${assessment.level}`,
    attributes: { popover: "manual", lang: words("warn_lang"), dir: words("warn_direction") },
    children: [
      make(document, "span", { class: "badge", children: [icon(document, assessment.level === "notice" ? "wait" : "shield")] }),
      said,
      more === null ? null : makeButton(document, { class: "button small", text: words("warn_see"), press: more }),
      makeButton(document, {
        class: "plain round",
        attributes: { "aria-label": words("warn_close") },
        press: exits.close,
        children: [icon(document, "close")],
      }),
    ],
  });
  return {
    element,
    say() {
      const key = `warn_bar_${assessment.level}`;
      sentence.textContent = seen === null ? words("warn_bar_plain") : words(key, seen);
    },
  };
}
