/** Looking at the teenager's page and into the extension while a conversation is played in Chromium. */
import type { Page } from "puppeteer-core";
import type { Chat } from "./chat";
import type { Chromium } from "./chromium";
import { conversationReady } from "./conversation";
import { kept } from "./kept";
import { press, warningOn } from "./overlay";
import type { Eyes } from "./play";
import { until } from "./until";
import { words } from "./words";

/** Opens the chat at `path` in a new tab and gives the eyes on it. `prepare` gets the tab before it is sent anywhere. */
export async function openChat(chromium: Chromium, chat: Chat, path: string, prepare?: (page: Page) => Promise<void>): Promise<Eyes> {
  const page = await chromium.browser.newPage();
  await prepare?.(page);
  await page.goto(chat.pages.origin + path);
  await conversationReady(page);
  return {
    page,
    warning: () => warningOn(page),
    close: async () => {
      await press(page, words(chromium.lang, "warn_close"));
      await until("the card to go", async () => (await warningOn(page))?.show !== "card");
    },
    settled: async () => {
      const messages = await page.$$eval("converse-chat-message-body", (all) => all.length);
      let read = -1;
      await until(`the ${messages} messages of the page to be read`, async () => {
        ({ read } = await kept(chromium));
        return read >= messages;
      }, () => read);
    },
  };
}
