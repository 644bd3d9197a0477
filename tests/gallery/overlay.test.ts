import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "puppeteer-core";
import { until } from "../e2e/harness/until";
import { focusedWords, linksOn, press, warningOn } from "./inside";
import { danger, talk } from "./scenes";
import { BROWSERS } from "../e2e/harness/browsers";
import { openTheatre, type Theatre } from "./theatre";

let theatre: Theatre;

const outcomes = (page: Page): Promise<string[]> => page.evaluate(() => window.stage.outcomes);

for (const browser of BROWSERS) {
  describe(browser, () => {
    before(async () => {
      theatre = await openTheatre(browser);
    });
    after(() => theatre.close());

    test("card_shows_what_was_seen_means_and_comes_next_with_five_actions_in_order", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        const { show, text } = (await warningOn(page)) ?? { show: null, text: "" };
        assert.equal(show, "card");
        const order = ["Info sécurité", "menace de publier", "j'envoie tout à tes contacts", "On", "La loi l’interdit", "te presse", "Tu es ici", "Je ne paie pas", "Je garde les preuves", "Ensuite, je bloque", "J’en parle", "Je signale"];
        const places = order.filter((words) => words !== "On").map((words) => text.indexOf(words));
        assert.ok(!places.includes(-1), `${order} in ${text}`);
        assert.deepEqual(places, [...places].sort((a, b) => a - b));
        assert.ok(!/sextorsion/iu.test(text));
        assert.ok((await linksOn(page)).includes("https://www.internet-signalement.gouv.fr"));
      }));

    test("card_takes_the_focus_to_the_safe_action_and_gives_it_back_on_escape", () =>
      theatre.on({}, async (page) => {
        await talk(page);
        await page.type("input", "brouillon");
        await page.evaluate(() => document.querySelector("input")?.setSelectionRange(2, 5));
        await page.evaluate(() => window.stage.warn(4, {}, { threat_publish: "j'envoie tout" }));
        assert.match(await focusedWords(page), /Je ne paie pas/u);
        await page.keyboard.press("Escape");
        assert.equal(await warningOn(page), null);
        assert.deepEqual(await page.evaluate(() => [document.activeElement?.localName, document.querySelector("input")?.selectionStart, document.querySelector("input")?.value]), ["input", 2, "brouillon"]);
        await until("the outcome", async () => (await outcomes(page)).includes("closed"));
      }));

    test("keyboard_reaches_everything_in_reading_order_and_stays_inside", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        const path: string[] = [];
        for (let step = 0; step < 24; step += 1) {
          path.push((await focusedWords(page)).replace(/\s+/gu, " "));
          await page.keyboard.press("Tab");
        }
        const stops = ["Je ne paie pas", "Je garde", "Ensuite, je bloque", "J’en parle", "3018", "Je signale", "THESEE", "PHAROS", "déjà envoyé", "pas un problème", "recontacte", "Sept bons", "la loi", "ne sait pas"];
        const places = stops.map((words) => path.findIndex((stop) => stop.includes(words)));
        assert.deepEqual(places, [...places].sort((a, b) => a - b), path.join(" | "));
        assert.equal(places[0], 0);
        for (const words of ["Masquer vite", "Fermer", "menace de publier"]) assert.ok(path.some((stop) => stop.includes(words)), words);
        assert.ok(path.every((stop) => !stop.startsWith("page:")), path.join(" | "));
        await page.keyboard.down("Shift");
        for (let step = 0; step < 24; step += 1) {
          assert.equal((await focusedWords(page)).startsWith("page:"), false, `${step} back`);
          await page.keyboard.press("Tab");
        }
        await page.keyboard.up("Shift");
      }));

    test("first_action_explains_itself_when_pressed", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        assert.ok(!(await warningOn(page))?.text.includes("Quand on paie"));
        await page.keyboard.press("Enter");
        assert.ok((await warningOn(page))?.text.includes("Quand on paie"));
      }));

    test("help_opens_in_the_card_and_leads_back", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        await press(page, "déjà envoyé");
        assert.match((await warningOn(page))?.text ?? "", /Take It Down/u);
        assert.match(await focusedWords(page), /déjà envoyé/u);
        await press(page, "Retour");
        assert.match(await focusedWords(page), /Je ne paie pas/u);
        await until("the outcome", async () => (await outcomes(page)).includes("already-sent"));
      }));

    test("talking_begins_with_the_person_of_trust_in_a_message_to_copy_that_is_not_sent", () =>
      theatre.on({ trusted: "Tante Lise" }, async (page) => {
        await danger(page);
        await press(page, "parle à quelqu");
        assert.match((await warningOn(page))?.text ?? "", /Tu as choisi d’en parler à Tante Lise/u);
        const draft = (): Promise<string | undefined> => page.evaluate(() => window.overlayRoot?.querySelector("textarea")?.value);
        assert.match((await draft()) ?? "", /^Coucou Tante Lise, j’ai besoin de toi\. Quelqu’un me menace sur chat\.example\.com/u);
        assert.doesNotMatch(await page.evaluate(() => document.documentElement.outerHTML), /Lise/u, "nothing of it is in the page");
      }));

    test("report_follows_what_the_person_adds", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        await press(page, "Je signale");
        assert.equal((await linksOn(page)).find((link) => link.startsWith("https:")), "https://www.service-public.fr/particuliers/vosdroits/R45983");
        await press(page, "Je connais cette personne");
        assert.equal((await linksOn(page)).find((link) => link.startsWith("https:")), "https://www.3018.fr");
        await press(page, "Danger maintenant");
        assert.equal((await linksOn(page))[0], "tel:3114");
      }));

    test("links_open_in_a_new_tab_without_a_trace_of_where_from", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        const links = await page.evaluate(() =>
          [...(window.overlayRoot?.querySelectorAll("a[href^='https:']") ?? [])].map((link) => [link.getAttribute("target"), link.getAttribute("rel"), link.getAttribute("referrerpolicy")]),
        );
        assert.ok(links.length >= 3);
        for (const link of links) assert.deepEqual(link, ["_blank", "noopener noreferrer", "no-referrer"]);
      }));

    test("crisis_numbers_come_first_and_have_the_focus", () =>
      theatre.on({}, async (page) => {
        await danger(page, "fr", { crisis: true });
        assert.equal((await linksOn(page))[0], "tel:3114");
        assert.match(await focusedWords(page), /3114/u);
      }));

    test("chips_mark_the_exact_words_and_leave_the_page_as_it_was", () =>
      theatre.on({ width: 700 }, async (page) => {
        await danger(page);
        const html = (): Promise<string> => page.evaluate(() => document.body.innerHTML);
        const before = await html();
        await press(page, "menace de publier");
        const marked = (): Promise<string[]> => page.evaluate(() => [...CSS.highlights.values()].flatMap((highlight) => [...highlight].map(String)));
        assert.deepEqual(await marked(), ["j'envoie tout à tes contacts"]);
        assert.equal(await html(), before);
        // The card would hide the words in so small a window: it steps aside, and comes back.
        await press(page, "Revenir à l’info");
        await page.keyboard.press("Escape");
        assert.deepEqual(await marked(), []);
        assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
      }));

    test("chips_find_words_split_over_elements_and_say_when_the_message_is_gone", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        await page.evaluate(() => {
          const bubble = document.querySelector(".them:last-child");
          if (bubble) bubble.innerHTML = "<b>j'ai tout</b> <i>enregistré.</i> si tu payes pas 200 euros dans une heure j'<span>envoie</span>\n  tout à tes contacts";
        });
        await press(page, "menace de publier");
        assert.deepEqual(await page.evaluate(() => [...CSS.highlights.values()].flatMap((highlight) => [...highlight].map((range) => String(range).replace(/\s+/gu, " ")))), ["j'envoie tout à tes contacts"]);
        await page.evaluate(() => document.querySelector(".them:last-child")?.remove());
        await press(page, "demande d’argent");
        assert.match((await warningOn(page))?.text ?? "", /n’est plus affiché/u);
      }));

    test("chips_mark_words_in_a_shadow_root_of_the_page_and_past_pictures_of_signs", () =>
      theatre.on({ width: 700 }, async (page) => {
        await talk(page);
        await page.evaluate(() => {
          const number = window.stage.say("them", "paie 😈 200 euros");
          const bubble = document.querySelector(".them:last-child");
          bubble?.replaceChildren();
          const root = bubble?.attachShadow({ mode: "open" });
          if (root) root.innerHTML = "<p>paie <img alt=😈> 200 euros</p>";
          window.stage.warn(number, {}, { money_demand: "paie 😈 200 euros" });
        });
        await press(page, "demande d’argent");
        const seen = await page.evaluate(() => {
          const paragraph = document.querySelector(".them:last-child")?.shadowRoot?.querySelector("p");
          const [[name, highlight] = []] = CSS.highlights;
          return paragraph && name && highlight ? [[...highlight].map(String), getComputedStyle(paragraph, `::highlight(${name})`).backgroundColor] : null;
        });
        assert.deepEqual(seen, [["paie  200 euros"], "rgb(255, 216, 77)"]);
        await page.keyboard.press("Escape");
        assert.equal(await page.evaluate(() => document.querySelector(".them:last-child")?.shadowRoot?.adoptedStyleSheets.length), 0);
      }));

    test("warning_below_danger_leaves_the_focus_and_the_page_to_the_person", () =>
      theatre.on({}, async (page) => {
        await talk(page);
        await page.focus("input");
        await page.evaluate(() => window.stage.warn(2, { level: "warning", stage: "platform_hop", next: "reciprocity_bait" }, { platform_hop: "viens sur snap" }));
        assert.equal((await warningOn(page))?.show, "card");
        await page.keyboard.type("je continue");
        assert.equal(await page.$eval("input", (box) => box.value), "je continue");
        await page.click("input");
        await page.evaluate(() => window.stage.warn(4, { show: "card" }, { threat_publish: "j'envoie tout" }));
        assert.match((await warningOn(page))?.text ?? "", /Ce n’est pas ta faute/u);
      }));

    test("bar_never_takes_the_focus_and_opens_the_card", () =>
      theatre.on({}, async (page) => {
        await talk(page);
        await page.focus("input");
        await page.evaluate(() => window.stage.warn(4, { show: "bar" }, { threat_publish: "j'envoie tout" }));
        assert.equal((await warningOn(page))?.show, "bar");
        assert.equal(await page.evaluate(() => document.activeElement?.localName), "input");
        await press(page, "Voir");
        assert.equal((await warningOn(page))?.show, "card");
      }));

    test("not_a_problem_is_remembered_for_this_pattern_in_this_conversation", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        await press(page, "pas un problème");
        assert.equal(await warningOn(page), null);
        await page.evaluate(() => window.stage.warn(4, {}, { threat_publish: "j'envoie tout" }));
        assert.equal((await warningOn(page))?.show, "bar", "a danger is always seen");
        await page.evaluate(() => window.stage.warn(4, { stage: "deadline" }, { deadline: "dans une heure" }));
        assert.equal((await warningOn(page))?.show, "card");
      }));

    test("hide_quickly_takes_everything_away_and_keeps_it_away", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        await press(page, "Masquer vite");
        await page.evaluate(() => window.stage.warn(4, { stage: "deadline" }, { deadline: "dans une heure" }));
        assert.equal(await warningOn(page), null);
        assert.equal(await page.evaluate(() => document.documentElement.children.length), 2);
      }));

    test("less_serious_findings_do_not_replace_a_card_that_is_read", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        await page.evaluate(() => window.stage.warn(2, { level: "warning", stage: "platform_hop" }, { platform_hop: "viens sur snap" }));
        assert.match((await warningOn(page))?.text ?? "", /Ce n’est pas ta faute/u);
      }));

    test("nudge_asks_with_dont_send_focused_and_leaves_the_text", () =>
      theatre.on({}, async (page) => {
        await talk(page);
        await page.type("input", "mon numero 06 00 00 00 00");
        await page.evaluate(() => window.stage.ask({ kinds: ["phone", "school"] }));
        assert.match(await focusedWords(page), /Ne pas envoyer/u);
        const sizes = await page.evaluate(() =>
          [...(window.overlayRoot?.querySelectorAll<HTMLElement>(".choice > .button") ?? [])].map((button) => {
            const { color, backgroundColor, fontWeight } = getComputedStyle(button);
            return [button.offsetWidth, button.offsetHeight, color, backgroundColor, fontWeight].join();
          }),
        );
        assert.equal(sizes[0], sizes[1], "both choices look the same");
        await page.keyboard.press("Enter");
        assert.deepEqual(await page.evaluate(() => window.stage.decisions), [{ send: false, remember: false }]);
        assert.deepEqual(await page.evaluate(() => [document.activeElement?.localName, document.querySelector("input")?.value]), ["input", "mon numero 06 00 00 00 00"]);
      }));

    test("nudge_tells_send_and_remember_once", () =>
      theatre.on({}, async (page) => {
        await page.evaluate(() => window.stage.ask({ kinds: ["email"] }));
        await page.keyboard.press("Tab");
        await page.keyboard.press("Tab");
        await page.keyboard.press(" ");
        await press(page, "Envoyer quand même");
        assert.deepEqual(await page.evaluate(() => window.stage.decisions), [{ send: true, remember: true }]);
        assert.equal(await warningOn(page), null);
      }));

    test("payment_code_after_a_threat_is_held_for_three_seconds", () =>
      theatre.on({}, async (page) => {
        await page.evaluate(() => window.stage.ask({ kinds: ["payment_code"], hold: true }));
        const started = performance.now();
        await press(page, "Encore");
        assert.deepEqual(await page.evaluate(() => window.stage.decisions), []);
        await press(page, "Envoyer quand même");
        assert.ok(performance.now() - started >= 2500);
        assert.deepEqual(await page.evaluate(() => window.stage.decisions), [{ send: true, remember: false }]);
      }));

    test("nothing_is_left_when_the_warner_ends", () =>
      theatre.on({}, async (page) => {
        await danger(page);
        await page.evaluate(() => window.stage.end());
        assert.equal(await warningOn(page), null);
        assert.equal(await page.evaluate(() => document.documentElement.children.length), 2);
      }));
  });
}
