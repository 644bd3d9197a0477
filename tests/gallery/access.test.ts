import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import type { Page } from "puppeteer-core";
import { EXTENSION_PAGES, READY, SCENES } from "./scenes";
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
      await theatre.on({ ...look, ...extensionPage() }, async (page) => {
        await page.waitForSelector(READY);
        assert.deepEqual(await faultsOf(page), []);
        // The popup has the size that browsers give it.
        for (const width of name.startsWith("popup") ? [360] : [320, 640]) {
          await page.setViewport({ width, height: 500 });
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        }
      });
    }
  });
}

for (const name of ["history", "factbook", "guide", "welcome-person", "options", "options-locked"]) {
  test(`axe_finds_nothing_and_nothing_overflows_in_${name}_with_all_of_it_open`, async () => {
    for (const look of LOOKS) {
      await theatre.on({ ...look, ...EXTENSION_PAGES[name]?.() }, async (page) => {
        await page.waitForSelector(READY);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
          for (const field of document.querySelectorAll("textarea")) {
            field.value = "un mot\nAB12-CD34-EF56-GH78-IJ90-KL12";
            field.dispatchEvent(new Event("input", { bubbles: true }));
          }
        });
        const adds = await page.$(".line .button.small:not([disabled])");
        await adds?.click();
        assert.deepEqual(await faultsOf(page), []);
        await page.setViewport({ width: 320, height: 500 });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      });
    }
  });
}

for (const [state, play] of Object.entries(SCENES)) {
  test(`axe_finds_nothing_in_${state}`, async () => {
    for (const look of LOOKS) {
      await theatre.on({ ...look }, async (page) => {
        await play(page, look.lang ?? "fr");
        assert.deepEqual(await faultsOf(page), []);
      });
    }
  });

  test(`nothing_overflows_in_${state}`, async () => {
    for (const scene of [{ width: 320, height: 568 }, { width: 1280, height: 800, zoom: 2 }, { width: 320, height: 256 }, { width: 360, height: 640, rtl: true }]) {
      for (const lang of ["fr", "en"] as const) {
        await theatre.on({ ...scene, lang }, async (page) => {
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

/** What moves in the overlay. */
const moving = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const all = [...(window.overlayRoot?.querySelectorAll("*") ?? [])];
    return all.flatMap((element) => element.getAnimations()).length;
  });

test("nothing_moves_where_less_motion_is_asked_for_and_little_moves_elsewhere", async () => {
  for (const state of ["card-danger", "bar", "nudge"]) {
    await theatre.on({}, async (page) => {
      await SCENES[state]?.(page, "fr");
      assert.equal(await moving(page), 0, state);
    });
  }
  await theatre.on({ features: [{ name: "prefers-reduced-motion", value: "no-preference" }] }, async (page) => {
    const most = await page.evaluate(async () => {
      window.stage.say("them", "j'envoie tout");
      window.stage.warn(0, {}, { threat_publish: "j'envoie tout" });
      const all = [...(window.overlayRoot?.querySelectorAll("*") ?? [])].flatMap((element) => element.getAnimations());
      return Math.max(...all.map((animation) => Number(animation.effect?.getComputedTiming().endTime ?? Infinity)));
    });
    assert.ok(most > 0 && most <= 200, `${most} ms`);
  });
});

test("colours_that_the_system_forces_leave_every_part_visible", () =>
  theatre.on({ features: [{ name: "forced-colors", value: "active" }] }, async (page) => {
    await SCENES["card-danger"]?.(page, "fr");
    const looks = await page.evaluate((parts) => {
      const root = window.overlayRoot;
      const icons = [...(root?.querySelectorAll(".icon") ?? [])].map((icon) => getComputedStyle(icon).color);
      const all = parts.map((css) => {
        const { borderTopStyle: edge, borderTopWidth: width, backgroundColor: ground, color } = getComputedStyle(root?.querySelector(css) ?? document.body);
        return { css, edge, width, ground, color };
      });
      return { all, icons: [...new Set(icons)] };
    }, [".surface", ".chip", ".action", ".link", ".exits .button", ".step.later", ".step.here"]);
    assert.deepEqual(looks.all.filter(({ css, edge, width }) => css !== ".step.here" && (edge !== "solid" || width === "0px")), []);
    assert.deepEqual(looks.icons, [looks.all[0]?.color], "icons in the colour of text");
    const [later, here] = looks.all.slice(-2);
    assert.notEqual(here?.ground, later?.ground);
  }));

test("from_right_to_left_the_card_stands_on_the_left_and_reads_from_the_right", () =>
  theatre.on({ rtl: true }, async (page) => {
    await SCENES["card-danger"]?.(page, "fr");
    const seen = await page.evaluate(() => {
      const surface = window.overlayRoot?.querySelector(".surface");
      const [first, last] = [...(surface?.querySelectorAll(".step") ?? [])].flatMap((step, index, all) => (index % (all.length - 1) === 0 ? step.getBoundingClientRect().left : []));
      return { left: (surface?.getBoundingClientRect().left ?? Infinity) < 40, backwards: (first ?? 0) > (last ?? 0), direction: surface && getComputedStyle(surface).direction };
    });
    assert.deepEqual(seen, { left: true, backwards: true, direction: "rtl" });
  }));
