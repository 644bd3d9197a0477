import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "puppeteer-core";
import { until } from "../e2e/harness/until";
import { press, warningOn } from "./inside";
import { danger, talk } from "./scenes";
import { BROWSERS } from "../e2e/harness/browsers";
import { openTheatre, type Theatre } from "./theatre";

let theatre: Theatre;

/** Whether the middle of what is shown can be clicked, that is, nothing lies over it. */
const onTop = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const surface = window.overlayRoot?.querySelector(".surface")?.getBoundingClientRect();
    if (!surface || surface.width < 200 || surface.height < 30) return false;
    return document.elementFromPoint(surface.left + surface.width / 2, surface.top + surface.height / 2) === window.overlayRoot?.host;
  });

const inside = (page: Page): Promise<boolean> => page.evaluate(() => Boolean(window.overlayRoot?.activeElement));

async function bar(page: Page): Promise<void> {
  await talk(page);
  await page.evaluate(() => window.stage.warn(4, { show: "bar" }, { threat_publish: "j'envoie tout" }));
}

/** The page opens a modal dialog of its own over everything. */
function openModal(page: Page): Promise<void> {
  return page.evaluate(() => {
    const dialog = document.createElement("dialog");
    dialog.style.cssText = "inset: 0; width: 100vw; height: 100vh; max-width: none; max-height: none";
    dialog.append(document.createElement("button"));
    document.body.append(dialog);
    dialog.showModal();
  });
}

