/** What goes wrong around Vigie, on a live chat in Chromium: what the person sees, and that nothing is lost. See docs/faults.md. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "puppeteer-core";
import { THREAT, conversationReady, shown, write } from "./harness/conversation";
import { openChat } from "./harness/eyes";
import { kept } from "./harness/kept";
import { liveChat } from "./harness/live";
import { cardOn, warningOn } from "./harness/overlay";
import { until } from "./harness/until";
import { words } from "./harness/words";

describe("faults", () => {
  const live = liveChat();

  const card = (page: Page): Promise<unknown> => cardOn(() => warningOn(page));

  test("a_browser_that_forbids_webassembly_is_said_to_be_without_protection_and_holds_nothing_back", async () => {
    // What a policy against compiled code leaves of a browser: no WebAssembly anywhere.
    const running = await live.start({ switches: ["--js-flags=--jitless"] });
    const { page } = await openChat(running, live.chat, "/chat");
    await live.chat.stranger.say("salut");
    await shown(page, "salut");
    const popup = await running.openPopup();
    await until("the popup's words", async () => (await popup.$eval("body", ({ innerText }) => innerText)).includes(words("fr", "popup_state_no_engine")));
    await popup.close();
    await page.bringToFront();
    await write(page, "mon code c'est 4821");
    assert.equal(await warningOn(page), null);
  });

  test("a_conversation_goes_on_after_the_background_was_stopped_in_the_middle_of_it", async () => {
    const running = await live.start();
    // Under this policy the engine runs in the background: what is stopped is the engine itself.
    const { page, settled } = await openChat(running, live.chat, "/strict");
    await live.chat.stranger.say("salut, viens sur snap");
    await shown(page, "salut, viens sur snap");
    await settled();
    await (await running.background()).close();
    await live.chat.stranger.say(THREAT);
    await card(page);
    const { alerts, read } = await kept(running);
    assert.equal(alerts.at(-1)?.level, "danger");
    await until("both messages to be kept as read", async () => (await kept(running)).read === 2, () => read);
  });

  test("an_update_leaves_an_open_page_whole_and_protects_it_again_once_it_is_loaded", async () => {
    const running = await live.start();
    const { page } = await openChat(running, live.chat, "/chat");
    await live.chat.stranger.say(THREAT);
    await card(page);
    const { alerts } = await kept(running);
    const failures: string[] = [];
    page.on("pageerror", (error) => failures.push(String(error)));
    await running.update();
    await until("the card to go with the extension", async () => {
      await page.keyboard.press("Escape");
      return (await warningOn(page)) === null;
    });
    await write(page, "tu m'entends ?");
    await live.chat.stranger.say("oui");
    await shown(page, "oui");
    assert.deepEqual(failures, [], "nothing that is left behind fails");
    await page.reload();
    await conversationReady(page);
    await live.chat.stranger.say(`${THREAT} maintenant`);
    await until("a warning", async () => (await warningOn(page)) !== null);
    await until("its entry", async () => (await kept(running)).alerts.length > alerts.length);
    assert.deepEqual((await kept(running)).alerts.slice(0, alerts.length), alerts, "the history is as it was");
  });

  test("without_a_network_everything_works", async () => {
    const running = await live.start();
    const { page } = await openChat(running, live.chat, "/strict");
    await live.chat.stranger.say("salut");
    await shown(page, "salut");
    await page.setOfflineMode(true);
    assert.equal(await page.evaluate(() => navigator.onLine), false);
    // What the site kept of a message comes on the screen without a network: a row like the one that is there.
    await page.evaluate((text) => {
      const row = document.querySelector("converse-chat-message");
      const copy = row?.cloneNode(true) as Element | undefined;
      copy?.querySelectorAll("converse-chat-message-body").forEach((body) => (body.textContent = text));
      if (copy) row?.after(copy);
    }, THREAT);
    await card(page);
    assert.equal((await kept(running)).alerts.at(-1)?.level, "danger");
  });
});
