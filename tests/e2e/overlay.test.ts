/** What a warning does on a live chat, with the real extension in both browsers. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import type { Page } from "puppeteer-core";
import { BROWSERS } from "./harness/browsers";
import { type Chat, startChat } from "./harness/chat";
import { THREAT, conversationReady, shown } from "./harness/conversation";
import { type Installed, install } from "./harness/installed";
import { until } from "./harness/until";
import { cardOn } from "./harness/overlay";
import { words } from "./harness/words";

/** A draft that gives a number away. */
const NUMBER = "mon numero c'est le 06 39 98 12 34";

/** Messages that fill more than the window. */
const TALK = Array.from({ length: 30 }, (_, index) => `et le match numéro ${index}, tu l'as vu ?`);

for (const name of BROWSERS) {
  describe(name, () => {
    let chat: Chat;
    let browser: Installed;
    let page: Page;

    // What is known of a conversation outlives its page, so each test begins with a browser that knows nothing.
    beforeEach(async () => {
      chat = await startChat("fr");
      browser = await install(name);
      page = await browser.open(`${chat.pages.origin}/chat`);
      await conversationReady(page);
    });
    afterEach(async () => {
      await browser.stop();
      await chat.stop();
    });

    const card = (): Promise<unknown> => cardOn(() => browser.warningOn(page));
    const nothing = (): Promise<unknown> => until("no warning", async () => (await browser.warningOn(page)) === null);
    const threatened = async (): Promise<void> => {
      await chat.stranger.say(THREAT);
      await card();
    };
    /** Words that are marked on the page, and whether they are in the window. */
    const marked = (): Promise<{ text: string; seen: boolean }[]> =>
      page.evaluate(() =>
        [...CSS.highlights.values()].flatMap((highlight) =>
          [...highlight].map((range) => {
            const { top, bottom } = (range as Range).getBoundingClientRect();
            return { text: String(range), seen: top >= 0 && bottom <= innerHeight };
          }),
        ),
      );

    test("a_chip_scrolls_to_the_exact_words_and_marks_them_until_the_card_goes", async () => {
      await threatened();
      await browser.press(page, words(browser.lang, "warn_close"));
      await nothing();
      for (const line of TALK) await chat.stranger.say(line);
      await chat.stranger.say(`${THREAT} !`);
      await until("the warning", () => browser.warningOn(page));
      await page.evaluate(() => document.querySelector("converse-chat-message-body")?.scrollIntoView());
      if ((await browser.warningOn(page))?.show === "bar") await browser.press(page, words(browser.lang, "warn_see"));
      await card();
      assert.deepEqual(await marked(), []);
      await browser.press(page, words(browser.lang, "signal_threat_publish"));
      const [mark, more] = await until("the mark", async () => (await marked()).length > 0 && marked());
      assert.match(mark?.text ?? "", /j'envoie/u);
      assert.deepEqual([mark?.seen, more], [true, undefined]);
      await page.keyboard.press("Escape");
      await nothing();
      assert.deepEqual(await marked(), []);
    });

    test("what_is_no_problem_here_comes_back_as_a_bar_at_most", async () => {
      await threatened();
      await browser.press(page, words(browser.lang, "warn_not_a_problem"));
      await nothing();
      await chat.stranger.say(`${THREAT} !`);
      assert.equal((await until("what is left of the warning", () => browser.warningOn(page))).show, "bar");
    });

    test("a_draft_that_gives_a_number_away_is_held_and_sent_only_when_the_teenager_wants_to", async () => {
      // By then the conversation was read, and its engine is in the page.
      await threatened();
      await browser.press(page, words(browser.lang, "warn_close"));
      await nothing();
      const box = "textarea.chat-textarea";
      const draft = (): Promise<string> => page.$eval(box, (area) => (area as HTMLTextAreaElement).value);
      const sent = (): readonly string[] => chat.stranger.received.filter((parts) => parts.includes("body"));
      await page.click(box);
      await page.type(box, NUMBER);
      // Drafts are judged while they are written, in the page's own thread here: once that is idle, this one was.
      await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
      await page.keyboard.press("Enter");
      await until("the question", async () => (await browser.warningOn(page))?.text.includes(words(browser.lang, "warn_nudge_title")));
      await browser.press(page, words(browser.lang, "warn_nudge_keep"));
      await nothing();
      assert.equal(await draft(), NUMBER);
      await page.keyboard.press("Enter");
      await browser.press(page, words(browser.lang, "warn_nudge_send"));
      await nothing();
      assert.deepEqual(sent(), []);
      await page.click(box);
      await page.keyboard.press("Enter");
      await shown(page, NUMBER);
      await until("the message on the other side", async () => sent().length === 1);
    });

    test("a_card_is_usable_over_the_pages_own_dialog_and_comes_back_when_it_is_taken_away", async () => {
      await page.evaluate(() => {
        const dialog = document.createElement("dialog");
        dialog.style.cssText = "inset: 0; width: 100vw; height: 100vh; max-width: none; max-height: none";
        document.body.append(dialog);
        dialog.showModal();
      });
      await threatened();
      const onTop = (): Promise<boolean> => page.evaluate(() => document.elementFromPoint(innerWidth - 60, innerHeight / 2)?.parentElement === document.documentElement);
      assert.ok(await onTop());
      await page.evaluate(() => document.documentElement.lastElementChild?.remove());
      await until("the card again", onTop);
      await browser.press(page, words(browser.lang, "warn_close"));
      await nothing();
      assert.equal(await page.evaluate(() => document.querySelector("dialog")?.open), true, "the page's dialog is left alone");
    });
  });
}
