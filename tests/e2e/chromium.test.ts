/** The main job, in a real Chromium on a real chat: the right card at the right message, and nothing anywhere else. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import type { Chat } from "./harness/chat";
import { startChat } from "./harness/chat";
import type { Chromium } from "./harness/chromium";
import { startChromium } from "./harness/chromium";
import { openChat } from "./harness/eyes";
import { kept } from "./harness/kept";
import { THREAT } from "./harness/conversation";
import { countModules } from "./harness/modules";
import { cardOn, linksOn } from "./harness/overlay";
import type { Script } from "./harness/play";
import { play, script } from "./harness/play";
import { until } from "./harness/until";
import { words } from "./harness/words";

/** The card at each message of a script as the script states it; null where there is none. */
const stated = ({ messages }: Script): (string | null)[] => messages.map(({ raises }) => (raises ? `${raises.situation} ${raises.stage}` : null));

describe("chromium", () => {
  let chat: Chat;
  let chromium: Chromium;

  beforeEach(async () => {
    chat = await startChat("fr");
    chromium = await startChromium({ lang: "fr" });
  });
  afterEach(async () => {
    await chromium.stop();
    await chromium.discard();
    await chat.stop();
  });

  for (const { path, host } of [
    { path: "/chat", host: "page" },
    { path: "/strict", host: "background" },
  ]) {
    test(`the_founding_case_raises_the_right_cards_with_the_engine_in_the_${host}`, async () => {
      const founding = await script("founding.fr");
      const violations: string[] = [];
      let modules = (): number => 0;
      const eyes = await openChat(chromium, chat, path, async (page) => {
        modules = await countModules(await page.createCDPSession());
        await page.exposeFunction("violated", (directive: string) => violations.push(directive));
        await page.evaluateOnNewDocument(() => {
          document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => {
            (globalThis as unknown as { violated(directive: string): void }).violated(violatedDirective);
          });
        });
      });
      const raised: (string | null)[] = [];
      await play(founding, chat, eyes, async (_, { raises }, warning) => {
        const alert = warning?.show === "card" ? (await kept(chromium)).alerts.at(-1) : undefined;
        raised.push(alert ? `${alert.situation} ${String(alert.stage)}` : null);
        // The stage's words are checked where the engine names the right stage; the comparison below tells where not.
        if (alert && raises?.stage === alert.stage) assert.ok(warning?.text.includes(words("fr", `stage_${alert.situation}_${alert.stage}`)), warning?.text);
      });
      assert.equal(modules(), host === "page" ? 1 : 0, "WebAssembly in the page's process");
      assert.deepEqual(violations, [], "the page must see no violation of its policy");
      assert.deepEqual(chat.pages.reports, [], "the site must get no report");
      assert.deepEqual(raised, stated(founding));
    });
  }

  test("a_friendly_chat_raises_nothing_and_a_threat_after_it_does", async () => {
    const eyes = await openChat(chromium, chat, "/chat");
    await play(await script("benign.fr"), chat, eyes, async (_, { text }, warning) => assert.equal(warning, null, text));
    assert.deepEqual((await kept(chromium)).alerts, []);
    // The silence was not that of a watcher that sleeps.
    await chat.stranger.say(THREAT);
    await cardOn(() => eyes.warning());
  });

  test("the_popup_shows_what_was_warned_of_and_no_text_is_kept", async () => {
    const founding = await script("founding.fr");
    const eyes = await openChat(chromium, chat, "/chat");
    await play(founding, chat, eyes, async () => undefined);
    const popup = await chromium.openPopup();
    await until("the entry", async () => (await popup.$eval("body", ({ textContent }) => textContent)).includes(words("fr", "situation_sextortion_name")));
    const { everything } = await kept(chromium);
    for (const { text } of founding.messages) assert.ok(!everything.includes(text), `kept: ${text}`);
    assert.ok(!everything.includes("maxime"), "a name was kept");
  });

  test("the_card_leads_to_the_official_service", async () => {
    const founding = await script("founding.fr");
    const eyes = await openChat(chromium, chat, "/chat");
    const links: string[][] = [];
    await play(founding, chat, eyes, async (_, { raises }) => {
      if (raises) links.push(await linksOn(eyes.page));
    });
    assert.ok(links.at(-1)?.some((link) => new URL(link).hostname === "www.internet-signalement.gouv.fr"), String(links.at(-1)));
  });

  test("a_page_without_a_chat_loads_no_engine", async () => {
    const background = countModules((await chromium.background()).client);
    const page = await chromium.browser.newPage();
    const inPage = await countModules(await page.createCDPSession());
    await page.goto(`${chat.pages.origin}/article`);
    // A chat in another tab is served after it by the same background: by then the article had its turn.
    const eyes = await openChat(chromium, chat, "/chat");
    await chat.stranger.say("salut");
    await until("the message to be read", async () => (await kept(chromium)).read === 1);
    assert.equal(inPage(), 0);
    assert.equal((await background)(), 0);
    assert.equal(await eyes.warning(), null);
  });
});
