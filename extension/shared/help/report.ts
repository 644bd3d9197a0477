/** All services for the case, and the questions that change which one fits. */
import { circumstanceOf, type Circumstance } from "../reporting";
import { text as words } from "../text";
import { make, makeButton } from "./elements";
import type { Help } from "./panel";
import { crisisBlock, serviceEntry } from "./services";

/** What only the person can know. */
const ASKED: readonly Circumstance[] = ["immediate_danger", "known_person", "images_online", "money_asked", "account_hacked", "family_danger", "spam"];

/** The body of the panel: services for what was found, changed by what the person adds. */
export function reportBody(help: Help): HTMLElement {
  const { document, routing, did } = help;
  const found = circumstanceOf(help.found);
  const list = make(document, "ul", { class: "services" });
  const urgent = make(document, "div");
  const fill = (circumstance: Circumstance): void => {
    urgent.replaceChildren();
    if (circumstance === "immediate_danger") urgent.append(crisisBlock(document, routing.crisis(), did));
    list.replaceChildren(...routing.services(circumstance, false).map((service) => serviceEntry(document, service, did)));
  };
  const buttons = ASKED.map((circumstance) => {
    const button = makeButton(document, {
      class: "chip choice-chip",
      text: words(`help_case_${circumstance}`),
      attributes: { "aria-pressed": "false" },
      press() {
        const on = button.getAttribute("aria-pressed") !== "true";
        for (const other of buttons) other.setAttribute("aria-pressed", String(on && other === button));
        fill(on ? circumstance : found);
      },
    });
    return button;
  });
  fill(found);
  return make(document, "div", {
    children: [
      make(document, "div", { class: "chips", attributes: { role: "group", "aria-label": words("help_case_title") }, children: buttons }),
      urgent,
      make(document, "h3", { text: words("help_report_services") }),
      list,
    ],
  });
}
