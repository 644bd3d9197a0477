/** The editors that chat sites are built with, as their makers ship them: what is drafted, the moment of sending, and no harm done. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "puppeteer-core";
import { BROWSERS } from "../harness/browsers";
import { launch, open, type Opened } from "../../sites/browser";
import { serve, type Served } from "./component";

const BOX = "[contenteditable=true]";

/** What the page shows as messages, and what stands in the editor. */
const messages = (opened: Opened): Promise<string[]> => opened.page.$$eval(".row", (rows) => rows.map(({ textContent }) => textContent));
const content = (opened: Opened): Promise<string> => opened.page.$eval(BOX, (box) => (box as HTMLElement).innerText);
const drafts = (opened: Opened): Promise<string[]> => opened.ask("recorder.drafts");
const asked = (opened: Opened): Promise<{ draft: string }[]> => opened.ask("recorder.submitted");

for (const name of BROWSERS) {
  describe(name, () => {
    let browser: Browser;
    let served: Served;
    before(async () => {
      browser = await launch(name);
      served = await serve("editors");
    });
    after(async () => {
      await served.stop();
      await browser.close();
    });

    for (const editor of ["lexical", "prosemirror", "slate", "draft"]) {
      test(`a_draft_in_${editor}_is_read_held_back_and_sent`, async () => {
        const opened = await open(browser, editor, `${served.url}?${editor}`, true);
        const { keyboard } = opened.page;
        const type = async (text: string): Promise<void> => {
          await keyboard.type(text);
          await opened.advance(500);
        };
        const enter = async (): Promise<void> => {
          await keyboard.press("Enter");
          await opened.advance(2000);
        };
        try {
          await opened.start([], true);
          await opened.advance(2000);
          await opened.page.focus(BOX);
          await type("Voici l’été 😀");
          assert.equal((await drafts(opened)).at(-1), "Voici l’été 😀");
          await keyboard.down("Shift");
          await keyboard.press("Enter");
          await keyboard.up("Shift");
          await type("et la fin");
          const draft = "Voici l’été 😀\net la fin";
          assert.equal((await drafts(opened)).at(-1), draft);
          assert.deepEqual(await asked(opened), [], "a new line is no sending");

          const before = await content(opened);
          await opened.ask("recorder.hold(true)");
          await enter();
          assert.deepEqual((await asked(opened)).map((one) => one.draft), [draft]);
          assert.equal(await content(opened), before, "what is held back stays as it was written");
          await type(" !");
          assert.equal((await drafts(opened)).at(-1), `${draft} !`, "and the caret where it was");

          await opened.ask("recorder.hold(false)");
          await enter();
          assert.equal((await messages(opened)).at(-1), `${draft} !`, "the page sends what was written");
          const last = (await opened.heard()).at(-1);
          assert.deepEqual([last?.text.replace(/\s/gu, " "), last?.from], [`${draft} !`.replace("\n", " "), "me"]);

          await type("Encore");
          await enter();
          assert.deepEqual((await messages(opened)).slice(-2), [`${draft} !`, "Encore"]);
          assert.equal((await asked(opened)).length, 3, "each sending is asked about once");
        } finally {
          await opened.close();
        }
      });
    }
  });
}

test("enter_that_ends_a_composition_is_no_sending", async () => {
  const browser = await launch("chromium");
  const served = await serve("editors");
  try {
    for (const editor of ["lexical", "prosemirror", "slate", "draft"]) {
      const opened = await open(browser, editor, `${served.url}?${editor}`, true);
      await opened.start([], true);
      await opened.advance(2000);
      await opened.page.focus(BOX);
      const session = await opened.page.createCDPSession();
      await session.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
      await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 });
      await session.send("Input.insertText", { text: "日本" });
      await opened.advance(500);
      assert.deepEqual(await asked(opened), [], editor);
      assert.equal((await drafts(opened)).at(-1), "日本", editor);
      await opened.page.keyboard.press("Enter");
      assert.deepEqual((await asked(opened)).map((one) => one.draft), ["日本"], editor);
      await opened.close();
    }
  } finally {
    await served.stop();
    await browser.close();
  }
});
