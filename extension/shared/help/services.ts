/** Official services, as links that tell the other page nothing, and as entries with who they are for. */
import { dial, type Bilingual, type Service } from "../reporting";
import { text as words } from "../text";
import type { Outcome } from "../types";
import { make } from "./elements";
import { icon } from "./icons";

/** The words in the language that the interface is in. */
export function inTongue(text: Bilingual): string {
  return words("warn_lang") === "fr" ? text.fr : text.en;
}

/** A link, with the service's name on it, that opens in a new tab and says nothing of where it comes from. */
export function serviceLink(document: Document, service: Service, did: (outcome: Outcome) => void): HTMLElement | null {
  return siteLink(document, service, did, "link", make(document, "span", { text: service.name }));
}

function siteLink(document: Document, service: Service, did: (outcome: Outcome) => void, style: string, ...label: HTMLElement[]): HTMLElement | null {
  if (service.url === null) return null;
  const link = make(document, "a", {
    class: style,
    attributes: { href: service.url, target: "_blank", rel: "noopener noreferrer", referrerpolicy: "no-referrer" },
    children: [...label, icon(document, "out"), make(document, "span", { class: "unseen", text: words("help_new_tab") })],
  });
  link.addEventListener("click", (event) => {
    if (event.isTrusted) did(service.role === "report" ? "opened-report" : "opened-help");
  });
  return link;
}

/** A number to call or to write to. */
export function serviceNumber(document: Document, service: Service, did: (outcome: Outcome) => void): HTMLElement | null {
  const { phone, sms } = service;
  const href = dial(service);
  if (phone === null || href === null) return null;
  const link = make(document, "a", {
    class: "number",
    attributes: { href },
    children: [
      icon(document, sms ? "talk" : "phone"),
      sms ? null : make(document, "span", { class: "unseen", text: words("help_call") }),
      make(document, "strong", { text: sms ? words("help_sms", phone) : phone }),
    ],
  });
  link.addEventListener("click", (event) => {
    if (event.isTrusted) did("opened-help");
  });
  return link;
}

/** A service with all that helps to choose it. */
export function serviceEntry(document: Document, service: Service, did: (outcome: Outcome) => void): HTMLElement {
  const label = [make(document, "span", { text: words("help_open_site") }), make(document, "span", { class: "unseen", text: service.name })];
  const link = siteLink(document, service, did, "button small", ...label);
  const line = (text: Bilingual | null, style: string): HTMLElement | null =>
    text === null ? null : make(document, "p", { class: style, text: inTongue(text) });
  return make(document, "li", {
    class: "service",
    children: [
      make(document, "h4", { text: service.name }),
      make(document, "p", { text: inTongue(service.for) }),
      line(service.hours, "quiet"),
      line(service.text, "quiet"),
      service.notFor === null ? null : make(document, "p", { class: "quiet", text: words("help_not_for", inTongue(service.notFor)) }),
      make(document, "div", { class: "service-ways", children: [serviceNumber(document, service, did), link] }),
    ],
  });
}

/** The numbers for a crisis, big and first. */
export function crisisBlock(document: Document, services: readonly Service[], did: (outcome: Outcome) => void): HTMLElement {
  const entry = (service: Service): HTMLElement =>
    make(document, "li", {
      children: [
        serviceNumber(document, service, did) ?? serviceLink(document, service, did),
        make(document, "span", { text: inTongue(service.for) }),
      ],
    });
  return make(document, "section", {
    class: "crisis",
    attributes: { "aria-label": words("help_crisis_title") },
    children: [
      make(document, "h2", { children: [icon(document, "heart"), make(document, "span", { text: words("help_crisis_title") })] }),
      make(document, "p", { text: words("help_crisis_text") }),
      make(document, "ul", { class: "crisis-numbers", children: services.map(entry) }),
    ],
  });
}
