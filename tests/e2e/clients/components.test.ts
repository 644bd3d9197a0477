/** Chats made of components that others wrote, by structure alone. */
import { after, before, describe, test } from "node:test";
import type { Browser } from "puppeteer-core";
import { BROWSERS } from "../harness/browsers";
import { launch } from "../../sites/browser";
import { serve } from "./component";
import { mustBeRead, type Client } from "./exchange";

/** The pages of `pages`, and where their text box and their messages are. */
const PAGES = {
  "chatscope": { box: ".cs-message-input__content-editor", words: ".cs-message__html-content" },
  "deep-chat": { box: "#text-input", words: ".message-bubble" },
};

for (const name of BROWSERS) {
  describe(name, () => {
    let browser: Browser;
    before(async () => {
      browser = await launch(name);
    });
    after(() => browser.close());

    for (const [page, selectors] of Object.entries(PAGES)) {
      test(`forty_messages_in_${page}_are_read_by_structure`, async () => {
        const served = await serve(page);
        try {
          const hear: Client["others"][number]["say"] = (page, text) => page.evaluate((words) => (globalThis as unknown as { page: { hear(text: string): void } }).page.hear(words), text);
          await mustBeRead(browser, { ...selectors, url: served.url, others: [{ name: "Alex", say: hear }] });
        } finally {
          await served.stop();
        }
      });
    }
  });
}
