/** What the family decides, on a live chat in Chromium: a pause without a reload, and nothing kept before both agree. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "puppeteer-core";
import type { Chromium } from "./harness/chromium";
import { THREAT, shown } from "./harness/conversation";
import { openChat } from "./harness/eyes";
import { kept } from "./harness/kept";
import { liveChat } from "./harness/live";
import { cardOn, warningOn } from "./harness/overlay";
import { until } from "./harness/until";

describe("family", () => {
  const live = liveChat();

  /** Asks as the popup does. */
  const ask = async ({ browser, id }: Chromium, request: object): Promise<void> => {
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${id}/popup.html`);
    await page.evaluate((message) => chrome.runtime.sendMessage(message), request);
    await page.close();
  };

  /** Waits for the sign on the toolbar over a page. */
  const sign = async ({ background }: Chromium, page: Page, mark: string): Promise<void> => {
    const worker = await background();
    await until(`the sign ${mark}`, () =>
      worker.evaluate(async (url, wanted) => {
        const [tab] = await chrome.tabs.query({ url: `${url}*` });
        return (await chrome.action.getBadgeText({ tabId: tab?.id ?? -1 })) === wanted;
      }, page.url().split(/[?#]/)[0] ?? "", mark),
    );
  };

  test("a_pause_stops_reading_at_once_and_its_end_starts_it_again_without_a_reload", async () => {
    const chromium = await live.start();
    const { page } = await openChat(chromium, live.chat, "/chat");
    await live.chat.stranger.say("salut");
    await sign(chromium, page, "✓");
    await ask(chromium, { kind: "pause", minutes: 60 });
    await sign(chromium, page, "II");
    await page.bringToFront();
    await live.chat.stranger.say(THREAT);
    await shown(page, THREAT);
    assert.equal(await warningOn(page), null);
    assert.deepEqual((await kept(chromium)).alerts, []);
    await ask(chromium, { kind: "resume" });
    await page.bringToFront();
    await cardOn(() => warningOn(page));
    await sign(chromium, page, "✓");
  });

  test("before_both_agree_a_danger_is_warned_of_and_nothing_is_kept", async () => {
    const chromium = await live.start({ agreed: false });
    const { page } = await openChat(chromium, live.chat, "/chat");
    await live.chat.stranger.say(THREAT);
    await cardOn(() => warningOn(page));
    const { alerts, read } = await kept(chromium);
    assert.deepEqual([alerts.length, read], [0, 0]);
  });
});
