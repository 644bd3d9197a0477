/** The store in a real Chromium: what was acknowledged stays, whenever the background is stopped; and the settings' page. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import type { Page } from "puppeteer-core";
import { verify } from "../../extension/shared/chain";
import { type Chromium, startChromium } from "./harness/chromium";
import { until } from "./harness/until";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Everything in the database, as it lies there. */
interface Dump {
  records: { key: number; value: { content: { type: string; words?: string } } }[];
  start: { sequence: number; hash: string };
  head: { sequence: number; hash: string };
}

describe("store", () => {
  let chromium: Chromium;

  before(async () => {
    chromium = await startChromium({ lang: "en" });
  });
  after(async () => {
    await chromium.stop();
    await chromium.discard();
  });

  const open = async (name: string): Promise<Page> => {
    const page = await chromium.browser.newPage();
    await page.goto(`chrome-extension://${chromium.id}/${name}.html`);
    return page;
  };

  // No named function in here: the test runner's transpiler would mark it with a helper that the page does not have.
  const dump = (page: Page): Promise<Dump> =>
    page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("vigie");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const tx = database.transaction(["entries", "facts"]);
      const [entries, facts] = [tx.objectStore("entries"), tx.objectStore("facts")];
      const [keys, values, start, head] = await Promise.all([entries.getAllKeys(), entries.getAll(), facts.get("start"), facts.get("head")].map((request) => new Promise<unknown>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      })));
      database.close();
      const records = (keys as number[]).map((key, index) => ({ key, value: (values as unknown[])[index] }));
      return { records, start: start ?? { sequence: 0, hash: "0".repeat(64) }, head } as Dump;
    });

  test("a_background_stopped_in_the_middle_of_writing_loses_nothing_that_was_acknowledged", async (context) => {
    const page = await open("popup");
    const acknowledged: string[] = [];
    let stopped = 0;
    for (let round = 0; round < 100; round++) {
      await until("the background", () =>
        page.evaluate(() => Promise.race([chrome.runtime.sendMessage({ kind: "family" }).then(() => true, () => false), new Promise<false>((resolve) => setTimeout(resolve, 300, false))])),
      );
      const writing = page.evaluate(async (from) => {
        const kept: string[] = [];
        await Promise.all([0, 1, 2, 3, 4, 5].map(async (place) => {
          const words = `word ${from + place}`;
          // Who is asked while it is being stopped may never answer: that is no acknowledgement.
          const silence = new Promise<null>((resolve) => setTimeout(resolve, 300, null));
          const reply = await Promise.race([chrome.runtime.sendMessage({ kind: "add-word", alert: "1", words }).catch(() => null), silence]) as { answer?: null } | null;
          if (reply && "answer" in reply) kept.push(words);
        }));
        return kept;
      }, round * 6);
      // Another moment of the writing in each round.
      await new Promise((resolve) => setTimeout(resolve, (round % 20) * 4));
      // The worker may be gone before the library has let go of it.
      await (await chromium.background()).close().catch(() => undefined);
      stopped++;
      acknowledged.push(...(await writing));
    }
    const { records, start, head } = await dump(page);
    const words = new Set(records.map(({ value }) => value.content.words));
    assert.deepEqual(acknowledged.filter((word) => !words.has(word)), []);
    assert.deepEqual(await verify(records, start, head), []);
    context.diagnostic(`stopped ${stopped} times, ${acknowledged.length} of 600 acknowledged, ${words.size} kept`);
    assert.equal(stopped, 100);
    assert.ok(acknowledged.length > 0);
    await page.close();
  });

  test("the_settings_have_no_barrier_in_light_and_dark", async () => {
    const page = await open("options");
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.waitForSelector("fieldset");
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      });
      assert.deepEqual(found, [], scheme);
    }
    await page.close();
  });

  test("settings_change_with_the_keyboard_and_every_window_shows_it", async () => {
    const [one, other] = [await open("options"), await open("options")];
    await one.bringToFront();
    await one.focus("input[name=retentionDays]:checked");
    await one.keyboard.press("ArrowDown");
    const chosen = (page: Page): Promise<string> => page.$eval("input[name=retentionDays]:checked", (input) => input.closest("label")?.textContent ?? "");
    await until("the other window", async () => (await chosen(other)) === "90 days" || null);
    assert.equal(await chosen(one), "90 days");
    await Promise.all([one.close(), other.close()]);
  });

  test("a_pause_is_begun_in_the_popup_without_a_passphrase_and_seen_in_the_settings", async () => {
    const [popup, options] = [await open("popup"), await open("options")];
    await popup.bringToFront();
    await popup.waitForSelector("details.pause");
    await popup.click("details.pause summary");
    await popup.click("details.pause button");
    await until("the pause", async () => (await options.$("div.pause")) !== null || null);
    await options.bringToFront();
    await options.click("div.pause button");
    await until("its end", async () => (await popup.$("details.pause")) !== null || null);
    await Promise.all([popup.close(), options.close()]);
  });

  test("ten_thousand_entries_do_not_slow_the_popup_down", async (context) => {
    const firstLines = async (): Promise<number> => {
      const times: number[] = [];
      for (let round = 0; round < 7; round++) {
        const popup = await open("popup");
        const lines = await popup.waitForFunction(() => document.querySelector(".history li, .empty") !== null && performance.now());
        times.push((await lines.jsonValue()) || Infinity);
        await popup.close();
      }
      return times.sort((one, more) => one - more)[3] ?? Infinity;
    };
    const few = await firstLines();
    const page = await open("options");
    const alert = { site: "discord", conversation: "camille", situation: "threat", level: "danger", stage: "threat", next: null, signals: ["threat_publish"], shown: "card", crisis: false, lexicon: "1" };
    await page.evaluate(async (stored) => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open("vigie");
        request.onsuccess = () => resolve(request.result);
      });
      const tx = database.transaction(["entries", "facts"], "readwrite");
      const hash = "0".repeat(64);
      for (let sequence = 1000; sequence < 11_000; sequence++) {
        const content = { type: "alert", id: `${sequence}`, at: Date.now(), ...stored, extension: "1" };
        tx.objectStore("entries").put({ sequence, content, digest: hash, previous: hash, hash }, sequence);
      }
      tx.objectStore("facts").put({ sequence: 10_999, hash }, "head");
      await new Promise((resolve) => (tx.oncomplete = resolve));
      database.close();
    }, alert);
    const full = await firstLines();
    context.diagnostic(`popup until its first lines: ${few.toFixed(0)} ms with few entries, ${full.toFixed(0)} ms with 10,000 more (medians of 7)`);
    assert.ok(full < few * 1.5 + 20, `${full} ms against ${few} ms`);
    await page.close();
  });
});
