/** The three lines of a card: what was seen, in the message's own words; what it usually means; what usually comes next. */
import { make, makeButton } from "../help/elements";
import { icon } from "../help/icons";
import type { Assessment } from "../types";
import { quoted, tellingHits, type Setting, type Warning } from "./warning";
import { words, wordsIf } from "./words";

/** Chips that a card shows: what is longer is not read. */
const CHIPS = 3;

/** What usually means what was found, and what usually comes next; null where the words have nothing to say. */
export function meaning(found: Assessment): { means: string; next: string | null } {
  const situation = found.situation ?? "";
  return {
    means: wordsIf(`situation_${situation}_means_${found.level}`) ?? wordsIf(`situation_${situation}_means`) ?? words("warn_means_unknown"),
    next: found.next === null ? null : wordsIf(`next_${situation}_${found.next}`),
  };
}

/** The lines as a list of terms. `find` is called with a hit whose words the person wants to see in the chat. */
export function story(setting: Setting, warning: Warning, find: (start: number, end: number) => void): HTMLElement {
  const { document } = setting;
  const { assessment, message } = warning;
  const named = assessment.hits.filter(({ signal }) => wordsIf(`signal_${signal}`) !== null);
  const chips = tellingHits(named, CHIPS).map((hit) =>
    make(document, "li", {
      children: [
        makeButton(document, {
          class: "chip",
          press: () => find(hit.start, hit.end),
          children: [
            icon(document, "find"),
            make(document, "span", {
              children: [
                make(document, "strong", { text: words(`signal_${hit.signal}`) }),
                document.createTextNode(" "),
                make(document, "q", { text: quoted(message.text, hit), attributes: { dir: "auto", lang: "" } }),
              ],
            }),
            make(document, "span", { class: "unseen", text: words("warn_chip_find") }),
          ],
        }),
      ],
    }),
  );
  const { means, next } = meaning(assessment);
  const line = (title: string, ...content: (Node | null)[]): HTMLElement =>
    make(document, "div", { class: "line", children: [make(document, "dt", { text: words(title) }), make(document, "dd", { children: content })] });
  return make(document, "dl", {
    class: "lines",
    children: [
      chips.length === 0 ? null : line("warn_saw", make(document, "ul", { class: "chips", children: chips })),
      line("warn_means", make(document, "p", { text: means, attributes: { id: "means" } })),
      next === null ? null : line("warn_next", make(document, "p", { text: next })),
    ],
  });
}
