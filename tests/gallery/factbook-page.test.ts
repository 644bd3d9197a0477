import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "puppeteer-core";
import { someHistory } from "./past";
import { openTheatre, type Scene, type Theatre } from "./theatre";

let theatre: Theatre;
before(async () => {
  theatre = await openTheatre();
});
after(() => theatre.close());

const scene = (): Scene => ({ extensionPage: "factbook.html#money", past: { history: someHistory(Date.now()) } });

const book = (page: Page): Promise<string> => page.$eval(".book", ({ textContent }) => textContent);

const field = (words: string): string => `::-p-xpath(//label[contains(., "${words}")]//*[self::input or self::textarea])`;

test("a_pasted_message_goes_in_masked_and_leaves_when_it_is_unticked", () =>
  theatre.on(scene(), async (page) => {
    await page.locator(field("Colle ou tape")).fill("envoie le code AB12-CD34-EF56\nmoi : non");
    await page.locator("::-p-xpath(//button[contains(., 'Ajouter ces messages')])").click();
    assert.match(await book(page), /L’autre : envoie le code ••••-••••-EF56.*Moi : non/u);
    await page.locator(".pasted input[type=checkbox]").click();
    assert.doesNotMatch(await book(page), /EF56/u);
  }));

test("a_name_is_hidden_in_all_that_goes_in", () =>
  theatre.on(scene(), async (page) => {
    await page.locator(field("avec tes mots")).fill("Max me menace");
    await page.locator(field("Noms ou mots")).fill("Max");
    assert.match(await book(page), /▇▇▇ me menace/u);
    assert.doesNotMatch(await page.$eval(".copies", ({ textContent }) => textContent), /Max/u);
  }));

test("other_conversations_stay_out_and_unticked_alerts_too", () =>
  theatre.on(scene(), async (page) => {
    await page.waitForSelector(".entries li");
    assert.doesNotMatch(await book(page), /Instagram|Menace,/u);
    const all = (await page.$$(".entries li")).length;
    await page.locator("fieldset .switch input").click();
    assert.equal((await page.$$(".entries li")).length, all - 2, "the alert and what was done with it");
  }));

test("on_paper_there_is_the_book_and_nothing_else", () =>
  theatre.on({ ...scene(), dark: true }, async (page) => {
    await page.waitForSelector(".book");
    await page.emulateMediaType("print");
    const seen = await page.$$eval("body > *, main > *", (all) => all.filter((element) => element.checkVisibility()).map(({ className, localName }) => className || localName));
    assert.deepEqual(seen, ["main", "surface book"]);
    assert.equal(await page.$eval(".book", (element) => getComputedStyle(element).colorScheme), "light");
  }));

test("there_is_no_way_to_put_in_a_picture", () =>
  theatre.on(scene(), async (page) => {
    await page.waitForSelector(".book");
    assert.equal(await page.$("input[type=file], [contenteditable], img:not(header img)"), null);
  }));

test("fields_are_copied_one_by_one_in_the_order_of_the_form", () =>
  theatre.on(scene(), async (page) => {
    await page.waitForSelector(".copies li");
    assert.deepEqual(
      await page.$$eval(".copies h3", (all) => all.map(({ textContent }) => textContent)),
      ["Catégorie", "Date et heure", "Où : site ou messagerie", "Adresse de la page (URL)", "Commentaire"],
    );
    const written = page.evaluate(() => new Promise<string>((seen) => (navigator.clipboard.writeText = async (words) => seen(words))));
    await page.locator(".copies .button").click();
    assert.equal(await written, "Chantage avec des images");
  }));
