/** A chat client that others wrote, with a real server behind it: forty messages, by its adapter and by structure alone. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "puppeteer-core";
import { startChat, type Chat } from "../e2e/harness/chat";
import { launch, open } from "./browser";
import { adapterOf, expected } from "./play";

const ROUNDS = 10;

let browser: Browser;
let chat: Chat;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
});

for (const reader of ["adapter", "structure"] as const) {
  test(`a_real_client_is_read_by_${reader}`, async () => {
    chat = await startChat("fr");
    const opened = await open(browser, "converse", `${chat.pages.origin}/chat`, true);
    try {
      const { page } = opened;
      await page.waitForSelector("textarea.chat-textarea");
      const fixture = expected.pages["converse"];
      assert.ok(fixture);
      await opened.start(reader === "adapter" ? [adapterOf(fixture)] : [], reader === "structure");
      await opened.advance(2000);
      const lines: { text: string; from: string }[] = [];
      const shown = async (text: string): Promise<void> => {
        await page.waitForFunction((words) => document.querySelector("converse-chat-content")?.textContent?.includes(words), {}, text);
        await opened.advance(1500);
      };
      const hear = async (text: string): Promise<void> => {
        await chat.stranger.say(text);
        lines.push({ text, from: "them" });
        await shown(text);
      };
      const say = async (text: string): Promise<void> => {
        await page.waitForSelector("textarea.chat-textarea:not([disabled])");
        await page.focus("textarea.chat-textarea");
        await page.keyboard.type(text);
        await page.keyboard.press("Enter");
        lines.push({ text, from: "me" });
        await shown(text);
      };
      for (let round = 0; round < ROUNDS; round++) {
        await hear(`Question numéro ${round}, tu es là ?`);
        await say(`Réponse numéro ${round}`);
        await hear(`Suite ${round} de la question`);
        await say(`Suite ${round} de la réponse`);
      }
      const heard = await opened.heard();
      assert.deepEqual(heard.map((one) => one.text), lines.map((one) => one.text), "every message, once, in order");
      const wrong = heard.filter((one, at) => one.from !== lines[at]?.from && one.from !== "unknown");
      assert.deepEqual(wrong, [], "no direction is wrong");
      const lastOpen = heard.findLastIndex((one) => one.from === "unknown");
      assert.ok(lastOpen < 2, `direction is known after the first echo, but not of message ${lastOpen}`);
      assert.equal((await opened.ask<unknown[]>("recorder.submitted")).length, 2 * ROUNDS);
    } finally {
      await opened.close();
      await chat.stop();
    }
  });
}