for (const browser of BROWSERS) {
  describe(browser, () => {
    before(async () => {
      theatre = await openTheatre(browser);
    });
    after(() => theatre.close());

    test("removed_card_comes_back_with_the_focus_in_it", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        await page.evaluate(() => document.documentElement.lastElementChild?.remove());
        await until("the card", () => onTop(page));
        assert.ok(await inside(page));
        await page.evaluate(() => (document.documentElement.lastElementChild as HTMLElement).replaceWith());
        await until("the card", () => onTop(page));
        await page.keyboard.press("Escape");
        assert.equal(await warningOn(page), null);
      }));

    test("page_that_keeps_removing_wins_without_a_frozen_browser_and_vigie_tells", () =>
      theatre.on({}, async (page) => {
        await page.evaluate(() => {
          new MutationObserver(() => {
            const last = document.documentElement.lastElementChild;
            if (last !== document.body) last?.remove();
          }).observe(document.documentElement, { childList: true });
        });
        await danger(page);
        await until("Vigie to give up", () => page.evaluate(() => window.stage.lost === 1));
        assert.equal(await page.evaluate(() => document.documentElement.children.length), 2);
      }));

    test("styles_of_the_page_do_not_reach_the_overlay", () =>
      theatre.on({}, async (page) => {
        await page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`* { all: revert !important; --surface: transparent !important; --ink: transparent !important }
            html { font-size: 4px; direction: rtl; zoom: 1 } html > div { display: none !important; opacity: 0 !important; pointer-events: none !important; transform: scale(0) !important; --red: lime }`);
          document.adoptedStyleSheets = [sheet];
        });
        await danger(page);
        assert.ok(await onTop(page));
        const look = await page.evaluate(() => {
          const surface = window.overlayRoot?.querySelector(".surface");
          if (!surface) return null;
          const { backgroundColor, color, fontSize, direction } = getComputedStyle(surface);
          return { backgroundColor, color, fontSize, direction };
        });
        assert.deepEqual(look, { backgroundColor: "rgb(255, 255, 255)", color: "rgb(28, 39, 51)", fontSize: "16px", direction: "ltr" });
      }));

    test("marks_set_on_the_host_are_taken_off", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        await page.evaluate(() => {
          const host = document.documentElement.lastElementChild as HTMLElement;
          host.inert = true;
          host.hidden = true;
          host.setAttribute("style", "display: none !important; visibility: hidden !important");
          host.className = "hidden";
          host.setAttribute("popover", "");
        });
        await until("no marks", () => page.evaluate(() => window.overlayRoot?.host.attributes.length === 0));
        await until("the card", () => onTop(page));
        await press(page, "Je garde");
        assert.match((await warningOn(page))?.text ?? "", /capture/u);
      }));

    test("card_and_bar_work_while_a_modal_dialog_of_the_page_is_open", () =>
      theatre.on({}, async (page) => {
        await openModal(page);
        await bar(page);
        assert.ok(await onTop(page), "a bar over the page's dialog");
        await press(page, "Voir");
        assert.ok(await onTop(page), "a card over the page's dialog");
        await page.keyboard.press("Escape");
        assert.equal(await warningOn(page), null);
        assert.equal(await page.evaluate(() => document.querySelector("dialog")?.open), true, "the page's dialog is left alone");
      }));

    test("dialog_or_popover_opened_later_does_not_stay_over_the_card", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        await openModal(page);
        await until("the card above the dialog", () => onTop(page));
        await page.evaluate(() => {
          const cover = document.createElement("div");
          cover.popover = "manual";
          cover.style.cssText = "inset: 0; width: 100vw; height: 100vh";
          document.body.append(cover);
          cover.showPopover();
        });
        await until("the card above the popover", () => onTop(page));
        await until("the focus", () => inside(page));
      }));

    test("bar_moves_into_a_dialog_opened_later_and_out_again", () =>
      theatre.on({}, async (page) => {
        await bar(page);
        await openModal(page);
        await until("the bar above the dialog", () => onTop(page));
        await page.evaluate(() => document.querySelector("dialog")?.close());
        await until("the bar without the dialog", () => onTop(page));
        await press(page, "Voir");
        assert.equal((await warningOn(page))?.show, "card");
      }));

    test("card_is_seen_over_a_full_screen_element", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        await page.keyboard.press("Escape");
        await page.evaluate(() => document.addEventListener("click", () => void document.querySelector("main")?.requestFullscreen(), { once: true }));
        await page.mouse.click(300, 300);
        await until("full screen", () => page.evaluate(() => document.fullscreenElement !== null));
        await page.evaluate(() => window.stage.warn(4, { stage: "deadline" }, { deadline: "dans une heure" }));
        await until("the card", () => onTop(page));
      }));

    test("events_made_by_the_page_do_nothing_in_the_overlay", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        const before = (await warningOn(page))?.text;
        await page.evaluate(() => {
          const host = document.documentElement.lastElementChild as HTMLElement;
          for (const key of ["Escape", "Enter", " "]) for (const type of ["keydown", "keyup"]) host.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
          host.click();
          for (const type of ["cancel", "close", "submit"]) host.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
          host.blur();
          for (const button of window.overlayRoot?.querySelectorAll("button") ?? []) button.click();
        });
        assert.equal((await warningOn(page))?.text, before);
        assert.deepEqual(await page.evaluate(() => window.stage.outcomes), []);
      }));

    test("page_hears_nothing_of_what_is_typed_or_clicked_in_the_overlay", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        await press(page, "parle à quelqu");
        await page.evaluate(() => {
          const heard: string[] = [];
          Object.assign(window, { heard });
          for (const type of ["keydown", "keypress", "keyup", "input", "beforeinput", "paste", "copy"]) document.addEventListener(type, () => heard.push(type), true);
          for (const type of ["click", "mousedown", "mouseup", "pointerdown"]) document.addEventListener(type, () => heard.push(type));
        });
        await page.evaluate(() => window.overlayRoot?.querySelector("textarea")?.focus());
        await page.keyboard.type(" merci");
        await press(page, "Copier");
        assert.match(await page.evaluate(() => window.overlayRoot?.querySelector("textarea")?.value ?? ""), / merci$/u);
        assert.deepEqual(await page.evaluate(() => (window as unknown as { heard: string[] }).heard), []);
      }));

    test("page_finds_nothing_before_a_warning_and_one_bare_element_during_it", () =>
      theatre.on({}, async (page) => {
        const traces = (): Promise<unknown> =>
          page.evaluate(() => ({
            root: [...document.documentElement.children].slice(2).map((child) => [child.localName, child.attributes.length, child.childNodes.length]),
            marks: [...document.querySelectorAll("html, body, body *")].reduce((count, element) => count + element.attributes.length, 0),
            sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
            highlights: CSS.highlights.size,
            focus: document.activeElement?.localName,
            popovers: document.querySelectorAll(":popover-open, :modal").length,
            animations: document.getAnimations().length,
            frames: window.length,
          }));
        await talk(page);
        const clean = { root: [], marks: 10, sheets: 1, highlights: 0, focus: "body", popovers: 0, animations: 0, frames: 0 };
        assert.deepEqual(await traces(), clean);
        await page.evaluate(() => window.stage.warn(4, {}, { threat_publish: "j'envoie tout" }));
        assert.deepEqual(await traces(), { ...clean, root: [["div", 0, 0]], focus: "div" });
        await page.keyboard.press("Escape");
        assert.deepEqual(await traces(), clean);
      }));

    test("a_page_that_zooms_itself_shows_the_whole_card_in_its_own_size", () =>
      theatre.on({ width: 700, height: 600 }, async (page) => {
        await page.evaluate(() => void document.documentElement.style.setProperty("zoom", "1.5"));
        await danger(page);
        const rect = await page.evaluate(() => {
          const { left = -1, top = -1, right = Infinity, bottom = Infinity } = window.overlayRoot?.querySelector(".surface")?.getBoundingClientRect() ?? {};
          return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        });
        assert.ok(rect);
        assert.ok(await onTop(page));
        assert.equal(await page.evaluate(() => window.overlayRoot?.host.currentCSSZoom), 1);
      }));

    test("strictest_policy_is_neither_broken_nor_in_the_way", () =>
      theatre.on({ policy: "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'" }, async (page) => {
        await page.evaluate(() => {
          const broken: string[] = [];
          Object.assign(window, { broken });
          document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => broken.push(violatedDirective));
        });
        await danger(page);
        await press(page, "menace de publier");
        await press(page, "Je signale");
        assert.ok(await onTop(page));
        assert.equal(await page.evaluate(() => getComputedStyle(window.overlayRoot?.querySelector(".surface") ?? document.body).backgroundColor), "rgb(255, 255, 255)");
        assert.deepEqual(await page.evaluate(() => (window as unknown as { broken: string[] }).broken), []);
      }));
  });
}
