/** The store in real browsers: what was acknowledged stays, whenever the background is stopped; and a full one is no slower to open. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "puppeteer-core";
import { verify } from "../../extension/shared/chain";
import { BROWSERS } from "./harness/browsers";
import { type Installed, install } from "./harness/installed";
import { until } from "./harness/until";

/** Openings of the popup that are measured. */
const ROUNDS = 7;

/** Everything in the database, as it lies there. */
interface Dump {
  records: { key: number; value: { content: { type: string; words?: string } } }[];
  start: { sequence: number; hash: string };
  head: { sequence: number; hash: string };
}

for (const name of BROWSERS) {
  describe(name, () => {
    let browser: Installed;

    before(async () => {
      browser = await install(name);
    });
    after(() => browser.stop());

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
      const page = await browser.openOwn("popup.html");
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
        await browser.stopBackground();
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

    test("ten_thousand_entries_do_not_slow_the_popup_down", async (context) => {
      const page = await browser.openOwn("options.html");
      const alert = { site: "discord", conversation: "camille", situation: "threat", level: "danger", stage: "threat", next: null, signals: ["threat_publish"], shown: "card", crisis: false, lexicon: "1", extension: "1" };
      /** Puts in alerts up to this place of the chain, as many as the popup shows or a thousand times more. */
      const fill = (from: number, to: number): Promise<void> =>
        page.evaluate(async (first, last, stored) => {
          const database = await new Promise<IDBDatabase>((resolve) => {
            const request = indexedDB.open("vigie");
            request.onsuccess = () => resolve(request.result);
          });
          const tx = database.transaction(["entries", "facts"], "readwrite");
          const hash = "0".repeat(64);
          for (let sequence = first; sequence <= last; sequence++) {
            const content = { type: "alert", id: `${sequence}`, at: Date.now(), ...stored };
            tx.objectStore("entries").put({ sequence, content, digest: hash, previous: hash, hash }, sequence);
          }
          tx.objectStore("facts").put({ sequence: last, hash }, "head");
          await new Promise((resolve) => (tx.oncomplete = resolve));
          database.close();
        }, from, to, alert);
      /** Milliseconds from going to the popup until its first lines are there: the middle of several times. */
      const firstLines = async (): Promise<number> => {
        const times: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          const popup = await browser.openOwn("popup.html");
          const lines = await popup.waitForFunction(() => performance.getEntriesByName("first-lines")[0]?.startTime);
          assert.notEqual(await popup.$(".history li"), null);
          times.push((await lines.jsonValue()) ?? Infinity);
          await popup.close();
        }
        return times.sort((one, more) => one - more)[Math.floor(ROUNDS / 2)] ?? Infinity;
      };
      await fill(1000, 1060);
      const few = await firstLines();
      await fill(1061, 11_060);
      const full = await firstLines();
      context.diagnostic(`popup until its first lines: ${few.toFixed(0)} ms with few entries, ${full.toFixed(0)} ms with 10,000 more (medians of ${ROUNDS})`);
      assert.ok(full < few * 1.5 + 20, `${full} ms against ${few} ms`);
      await page.close();
    });
  });
}
