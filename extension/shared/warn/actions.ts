/** What to do, in the order that protects best: nothing given, proof kept, then block, talk, report. */
import { make, makeButton } from "../help/elements";
import { icon, type IconName } from "../help/icons";
import type { Panel } from "../help/panel";
import { inTongue, serviceLink, serviceNumber } from "../help/services";
import { circumstanceOf } from "../reporting";
import type { Assessment } from "../types";
import type { Setting } from "./warning";
import { words } from "./words";

/** What comes first in a situation: not to give what is asked for. */
const FIRST: Readonly<Record<string, string>> = {
  webcam_bluff: "dont_pay",
  grooming: "dont_send",
  romance_scam: "dont_pay",
  recovery_scam: "dont_pay",
  payment_request: "dont_pay",
  account_scam: "dont_share",
  personal_data_request: "dont_share",
  self_disclosure: "dont_share",
  meeting_request: "dont_meet",
  threat: "dont_answer",
};

/** Stages of blackmail at which something was not yet asked for with a threat. */
const BEFORE_THREAT = new Set(["approach", "rapport", "platform_hop", "reciprocity_bait"]);

/** The id of the first action for what was found. */
export function firstAction(found: Pick<Assessment, "situation" | "stage">): string {
  if (found.situation === "sextortion") return BEFORE_THREAT.has(found.stage ?? "") ? "dont_send" : "dont_pay";
  return FIRST[found.situation ?? ""] ?? "dont_answer";
}

/** How many links to official services the card itself shows; the rest is one tap away. */
const LINKS = 3;

/** The list of actions. Its first button is the safe one, which gets the focus. */
export function actionList(setting: Setting, found: Assessment, open: (panel: Panel) => void): { list: HTMLElement; safe: HTMLButtonElement } {
  const { document } = setting;
  let counted = 0;
  const row = (id: string, sign: IconName, button: HTMLButtonElement, more: HTMLElement | null): HTMLElement => {
    counted += 1;
    button.prepend(
      make(document, "span", { class: "action-number", text: String(counted), attributes: { "aria-hidden": "true" } }),
      icon(document, sign),
      make(document, "span", {
        class: "action-words",
        children: [make(document, "strong", { text: words(`action_${id}`) }), make(document, "span", { text: words(`action_${id}_why`) })],
      }),
    );
    return make(document, "li", { class: "action", children: [button, more] });
  };
  const explained = (id: string, sign: IconName): { row: HTMLElement; button: HTMLButtonElement } => {
    const more = make(document, "p", { class: "action-more", text: words(`action_${id}_more`), attributes: { id: `more-${id}`, hidden: true } });
    const button = makeButton(document, {
      class: "action-button",
      attributes: { "aria-expanded": "false", "aria-controls": `more-${id}` },
      children: [icon(document, "more")],
      press() {
        more.hidden = !more.hidden;
        button.setAttribute("aria-expanded", String(!more.hidden));
      },
    });
    return { row: row(id, sign, button, more), button };
  };
  const opening = (id: string, sign: IconName, panel: Panel, below: HTMLElement | null): HTMLElement =>
    row(id, sign, makeButton(document, { class: "action-button", children: [icon(document, "more")], press: () => open(panel) }), below);

  const first = explained(firstAction(found), "stop");
  const list = make(document, "ol", { class: "actions" });
  list.append(first.row, explained("keep", "keep").row, explained("block", "block").row);
  list.append(opening("talk", "talk", "talk", numberLine(setting)), opening("report", "report", "report", linkLine(setting, found)));
  return { list, safe: first.button };
}

/** The human number that every card shows. */
function numberLine(setting: Setting): HTMLElement | null {
  const service = setting.routing.talk().find(({ phone }) => phone !== null);
  const number = service && serviceNumber(setting.document, service, setting.did);
  if (!service || !number) return null;
  return make(setting.document, "p", {
    class: "action-below",
    children: [number, make(setting.document, "span", { class: "quiet", text: service.hours === null ? service.name : inTongue(service.hours) })],
  });
}

/** Links to the official services that fit best. */
function linkLine(setting: Setting, found: Assessment): HTMLElement {
  const services = setting.routing.services(circumstanceOf(found), false).filter(({ role }) => role === "report" || role === "talk");
  const links = services.map((service) => serviceLink(setting.document, service, setting.did));
  return make(setting.document, "p", { class: "action-below", children: links.filter((link) => link !== null).slice(0, LINKS) });
}
