/** The policy of the extension's own pages, as the browser enforces it: nothing from text, nothing from elsewhere, nothing to elsewhere. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Chromium, startChromium } from "./harness/chromium";
import { type PageServer, startPageServer } from "./harness/page-server";

const PAGES = ["popup", "history", "options", "welcome", "guide", "help", "factbook"] as const;

describe("policy of the pages", () => {
  let chromium: Chromium;
  let pages: PageServer;

  before(async () => {
    pages = await startPageServer(0, { jid: "", password: "", peer: "", lang: "en" });
    chromium = await startChromium({ lang: "en" });
  });
  after(async () => {
    await chromium.stop();
    await chromium.discard();
    await pages.stop();
  });

  for (const name of PAGES) {
    test(`${name}_makes_nothing_from_text_and_reaches_nobody`, async () => {
      const page = await chromium.browser.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
      await page.goto(`chrome-extension://${chromium.id}/${name}.html`);
      await page.waitForSelector("main");
      assert.deepEqual(complaints, [], "the page itself needs nothing that its policy forbids");
      // No named function in here: the test runner's transpiler would mark it with a helper that the page does not have.
      const tried = await page.evaluate((origin) => Promise.all([
        () => (document.body.innerHTML = "<b>x</b>"),
        () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>"),
        // Later, because what the debugger runs itself is let through.
        () => new Promise((resolve, reject) => setTimeout(() => {
          try {
            resolve(globalThis.eval("1"));
          } catch (error) {
            reject(error);
          }
        })),
        () => fetch(`${origin}/article`),
        () => new Promise((resolve, reject) => Object.assign(new WebSocket(origin.replace("http", "ws")), { onopen: resolve, onerror: reject })),
        () => new Promise((resolve, reject) => Object.assign(new Image(), { onload: resolve, onerror: reject, src: `${origin}/converse/images/logo/conversejs-filled.svg` })),
        () => new Promise((_, reject) => document.body.append(Object.assign(document.createElement("iframe"), { onload: reject, onerror: reject, src: `${origin}/article` }))),
      ].map(async (work) => {
        try {
          await work();
          return "allowed";
        } catch (error) {
          return error instanceof Error ? error.name : "refused";
        }
      })), pages.origin);
      assert.equal(tried.includes("allowed"), false, tried.join(" "));
      assert.deepEqual(pages.asked, [], "the server was reached");
      await page.close();
    });
  }
});
