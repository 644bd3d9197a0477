/** Pages as no site makes them: taken apart at random while they are read. The watcher goes on, and makes nothing up. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import type { Browser } from "puppeteer-core";
import { launch, open } from "./browser";
import { adapterOf, expected } from "./play";

/** Damages on one page, and pages damaged for each adapter: each one loads anew. */
const DAMAGES = 25;
const PAGES = 2;

const WORDS = ["", " ", "\u{202e}abc", "x".repeat(300), "e\u{301}\u{301}", "😂", "<img src=x>", "12:04", "Toi", "null"];

/** A place in the document, as its share of a thousand. */
const place = fc.integer({ min: 0, max: 999 });

/** What can happen to an element: which one, what, and to which other. */
const damage = fc.record({
  at: place,
  kind: fc.constantFrom("remove", "move", "copy", "empty", "say", "strip", "wrap", "hide"),
  to: place,
  words: fc.constantFrom(...WORDS),
});

/** Damages the page it runs in. */
function damageNow(each: { at: number; kind: string; to: number; words: string }): void {
  const all = [...document.body.querySelectorAll("*")];
  const element = all[Math.floor((each.at * all.length) / 1000)];
  const other = all[Math.floor((each.to * all.length) / 1000)];
  if (!element || !other) return;
  if (each.kind === "remove") element.remove();
  else if (each.kind === "move" && !element.contains(other)) other.append(element);
  else if (each.kind === "copy") element.after(element.cloneNode(true));
  else if (each.kind === "empty") element.replaceChildren();
  else if (each.kind === "say") element.append(each.words);
  else if (each.kind === "strip") for (const name of element.getAttributeNames()) element.removeAttribute(name);
  else if (each.kind === "wrap") {
    const wrapper = document.createElement("div");
    element.replaceWith(wrapper);
    wrapper.append(element);
  } else if (each.kind === "hide") (element as HTMLElement).style.display = "none";
}

describe("damaged pages", () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const [page, fixture] of Object.entries(expected.pages)) {
    test(`reading_goes_on_while_${page}_falls_apart`, () =>
      fc.assert(fc.asyncProperty(fc.array(damage, { minLength: DAMAGES, maxLength: DAMAGES }), async (damages) => {
        const opened = await open(browser, page, fixture.url);
        const failures: string[] = [];
        opened.page.on("pageerror", (error) => failures.push(String(error)));
        await opened.start([adapterOf(fixture)], true);
        await opened.advance(3000);
        for (const each of damages) {
          await opened.frame.evaluate(damageNow, each);
          await opened.advance(400);
        }
        await opened.advance(5000);
        assert.deepEqual(failures, []);
        for (const { text, from, conversation } of await opened.heard()) {
          assert.ok(["me", "them", "unknown"].includes(from));
          assert.ok(text.trim() !== "" && conversation !== "", "a message without a text or a conversation");
        }
        assert.deepEqual(await opened.ask("recorder.submitted"), [], "nothing was sent");
        await opened.close();
      }), { numRuns: PAGES, endOnFailure: true, includeErrorInReport: true }));
  }
});
