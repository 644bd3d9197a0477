import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "puppeteer-core";
import { openTheatre, type Theatre } from "./theatre";

let theatre: Theatre;
before(async () => {
  theatre = await openTheatre();
});
after(() => theatre.close());

const PANELS = ["sent", "again", "talk", "report", "advice", "law", "limits"];

const links = (page: Page): Promise<string[]> => page.$$eval("main a", (all) => all.map((link) => link.getAttribute("href") ?? ""));
const headings = (page: Page): Promise<string[]> => page.$$eval("main h2", (all) => all.map(({ textContent }) => textContent));

test("the_page_of_help_has_crisis_numbers_first_then_every_panel", () =>
  theatre.on({ extensionPage: "help.html" }, async (page) => {
    await page.waitForSelector(".panels a");
    const shown = await links(page);
    assert.equal(shown[0], "tel:3114");
    assert.deepEqual(shown.slice(-PANELS.length), PANELS.map((panel) => `#${panel}`));
    assert.equal(await page.title(), "Info sécurité");
  }));

test("each_panel_has_an_address_and_crisis_numbers_stay_before_every_other_service", async () => {
  for (const panel of PANELS) {
    await theatre.on({ extensionPage: `help.html#${panel}`, lang: "en", country: "GB" }, async (page) => {
      await page.waitForSelector(".panel");
      assert.equal((await links(page))[0], "tel:08001111", panel);
      assert.equal((await headings(page)).length, 2, panel);
      assert.equal(await page.evaluate(() => document.activeElement?.localName), "h2", panel);
    });
  }
});

test("a_panel_opens_by_keyboard_and_leads_back", () =>
  theatre.on({ extensionPage: "help.html" }, async (page) => {
    await page.waitForSelector(".panels a");
    await page.focus('a[href="#again"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector(".panel");
    assert.match((await headings(page))[1] ?? "", /recontacte/u);
    await page.focus(".back");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".panels a");
  }));

test("what_was_given_away_is_all_there_where_nothing_is_known", () =>
  theatre.on({ extensionPage: "help.html#sent" }, async (page) => {
    await page.waitForSelector(".panel");
    const parts = await page.$$eval(".panel h3", (all) => all.map(({ textContent }) => textContent));
    assert.equal(parts.length, 5, String(parts));
  }));

test("the_prepared_message_names_no_site_and_is_not_sent", () =>
  theatre.on({ extensionPage: "help.html#talk" }, async (page) => {
    await page.waitForSelector("textarea");
    assert.match(await page.$eval("textarea", ({ value }) => value), /une conversation sur une appli/u);
  }));

test("the_person_of_trust_is_named_in_the_panel_and_in_the_prepared_message", () =>
  theatre.on({ extensionPage: "help.html#talk", past: { settings: { country: "FR", trustedPerson: "Tante Lise" } } }, async (page) => {
    await page.waitForSelector("textarea");
    assert.match(await page.$eval("textarea", ({ value }) => value), /^Coucou Tante Lise, une conversation sur une appli/u);
    assert.match(await page.$eval(".intro", ({ textContent }) => textContent), /parler à Tante Lise/u);
  }));

test("another_country_changes_the_services_and_is_kept", () =>
  theatre.on({ extensionPage: "help.html#law" }, async (page) => {
    await page.waitForSelector(".panel");
    assert.match(await page.$eval(".panel", ({ textContent }) => textContent), /312-10/u);
    await page.select("select", "US");
    await page.waitForFunction(() => document.querySelector("main a")?.getAttribute("href") === "tel:988");
    assert.doesNotMatch(await page.$eval(".panel", ({ textContent }) => textContent), /312-10/u);
    assert.equal(await page.evaluate(() => window.country), "US");
    await page.select("select", "");
    await page.waitForFunction(() => window.country === null);
  }));

test("the_page_is_left_with_one_press", () =>
  theatre.on({ extensionPage: "help.html#report" }, async (page) => {
    await page.waitForSelector(".panel");
    await page.click("header button");
    await page.waitForFunction(() => window.left === true);
  }));
