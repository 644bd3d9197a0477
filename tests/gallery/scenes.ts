/** The states of the overlay that are looked at, with the talk that leads to each. */
import type { Page } from "puppeteer-core";
import { press } from "./inside";
import { HOUR } from "../../extension/shared/time";
import { someHistory } from "./past";
import type { Scene } from "./theatre";

type Lang = "fr" | "en";

const TALK: Record<Lang, readonly (readonly ["them" | "me", string])[]> = {
  fr: [
    ["them", "coucou ! t'es trop belle sur ta photo"],
    ["me", "merci, on se connaît ?"],
    ["them", "viens sur snap on sera mieux, je suis jamais ici"],
    ["me", "d'accord"],
    ["them", "j'ai tout enregistré. si tu payes pas 200 euros dans une heure j'envoie tout à tes contacts"],
  ],
  en: [
    ["them", "hey! you look great in your photo"],
    ["me", "thanks, do we know each other?"],
    ["them", "add me on snap, i'm never on here"],
    ["me", "ok"],
    ["them", "i recorded everything. if you don't pay 200 dollars in an hour i send it all to your contacts"],
  ],
};

const THREAT: Record<Lang, Record<string, string>> = {
  fr: { possession_claim: "j'ai tout enregistré", money_demand: "si tu payes pas 200 euros", threat_publish: "j'envoie tout à tes contacts" },
  en: { possession_claim: "i recorded everything", money_demand: "if you don't pay 200 dollars", threat_publish: "i send it all to your contacts" },
};

const HOP: Record<Lang, Record<string, string>> = { fr: { platform_hop: "viens sur snap" }, en: { platform_hop: "add me on snap" } };

/** Words on the buttons that lead to the help panels. */
const PANELS = {
  sent: { fr: "déjà envoyé", en: "already sent" },
  again: { fr: "recontacte", en: "contact me again" },
  talk: { fr: "parle à quelqu", en: "talk to someone" },
  report: { fr: "Je signale", en: "I report it" },
  advice: { fr: "Sept bons", en: "Seven good" },
  law: { fr: "Que dit la loi", en: "What does the law" },
  limits: { fr: "ne sait pas", en: "cannot know" },
};

/** Fills the chat; the last message is the threat, the third asks for another app. */
export async function talk(page: Page, lang: Lang = "fr"): Promise<void> {
  await page.evaluate((lines) => {
    for (const [from, text] of lines) window.stage.say(from, text);
  }, TALK[lang]);
}

/** Shows the danger card of the founding case over the talk. */
export async function danger(page: Page, lang: Lang = "fr", found: { crisis?: boolean } = {}): Promise<void> {
  await talk(page, lang);
  await page.evaluate((finds, more) => window.stage.warn(4, more, finds), THREAT[lang], found);
}

/** What a page of the extension has once it knows what to show. */
export const READY = "main a, main fieldset";

/** Pages of the extension that are looked at, by name, with what brings a fresh tab there. */
export const EXTENSION_PAGES: Record<string, () => Partial<Pick<Scene, "extensionPage" | "past">>> = {
  "page": () => ({ extensionPage: "help.html" }),
  ...Object.fromEntries(["sent", "again", "talk", "report", "advice", "law", "limits"].map((panel) => [`page-${panel}`, () => ({ extensionPage: `help.html#${panel}` })])),
  "history": () => ({ extensionPage: "history.html", past: { history: someHistory(Date.now()) } }),
  "history-empty": () => ({ extensionPage: "history.html" }),
  "history-first": () => ({ extensionPage: "history.html", past: { agreed: false } }),
  ...Object.fromEntries(
    ["who", "what", "sites", "person", "try", "yes"].map((step) => [`welcome-${step}`, () => ({ extensionPage: `welcome.html#${step}`, past: { agreed: false } })]),
  ),
  "welcome-agreed": () => ({ extensionPage: "welcome.html" }),
  "guide": () => ({ extensionPage: "guide.html" }),
  "guide-situation": () => ({ extensionPage: "guide.html#sextortion" }),
  "factbook": () => ({ extensionPage: "factbook.html#money", past: { history: someHistory(Date.now()) } }),
  "factbook-nothing": () => ({ extensionPage: "factbook.html" }),
  "popup": () => ({ extensionPage: "popup.html", past: { history: someHistory(Date.now()) } }),
  "popup-first": () => ({ extensionPage: "popup.html", past: { agreed: false } }),
  "popup-empty": () => ({ extensionPage: "popup.html" }),
  "popup-paused": () => ({ extensionPage: "popup.html", past: { history: someHistory(Date.now()), pausedUntil: Date.now() + HOUR } }),
  "popup-broken": () => ({ extensionPage: "popup.html", past: { history: someHistory(Date.now()), taken: [4] } }),
  "options": () => ({ extensionPage: "options.html", past: { settings: { trustedPerson: "Tante Lise" } } }),
  "options-first": () => ({ extensionPage: "options.html", past: { agreed: false } }),
  "options-locked": () => ({ extensionPage: "options.html", past: { locked: true, pausedUntil: Date.now() + HOUR } }),
  "options-managed": () => ({ extensionPage: "options.html", past: { managed: { retentionDays: 30, sensitivity: "attentive", sitesOff: ["reddit"], managedBy: "Collège des Tilleuls" } } }),
  "history-broken": () => ({ extensionPage: "history.html", past: { history: someHistory(Date.now()), taken: [4] } }),
};

/** Every state by name, as what brings a fresh page there. */
export const SCENES: Record<string, (page: Page, lang: Lang) => Promise<void>> = {
  "card-danger": (page, lang) => danger(page, lang),
  "card-warning": async (page, lang) => {
    await talk(page, lang);
    await page.evaluate((finds) => window.stage.warn(2, { level: "warning", stage: "platform_hop", next: "reciprocity_bait" }, finds), HOP[lang]);
  },
  bar: async (page, lang) => {
    await talk(page, lang);
    await page.evaluate((finds) => window.stage.warn(4, { show: "bar" }, finds), THREAT[lang]);
  },
  notice: async (page, lang) => {
    await talk(page, lang);
    await page.evaluate((finds) => window.stage.warn(2, { level: "notice", show: "bar", stage: "platform_hop" }, finds), HOP[lang]);
  },
  nudge: async (page, lang) => {
    await talk(page, lang);
    await page.evaluate(() => window.stage.ask({ kinds: ["phone", "address"] }));
  },
  "nudge-hold": async (page, lang) => {
    await talk(page, lang);
    await page.evaluate(() => window.stage.ask({ kinds: ["payment_code"], hold: true }));
  },
  crisis: (page, lang) => danger(page, lang, { crisis: true }),
  ...Object.fromEntries(
    Object.entries(PANELS).map(([panel, words]) => [
      `help-${panel}`,
      async (page: Page, lang: Lang) => {
        await danger(page, lang);
        await press(page, words[lang]);
      },
    ]),
  ),
};
