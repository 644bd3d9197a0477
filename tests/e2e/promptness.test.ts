/** How soon a card is on the screen, counted from the moment the chat's own page shows the message. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "puppeteer-core";
import adapter from "./chat/converse.adapter.json";
import { startChat } from "./harness/chat";
import { type Chromium, startChromium } from "./harness/chromium";
import { THREAT } from "./harness/conversation";
import { openChat } from "./harness/eyes";
import { kept } from "./harness/kept";
import { until } from "./harness/until";

/** Messages measured; their median counts. */
const ROUNDS = 5;

/** Milliseconds that the watcher lets pass before it believes a row: changes are gathered, then the row has to rest. */
const RESTING = 80 + adapter.settleMs;

/** Milliseconds for everything else: engine, card, paint. */
const BUDGET = 100;

/** Times by the page's clock in milliseconds; 0 before it is so far. */
interface Times {
  message: number;
  warning: number;
}

/** Has the page note, by its own clock, when a message with the mark is in it and when a warning was first painted. */
async function keepTimes(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const times: Times = { message: 0, warning: 0 };
    Object.assign(globalThis, { times });
    new MutationObserver(() => {
      const last = [...document.querySelectorAll("converse-chat-message-body")].at(-1);
      if (times.message === 0 && last?.textContent.includes("200 euros")) times.message = performance.now();
      const host = document.documentElement.lastElementChild;
      if (times.message === 0 || times.warning !== 0 || host === document.body || host === document.head) return;
      requestAnimationFrame(() => setTimeout(() => (times.warning ||= performance.now())));
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

/** Forgets the conversation on both sides, so that the next threat in it is the first. */
async function forget(chromium: Chromium, page: Page, origin: string): Promise<void> {
  const background = await chromium.background();
  await background.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("vigie");
      request.onsuccess = () => resolve(request.result);
    });
    await new Promise((resolve) => (database.transaction("conversations", "readwrite").objectStore("conversations").clear().onsuccess = resolve));
    database.close();
  });
  const session = await page.createCDPSession();
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await session.detach();
}

test("a_card_is_on_the_screen_soon_after_its_message", async (context) => {
  const chat = await startChat("fr");
  const chromium = await startChromium({ lang: "fr" });
  try {
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const eyes = await openChat(chromium, chat, "/chat", keepTimes);
      await chat.stranger.say("salut");
      await until("the first message to be read", async () => (await kept(chromium)).read === 1);
      await chat.stranger.say(THREAT);
      const { message, warning } = await until("the warning", async () => {
        const times = await eyes.page.evaluate(() => (globalThis as unknown as { times: Times }).times);
        return times.warning > 0 && times;
      });
      assert.equal((await eyes.warning())?.show, "card");
      took.push(warning - message);
      await eyes.page.close();
      await until("the conversation to be saved", async () => (await kept(chromium)).read === 2);
      const blank = await chromium.browser.newPage();
      await forget(chromium, blank, chat.pages.origin);
      await blank.close();
    }
    const median = took.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Infinity;
    context.diagnostic(`card on the screen ${median.toFixed(0)} ms after its message (median of ${ROUNDS}: ${took.map(Math.round).join(", ")}), of which the row had to rest for ${RESTING} ms`);
    assert.ok(median - RESTING <= BUDGET, `${median - RESTING} ms`);
  } finally {
    await chromium.stop();
    await chromium.discard();
    await chat.stop();
  }
});
