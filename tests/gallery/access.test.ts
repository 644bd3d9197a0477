import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { SPIED } from "./roots";
import { SCENES } from "./scenes";
import { openTheatre, type Theatre } from "./theatre";

let theatre: Theatre;
before(async () => {
  theatre = await openTheatre();
});
after(() => theatre.close());

for (const state of Object.keys(SCENES)) {
  test(`axe_finds_nothing_in_${state}`, async () => {
    for (const dark of [false, true]) {
      for (const lang of ["fr", "en"] as const) {
        await theatre.on({ pageScript: SPIED, dark, lang, country: lang === "fr" ? "FR" : "DE" }, async (page) => {
          await SCENES[state]?.(page, lang);
          await page.evaluate(axe.source);
          const found = await page.evaluate(async () => {
            const run = (globalThis as unknown as { axe: typeof import("axe-core") }).axe.run;
            const { violations } = await run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
            return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`));
          });
          assert.deepEqual(found, []);
        });
      }
    }
  });

  test(`nothing_overflows_in_${state}`, async () => {
    for (const scene of [{ width: 320, height: 568 }, { width: 1280, height: 800, zoom: 2 }, { width: 320, height: 256 }]) {
      for (const lang of ["fr", "en"] as const) {
        await theatre.on({ ...scene, lang, pageScript: SPIED }, async (page) => {
          await SCENES[state]?.(page, lang);
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
