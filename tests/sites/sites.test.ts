/** Every page of this folder in both browsers, read by its adapter and, with adapters off, by structure. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser } from "puppeteer-core";
import { BROWSERS } from "../e2e/harness/browsers";
import { launch, open } from "./browser";
import { adapterOf, expected, play, type Score } from "./play";

/** Largest share of messages whose direction the generic detector may leave open, over all pages. */
const MAX_UNKNOWN = 0.3;

/** Pages that are no chat. */
const negatives = readdirSync(fileURLToPath(new URL(".", import.meta.url)))
  .filter((name) => /^neg-.*\.html$/.test(name))
  .map((name) => name.replace(".html", ""));

/** What must hold for every reader on every page. */
function holds(score: Score): void {
  assert.deepEqual(score.missing, [], "every text is read");
  assert.deepEqual(score.extra, [], "nothing is told twice, nothing but messages");
  assert.deepEqual(score.wrong, [], "no direction is wrong");
  assert.deepEqual(score.mixed, [], "the other conversation is another one");
  assert.equal(score.edited, true, "an edited message is told again");
  assert.equal(score.sent, 2, "each sending is asked about once");
  assert.equal(score.health, "reading");
}

for (const name of BROWSERS) {
  describe(name, () => {
    let browser: Browser;
    const scores: Score[] = [];
    before(async () => {
      browser = await launch(name);
    });
    after(() => browser.close());

    for (const [page, fixture] of Object.entries(expected.pages)) {
      test(`adapter_reads_${page}`, async () => {
        const score = await play(browser, page, "adapter");
        holds(score);
        const self = adapterOf(fixture).self === undefined && fixture.conversation === "public";
        assert.ok(self || score.unknown === 0, "the adapter tells every direction, unless the page never shows the own name");
      });
      if (fixture.generic) continue;
      test(`generic_detector_reads_${page}`, async () => {
        const score = await play(browser, page, "generic");
        scores.push(score);
        holds(score);
      });
    }

    test("generic_detector_leaves_few_directions_open", () => {
      const texts = scores.reduce((sum, score) => sum + score.texts, 0);
      const unknown = scores.reduce((sum, score) => sum + score.unknown, 0);
      assert.ok(unknown / texts <= MAX_UNKNOWN, `${unknown} of ${texts}`);
    });

    for (const page of negatives) {
      test(`generic_detector_stays_out_of_${page}`, async () => {
        const opened = await open(browser, page, `https://${page}.example.com/`);
        await opened.start([], true);
        await opened.advance(3000);
        await opened.frame.evaluate("page.grow()");
        await opened.advance(3000);
        await opened.frame.evaluate("page.box()?.focus()");
        await opened.page.keyboard.type("Un texte tapé ici");
        await opened.advance(500);
        await opened.page.keyboard.press("Enter");
        await opened.frame.evaluate("page.grow()");
        await opened.advance(6000);
        assert.deepEqual(await opened.heard(), []);
        assert.deepEqual(await opened.ask("recorder.submitted"), []);
        assert.ok(!(await opened.ask<string[]>("recorder.health")).includes("reading"));
        await opened.close();
      });
    }
  });
}
