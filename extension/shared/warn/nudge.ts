/** The question before a message leaves: what it gives away and why that matters; sending stays the person's choice. */
import { make, makeButton } from "../help/elements";
import { icon } from "../help/icons";
import type { Gate } from "../types";
import { words, wordsIf } from "./words";

/** Seconds in which a payment code after a threat is held. */
const HOLD = 3;

/** Reasons that are spelt out: more would not be read. */
const REASONS = 2;

/** A question on its way to the screen. */
export interface Nudge {
  dialog: HTMLDialogElement;
  safe: HTMLElement;
  /** The same as choosing not to send. */
  cancel(): void;
  /** Stops the clock of the hold. */
  end(): void;
}

/** Makes the question. `decided` may be called several times; the first counts. */
export function createNudge(document: Document, gate: Gate, decided: (send: boolean, remember: boolean) => void): Nudge {
  const kinds = gate.kinds.filter((kind) => wordsIf(`kind_${kind}`) !== null);
  const remember = make(document, "input", { attributes: { type: "checkbox" } });
  const cancel = (): void => decided(false, remember.checked);
  const safe = makeButton(document, { class: "button", text: words("warn_nudge_keep"), press: cancel });
  const send = makeButton(document, { class: "button", text: words("warn_nudge_send"), press: () => { if (left === 0) decided(true, remember.checked); } });

  let left = gate.hold ? HOLD : 0;
  let clock: ReturnType<typeof setTimeout> | null = null;
  const tick = (): void => {
    clock = null;
    send.textContent = left === 0 ? words("warn_nudge_send") : words("warn_nudge_hold", String(left));
    if (left === 0) send.removeAttribute("aria-disabled");
    else clock = setTimeout(() => { left -= 1; tick(); }, 1000);
  };
  if (gate.hold) {
    send.setAttribute("aria-disabled", "true");
    tick();
  }

  const reasons = kinds.flatMap((kind) => wordsIf(`kind_${kind}_why`) ?? []).slice(0, REASONS);
  const dialog = make(document, "dialog", {
    class: "surface nudge",
    attributes: {
      role: "alertdialog",
      "aria-labelledby": "nudge-brand nudge-title",
      "aria-describedby": "nudge-in nudge-found nudge-why",
      lang: words("warn_lang"),
      dir: words("warn_direction"),
      tabindex: "-1",
    },
    children: [
      make(document, "div", {
        class: "card-head",
        children: [
          make(document, "span", { class: "badge", children: [icon(document, "lock")] }),
          make(document, "p", { class: "brand", text: words("warn_title"), attributes: { id: "nudge-brand" } }),
        ],
      }),
      make(document, "h2", { text: words("warn_nudge_title"), attributes: { id: "nudge-title" } }),
      make(document, "div", {
        class: "nudge-found",
        children: [
          make(document, "p", { class: "quiet", text: words("warn_nudge_found"), attributes: { id: "nudge-in" } }),
          make(document, "ul", {
            class: "kinds",
            attributes: { id: "nudge-found", "aria-labelledby": "nudge-in" },
            children: kinds.map((kind) => make(document, "li", { text: words(`kind_${kind}`) })),
          }),
        ],
      }),
      make(document, "div", {
        class: "nudge-why",
        attributes: { id: "nudge-why" },
        children: [
          ...(gate.hold ? [make(document, "p", { class: "strong", text: words("warn_nudge_hold_why") })] : []),
          ...reasons.map((reason) => make(document, "p", { text: reason })),
        ],
      }),
      make(document, "div", { class: "choice", children: [safe, send] }),
      make(document, "label", { class: "remember", children: [remember, make(document, "span", { text: words("warn_nudge_remember") })] }),
      make(document, "p", { class: "quiet", text: words("warn_nudge_note") }),
    ],
  });
  return {
    dialog,
    safe,
    cancel,
    end() {
      if (clock !== null) clearTimeout(clock);
    },
  };
}
