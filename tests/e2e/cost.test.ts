/** What Vigie costs the pages it runs on, from the browser's own trace: nothing without a chat, little with a busy one. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "puppeteer-core";
import type { Chat } from "./harness/chat";
import { startChat } from "./harness/chat";
import type { Chromium } from "./harness/chromium";
import { startChromium } from "./harness/chromium";
import { THREAT } from "./harness/conversation";
import { countModules } from "./harness/modules";
import { cardOn, warningOn } from "./harness/overlay";
import { costOf } from "./harness/trace";
import { until } from "./harness/until";

/** Times a page without a chat is loaded. The least is judged: the rest is what else the machine did. */
const LOADS = 12;

/** Milliseconds of script that a page without a chat may cost. */
const IDLE_MS = 1;

/**
 * A machine at work doubles any time, so a test fails only far beyond the budget; what was measured is printed beside the
 * budget, for a quiet machine to judge.
 */
const SLACK = 4;

/** Messages a second, for how many seconds, and what one task and all of them may take of that. */
const RATE = 100;
const SECONDS = 60;
const TASK_MS = 50;
const SHARE = 0.05;

let chat: Chat;
let chromium: Chromium;
let own: string;
before(async () => {
  chat = await startChat("fr");
  chromium = await startChromium({ lang: "fr" });
  own = `chrome-extension://${chromium.id}/`;
});
after(async () => {
  await chromium.stop();
  await chromium.discard();
  await chat.stop();
});

/** Resolves when the page has had nothing left to do for a moment. */
const rest = (page: Page): Promise<unknown> => page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))));

test("a_page_without_a_chat_costs_less_than_a_millisecond_and_no_engine", async (t) => {
  const costs: number[] = [];
  for (let load = 0; load < LOADS; load++) {
    const page = await chromium.browser.newPage();
    const { script, files } = await costOf(page, own, { profiler: false }, async () => {
      await page.goto(`${chat.pages.origin}/article`, { waitUntil: "load" });
      await rest(page);
    });
    assert.deepEqual(files, ["lookout.js"]);
    costs.push(script);
    await page.close();
  }
  costs.sort((a, b) => a - b);
  t.diagnostic(`script on a page without a chat, ms: ${costs.map((cost) => cost.toFixed(2)).join(" ")}`);
  assert.ok((costs[0] ?? Infinity) < SLACK * IDLE_MS, String(costs));
});

test("a_hundred_messages_a_second_for_a_minute_keep_every_task_short", async (t) => {
  const page = await chromium.browser.newPage();
  const modules = await countModules(await page.createCDPSession());
  await page.goto(`${chat.pages.origin}/chat-busy`, { waitUntil: "load" });
  await until("the engine", async () => modules() === 1);
  const cost = await costOf(page, own, { profiler: true }, async () => {
    await page.evaluate(async (rate: number, seconds: number) => {
      const { page: busy } = globalThis as unknown as { page: { append(text: string, from: string): void; shrink(kept: number): void } };
      const start = performance.now();
      let sent = 0;
      await new Promise<void>((resolve) => {
        const beat = setInterval(() => {
          const due = Math.min(rate * seconds, Math.floor(((performance.now() - start) / 1000) * rate));
          for (; sent < due; sent++) busy.append(`Le match ${sent} commence à quelle heure samedi, tu viens avec nous ?`, sent % 3 === 0 ? "out" : "in");
          busy.shrink(200);
          if (sent < rate * seconds) return;
          clearInterval(beat);
          resolve();
        }, 10);
      });
    }, RATE, SECONDS);
  });
  // The rows were read, and the page is still watched: a threat at their end is seen.
  await page.evaluate((threat) => (globalThis as unknown as { page: { append(text: string, from: string): void } }).page.append(threat, "in"), THREAT);
  await cardOn(() => warningOn(page));
  const share = cost.sampled / (SECONDS * 1000);
  t.diagnostic(`${RATE} messages/s for ${SECONDS} s: ${(100 * share).toFixed(2)} % of one core, longest task ${cost.longest.toFixed(1)} ms (budget ${TASK_MS})`);
  assert.ok(cost.longest < SLACK * TASK_MS, `longest task ${cost.longest} ms`);
  assert.ok(share < SLACK * SHARE, `${(100 * share).toFixed(1)} % of one core`);
  await page.close();
});

test("ten_thousand_rows_at_once_are_one_short_task", async (t) => {
  const page = await chromium.browser.newPage();
  const modules = await countModules(await page.createCDPSession());
  await page.goto(`${chat.pages.origin}/chat-busy`, { waitUntil: "load" });
  await until("the engine", async () => modules() === 1);
  const cost = await costOf(page, own, { profiler: false }, async () => {
    await page.evaluate((threat) => {
      const { page: busy } = globalThis as unknown as { page: { append(text: string, from: string): void } };
      for (let n = 0; n < 10_000; n++) busy.append(`Rangée ${n}`, n % 3 === 0 ? "out" : "in");
      busy.append(threat, "in");
    }, THREAT);
    await until("the warning", () => warningOn(page));
  });
  t.diagnostic(`10,000 rows at once: longest task ${cost.longest.toFixed(1)} ms (budget ${TASK_MS}), all ${cost.script.toFixed(1)} ms`);
  assert.ok(cost.longest < SLACK * TASK_MS, `longest task ${cost.longest} ms`);
  await page.close();
});
