/** The extension's own pages in both browsers, over its real background and database. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { ElementHandle, Page } from "puppeteer-core";
import { BROWSERS } from "./harness/browsers";
import { startChat } from "./harness/chat";
import { THREAT, conversationReady } from "./harness/conversation";
import { type Installed, install } from "./harness/installed";
import { goTo, pressWords, shows } from "./harness/own-pages";
import { until } from "./harness/until";
import { cardOn } from "./harness/overlay";
import { words as wordsIn } from "./harness/words";

/** The words of a key; all browsers of these tests speak English. */
const words = (key: string): string => wordsIn("en", key);

for (const name of BROWSERS) {
  describe(name, () => {
    let browser: Installed;
    let folder: string;

    before(async () => {
      browser = await install(name, { agreed: false });
      folder = await mkdtemp(join(tmpdir(), "vigie-backup-"));
    });
    after(async () => {
      await browser.stop();
      await rm(folder, { recursive: true, force: true });
    });

    /** Looks at a page of the extension, and closes it. */
    const on = async <T>(page: string, work: (page: Page) => Promise<T>): Promise<T> => {
      const tab = await browser.openOwn(page);
      try {
        return await work(tab);
      } finally {
        await tab.close();
      }
    };

    test("both_agree_in_the_welcome_and_from_then_on_there_is_a_history", async () => {
      await on("history.html", (page) => shows(page, words("history_first")));
      await on("welcome.html", async (page) => {
        await pressWords(page, words("welcome_path_under_15"));
        await goTo(page, "person");
        await page.waitForSelector("input[type=text]");
        await page.type("input[type=text]", "Aunt Lise");
        await page.type("input[type=password]", "blue lamp");
        await goTo(page, "yes");
        await pressWords(page, words("welcome_yes_teenager"));
        await pressWords(page, words("welcome_yes_parent"));
        await pressWords(page, words("welcome_yes_do"));
        await page.waitForSelector(".agreed");
      });
      await on("history.html", (page) => shows(page, words("note_consent_given")));
      await on("help.html#talk", async (page) => {
        await page.waitForSelector("textarea");
        assert.match(await page.$eval("textarea", ({ value }) => value), /^Hi Aunt Lise, /u);
      });
    });

    test("a_threat_in_a_chat_is_in_popup_history_and_fact_book_and_leads_to_the_guide", async () => {
      const chat = await startChat("fr");
      try {
        const page = await browser.open(`${chat.pages.origin}/chat`);
        await conversationReady(page);
        await chat.stranger.say(THREAT);
        await cardOn(() => browser.warningOn(page));
        await page.close();
      } finally {
        await chat.stop();
      }
      const situation = words("situation_sextortion_name");
      await on("popup.html", (page) => shows(page, situation));
      const [factbook, guide] = await on("history.html", async (page) => {
        await page.waitForSelector(".conversation");
        await shows(page, situation);
        await pressWords(page, words("history_word_add"));
        await page.type(".add-word textarea", "it was not my cousin");
        await pressWords(page, words("history_word_save"));
        await page.waitForSelector("blockquote");
        await shows(page, "it was not my cousin");
        await page.waitForSelector(".chain.whole");
        return page.$$eval(".conversation a", (all) => ["factbook", "guide"].map((start) => all.map((link) => link.getAttribute("href") ?? "").find((href) => href.startsWith(start)) ?? ""));
      });
      await on(factbook ?? "", async (page) => {
        await page.waitForSelector(".book");
        await shows(page, situation);
        await pressWords(page, words("factbook_paste"));
        await page.keyboard.type("give me the code AB12-CD34-EF56");
        await pressWords(page, words("factbook_add"));
        await until("the message with its code masked", () => page.$eval(".book", ({ textContent }) => textContent.includes("••••-••••-EF56")));
        assert.equal(await page.$("input[type=file], img:not(header img)"), null);
      });
      await on(guide ?? "", (page) => shows(page, words("guide_sextortion")));
    });

    test("settings_are_locked_by_the_passphrase_a_wrong_try_is_seen_by_both_and_pausing_needs_none", async () => {
      await on("options.html", async (page) => {
        await pressWords(page, words("options_lock"));
        await page.waitForSelector("fieldset:disabled");
        await page.type("input[type=password]", "red lamp");
        await page.keyboard.press("Enter");
        await shows(page, words("fault_WrongPassphrase"));
        await pressWords(page, words("pause_begin"));
        await pressWords(page, words("pause_15"));
        await page.waitForSelector("div.pause");
        await pressWords(page, words("pause_end"));
        await page.waitForSelector("details.pause");
        await page.click("input[type=password]", { count: 3 });
        await page.type("input[type=password]", "blue lamp");
        await page.keyboard.press("Enter");
        await page.waitForSelector("fieldset:not(:disabled) input[name=retentionDays]");
      });
      await on("history.html", async (page) => {
        await shows(page, words("note_passphrase_wrong"));
        await shows(page, words("note_resume"));
      });
    });

    test("a_setting_changed_with_the_keyboard_is_shown_in_every_window", async () => {
      const [one, other] = [await browser.openOwn("options.html"), await browser.openOwn("options.html")];
      await one.bringToFront();
      await one.waitForSelector("input[name=retentionDays]:checked");
      await one.focus("input[name=retentionDays]:checked");
      await one.keyboard.press("ArrowDown");
      const chosen = (page: Page): Promise<string> => page.$eval("input[name=retentionDays]:checked", (input) => input.closest("label")?.textContent ?? "");
      await until("the other window", async () => (await chosen(other)) === words("options_retentionDays_90"));
      assert.equal(await chosen(one), words("options_retentionDays_90"));
      await Promise.all([one.close(), other.close()]);
    });

    test("a_backup_brings_back_what_was_deleted_and_a_half_written_one_is_named", async () => {
      const [whole, half] = [join(folder, "whole.json"), join(folder, "half.json")];
      await on("options.html", async (page) => {
        await page.waitForSelector("input[type=file]");
        const saved = page.evaluate(
          () =>
            new Promise<string>((seen) => {
              const make = URL.createObjectURL;
              URL.createObjectURL = (blob) => {
                void (blob as Blob).text().then(seen);
                return make(blob);
              };
            }),
        );
        await pressWords(page, words("options_backup_json"));
        const backup = await saved;
        await writeFile(whole, backup);
        await writeFile(half, backup.slice(0, backup.length / 2));

        await pressWords(page, words("options_delete"));
        await pressWords(page, words("options_delete_do"));
        await on("history.html", async (history) => {
          await history.waitForSelector(".chain.whole");
          assert.equal(await history.$(".conversation"), null);
        });

        const file = (await page.$("input[type=file]")) as ElementHandle<HTMLInputElement>;
        await file.uploadFile(half);
        await shows(page, words("fault_DamagedFile"));
        await file.uploadFile(whole);
        await shows(page, words("options_import_done").split("$")[0] ?? "");
      });
      await on("history.html", async (page) => {
        await page.waitForSelector(".conversation");
        await shows(page, "it was not my cousin");
        await page.waitForSelector(".chain.whole");
      });
    });
  });
}
