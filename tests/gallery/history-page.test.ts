import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "puppeteer-core";
import { longHistory, someHistory } from "./past";
import { openTheatre, type Scene, type Theatre } from "./theatre";

let theatre: Theatre;
before(async () => {
  theatre = await openTheatre();
});
after(() => theatre.close());

const some = (): Scene => ({ extensionPage: "history.html", past: { history: someHistory(Date.now()) } });

const titles = (page: Page): Promise<string[]> => page.$$eval(".conversation h3", (all) => all.map(({ textContent }) => textContent));
const countLine = (page: Page): Promise<string> => page.$eval("#count", ({ textContent }) => textContent);

test("conversations_come_newest_first_with_their_course_and_what_changed", () =>
  theatre.on(some(), async (page) => {
    await page.waitForSelector(".conversation");
    assert.deepEqual(await titles(page), ["Chantage avec des images", "Menace", "Amour et argent"]);
    assert.equal(await page.$eval(".conversation .steps [aria-current]", ({ textContent }) => textContent), "la demande");
    assert.match(await page.$eval(".conversation .told:nth-child(2) .changes", ({ textContent }) => textContent), /plus grave \(Danger\).*étape : la menace/u);
    assert.equal(await page.$(".conversation .told:nth-child(4)"), null, "older alerts wait for a press");
    await page.locator(".conversation > .button").click();
    assert.equal((await page.$$(".conversation:first-of-type .told")).length, 4);
  }));

test("false_alarms_are_counted_openly_and_the_chain_is_said_to_be_whole", () =>
  theatre.on(some(), async (page) => {
    await page.waitForSelector(".chain.whole");
    assert.match(await page.$eval(".counts p", ({ textContent }) => textContent), /trompée 1 fois/u);
  }));

test("a_line_that_was_taken_out_shows_with_its_days", () =>
  theatre.on({ extensionPage: "history.html", past: { history: someHistory(Date.now()), taken: [4] } }, async (page) => {
    const broken = await page.waitForSelector(".chain.broken");
    assert.match((await broken?.evaluate(({ textContent }) => textContent)) ?? "", /entre le .* et le .* : 1/u);
  }));

test("a_search_and_filters_narrow_the_list_and_are_taken_away_with_one_press", () =>
  theatre.on(some(), async (page) => {
    await page.waitForSelector(".conversation");
    await page.type("input[type=search]", "histoire instagram");
    assert.deepEqual(await titles(page), ["Amour et argent"]);
    await page.locator(".filters > .button").click();
    await page.locator(".filters summary").click();
    await page.select(".filters label:nth-child(4) select", "false");
    assert.deepEqual(await titles(page), ["Menace"]);
    await page.type("input[type=search]", "zzz");
    assert.match(await page.$eval("[aria-labelledby=list] [role=status]", ({ textContent }) => textContent), /Rien ne correspond/u);
  }));

test("what_was_talked_over_leaves_the_count_and_says_so", () =>
  theatre.on(some(), async (page) => {
    await page.waitForSelector(".conversation");
    assert.match(await countLine(page), /^1 situation/u);
    await page.locator(".card-ways .main").click();
    await page.waitForFunction(() => document.querySelector("#count")?.textContent === "Rien à regarder ensemble");
    assert.equal((await page.$$(".settled")).length, 2);
  }));

test("the_teenager_adds_a_word_by_keyboard_and_it_is_kept", () =>
  theatre.on(some(), async (page) => {
    await page.waitForSelector(".conversation");
    await page.focus(".add-word summary");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("c’était mon cousin");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => [...document.querySelectorAll("blockquote p")].some(({ textContent }) => textContent === "c’était mon cousin"));
    await page.reload();
    await page.waitForSelector(".chain.whole");
    assert.equal((await page.$$("blockquote")).length, 2);
  }));

test("before_the_agreement_the_history_says_that_nothing_is_kept", () =>
  theatre.on({ extensionPage: "history.html", past: { agreed: false } }, async (page) => {
    await page.waitForSelector('.empty a[href="welcome.html"]');
    assert.match(await page.$eval(".empty", ({ textContent }) => textContent), /Rien n’est encore gardé/u);
  }));

test("ten_thousand_entries_are_there_at_once_a_page_at_a_time", () =>
  theatre.on({ extensionPage: "history.html", past: { history: longHistory(Date.now(), 10_000), settings: { retentionDays: 90 } } }, async (page) => {
    await page.waitForSelector(".conversation");
    const took = await page.evaluate(() => performance.now());
    console.log(`history of 10,000 entries on the screen after ${Math.round(took)} ms`);
    assert.ok(took < 3000, `${took} ms`);
    assert.equal((await titles(page)).length, 20);
    const [first] = await page.$$eval(".conversation .where", (all) => all.map(({ textContent }) => textContent));
    await page.locator(".pager .button:last-child").click();
    await page.waitForFunction((before) => document.querySelector(".conversation .where")?.textContent !== before, {}, first);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "list");
    await page.waitForSelector(".chain.whole");
  }));
