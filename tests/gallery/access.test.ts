import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import type { Page } from "puppeteer-core";
import { SPIED } from "./roots";
import { EXTENSION_PAGES, SCENES } from "./scenes";
import { openTheatre, type Scene, type Theatre } from "./theatre";

let theatre: Theatre;
before(async () => {
  theatre = await openTheatre();
});
after(() => theatre.close());

/** What axe finds wrong with the page, in short. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: typeof import("axe-core") }).axe.run;
    const { violations } = await run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`));
  });
}

const LOOKS: readonly Scene[] = ([false, true] as const).flatMap((dark) => [
  { dark, lang: "fr" as const, country: "FR" },
  { dark, lang: "en" as const, country: "DE" },
]);

for (const [name, extensionPage] of Object.entries(EXTENSION_PAGES)) {
  test(`axe_finds_nothing_and_nothing_overflows_in_${name}`, async () => {
    for (const look of LOOKS) {
      await theatre.on({ ...look, extensionPage }, async (page) => {
        await page.waitForSelector("main a");
        assert.deepEqual(await faultsOf(page), []);
        for (const width of [320, 640]) {
          await page.setViewport({ width, height: 500 });
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        }
      });
    }
  });
}

for (const [state, play] of Object.entries(SCENES)) {
  test(`axe_finds_nothing_in_${state}`, async () => {
    for (const look of LOOKS) {
      await theatre.on({ ...look, pageScript: SPIED }, async (page) => {
        await play(page, look.lang ?? "fr");
        assert.deepEqual(await faultsOf(page), []);
      });
    }
  });

  test(`nothing_overflows_in_${state}`, async () => {
    for (const scene of [{ width: 320, height: 568 }, { width: 1280, height: 800, zoom: 2 }, { width: 320, height: 256 }]) {
      for (const lang of ["fr", "en"] as const) {
        await theatre.on({ ...scene, lang, pageScript: SPIED }, async (page) => {
          await play(page, lang);
          const out = await page.evaluate(() => {
            const surface = window.overlayRoot?.querySelector(".surface");
            if (!surface) return ["no surface"];
            const own = surface.getBoundingClientRect();
            const beyond = [...surface.querySelectorAll<HTMLElement>("*")].filter((element) => {
              const rect = element.getBoundingClientRect();
              return !element.classList.contains("unseen") && rect.width > 0 && (rect.left < own.left - 1 || rect.right > own.right + 1);
            });
            const outside = own.left < -1 || own.right > innerWidth + 1 || own.top < -1 || own.bottom > innerHeight + 1;
            return [...beyond.map((element) => element.outerHTML.slice(0, 100)), ...(outside ? [`surface ${JSON.stringify(own)}`] : [])];
          });
          assert.deepEqual(out, [], JSON.stringify(scene));
        });
      }
    }
  });
}
