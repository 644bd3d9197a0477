import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "puppeteer-core";
import { until } from "../e2e/harness/until";
import { press, warningOn } from "./inside";
import { BROWSERS } from "../e2e/harness/browsers";
import { openTheatre, type Theatre } from "./theatre";

let theatre: Theatre;

const HOP = "viens sur snap, on sera mieux";

/** Texts of the marks, each with the text of the bubble it is in. */
const marked = (page: Page): Promise<[string, string | null][]> =>
  page.evaluate(() =>
    [...CSS.highlights.values()].flatMap((highlight) =>
      [...highlight].map((range): [string, string | null] => [String(range), (range as Range).startContainer.parentElement?.textContent ?? null]),
    ),
  );

/** Resolves once exactly the words are marked, in their own bubble: the list settles after each scroll, and the mark with it. */
async function onItsWords(page: Page): Promise<void> {
  const wanted = JSON.stringify([["viens sur snap", HOP]]);
  await until("the mark on its words alone", async () => JSON.stringify(await marked(page)) === wanted);
}

async function warned(page: Page): Promise<void> {
  await until("the message to be read", () => page.evaluate((text) => window.virtual.warn(text, "viens sur snap"), HOP));
  await until("the card", async () => (await warningOn(page))?.show === "card");
}

const scrollTo = (page: Page, first: number): Promise<void> => page.evaluate((place) => window.virtual.scrollTo(place), first);

for (const browser of BROWSERS) {
  describe(browser, () => {
    before(async () => {
      theatre = await openTheatre(browser);
    });
    after(() => theatre.close());

    test("a_mark_follows_its_message_through_rows_that_are_used_again", () =>
      theatre.on({ virtual: true }, async (page) => {
        await warned(page);
        await press(page, "viens sur snap");
        await onItsWords(page);
        // The row of the message now shows another one.
        await scrollTo(page, 40);
        await until("other messages", () => page.evaluate((text) => !window.virtual.rows().includes(text), HOP));
        await until("no mark", async () => (await marked(page)).length === 0);
        await scrollTo(page, 183);
        await onItsWords(page);
      }));

    test("a_chip_pressed_while_its_message_is_out_of_the_list_marks_it_once_it_is_back", () =>
      theatre.on({ virtual: true }, async (page) => {
        await warned(page);
        await scrollTo(page, 20);
        await until("other messages", () => page.evaluate((text) => !window.virtual.rows().includes(text), HOP));
        await press(page, "viens sur snap");
        assert.match((await warningOn(page))?.text ?? "", /n’est plus affiché/u);
        assert.deepEqual(await marked(page), []);
        await scrollTo(page, 188);
        await onItsWords(page);
        await press(page, "Fermer");
        assert.deepEqual(await marked(page), []);
        assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
      }));
  });
}
