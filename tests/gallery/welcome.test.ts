import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "puppeteer-core";
import { openTheatre, type Scene, type Theatre } from "./theatre";

let theatre: Theatre;
before(async () => {
  theatre = await openTheatre();
});
after(() => theatre.close());

const FIRST: Scene = { extensionPage: "welcome.html", past: { agreed: false } };

interface Kept {
  consent: { path: string; version: number } | null;
  settings: { trustedPerson: string | null; retentionDays: number; country: string | null };
  passphrase: { set: boolean };
}

/** What the background knows of the family. */
const kept = (page: Page): Promise<Kept> => page.evaluate(async () => (await chrome.runtime.sendMessage({ kind: "family" })).answer as Kept);

const go = async (page: Page, step: string): Promise<void> => {
  await page.evaluate((hash) => void (location.hash = hash), step);
  await page.waitForFunction((id) => location.hash === `#${id}` && document.activeElement?.id === "step", {}, step);
};

const labelled = (page: Page, words: string): Promise<void> => page.locator(`::-p-xpath(//label[contains(., "${words}")])`).click();

const agreeButton = "::-p-xpath(//button[contains(., 'C’est d’accord')])";

test("under_fifteen_both_say_yes_before_anything_is_kept", () =>
  theatre.on(FIRST, async (page) => {
    await page.waitForSelector(".choice input");
    await labelled(page, "moins de 15 ans");
    await go(page, "yes");
    await labelled(page, "Moi, l’ado");
    const [disabled, ground] = await page.$eval(agreeButton, (button) => [(button as HTMLButtonElement).disabled, getComputedStyle(button).backgroundColor]);
    assert.deepEqual([disabled, ground], [true, "rgba(0, 0, 0, 0)"], "a button that does nothing does not look like one that does");
    assert.equal((await kept(page)).consent, null);
    await labelled(page, "Moi, le parent");
    await page.locator(agreeButton).click();
    await page.waitForSelector(".agreed");
    assert.deepEqual({ ...(await kept(page)).consent, at: 0 }, { at: 0, path: "under-15", version: 1 });
  }));

test("what_was_chosen_on_the_way_holds_once_the_teenager_says_yes", () =>
  theatre.on({ ...FIRST, country: "BE" }, async (page) => {
    await page.waitForSelector(".choice input");
    await labelled(page, "15 ans ou plus");
    await go(page, "what");
    await labelled(page, "90 jours");
    await go(page, "person");
    await page.type("input[type=text]", "ma tante");
    await page.type("input[type=password]", "lampe bleue");
    assert.deepEqual(await kept(page).then(({ consent, settings }) => [consent, settings.trustedPerson]), [null, null]);
    await go(page, "yes");
    await labelled(page, "Moi, l’ado");
    await page.locator(agreeButton).click();
    await page.waitForFunction(async () => (await chrome.runtime.sendMessage({ kind: "family" })).answer.passphrase.set === true);
    const { settings, passphrase } = await kept(page);
    assert.deepEqual([settings.trustedPerson, settings.retentionDays, settings.country, passphrase.set], ["ma tante", 90, "BE", true]);
  }));

test("a_passphrase_that_is_too_short_is_named_and_nothing_is_agreed", () =>
  theatre.on(FIRST, async (page) => {
    await page.waitForSelector(".choice input");
    await labelled(page, "15 ans ou plus");
    await go(page, "person");
    await page.type("input[type=password]", "abc");
    await go(page, "yes");
    await labelled(page, "Moi, l’ado");
    assert.match(await page.$eval("main [role=alert]", ({ textContent }) => textContent), /trop courte/u);
    assert.equal(await page.$eval(agreeButton, (button) => (button as HTMLButtonElement).disabled), true);
  }));

test("the_trial_shows_the_real_card_and_keeps_nothing", () =>
  theatre.on({ extensionPage: "welcome.html#try" }, async (page) => {
    const next = await page.waitForSelector(".step .line button");
    for (let message = 0; message < 3; message += 1) await next?.click();
    await page.waitForFunction(() => window.overlayRoot?.querySelector(".warning .chip strong")?.textContent === "changer d’appli");
    await page.keyboard.press("Escape");
    for (let message = 0; message < 2; message += 1) await next?.click();
    await page.waitForFunction(() => window.overlayRoot?.querySelectorAll(".danger .chip").length === 3);
    const entries = await page.evaluate(
      () =>
        new Promise((counted) => {
          indexedDB.open("vigie").onsuccess = ({ target }) => {
            const all = (target as IDBOpenDBRequest).result.transaction("entries").objectStore("entries").count();
            all.onsuccess = () => counted(all.result);
          };
        }),
    );
    assert.equal(entries, 0);
  }));

test("without_an_answer_to_the_first_question_the_last_step_names_it", () =>
  theatre.on({ extensionPage: "welcome.html#yes", past: { agreed: false } }, async (page) => {
    await page.waitForSelector('.trouble a[href="#who"]');
    assert.equal(await page.$(agreeButton), null);
  }));
