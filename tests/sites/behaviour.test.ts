/** What the watcher does around the reading: sending, drafts, falling back, keeping out of the way. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, ElementHandle } from "puppeteer-core";
import type { SiteAdapter } from "../../extension/content/watch/adapter";
import { BROWSERS } from "../e2e/harness/browsers";
import { launch, open, type Opened } from "./browser";
import { act, adapterOf, expected } from "./play";

/** Opens a page with its adapter, or with what the test makes of it. */
async function openPage(browser: Browser, page: string, change: (adapter: SiteAdapter) => SiteAdapter = (adapter) => adapter): Promise<Opened> {
  const fixture = expected.pages[page];
  assert.ok(fixture);
  const opened = await open(browser, page, fixture.url);
  await opened.start([change(adapterOf(fixture))], false);
  await opened.advance(2000);
  return opened;
}

async function boxOf(opened: Opened): Promise<ElementHandle<HTMLElement>> {
  return (await opened.frame.evaluateHandle("page.box()")).asElement() as ElementHandle<HTMLElement>;
}

async function type(opened: Opened, text: string): Promise<void> {
  await (await boxOf(opened)).focus();
  await opened.page.keyboard.type(text);
  await opened.advance(300);
}

const sent = (opened: Opened): Promise<{ draft: string }[]> => opened.ask("recorder.submitted");
const draft = (opened: Opened): Promise<string | undefined> => opened.ask("recorder.drafts.at(-1)");
const onPage = (opened: Opened, text: string): Promise<boolean> => opened.frame.evaluate(`document.body.innerText.includes(${JSON.stringify(text)})`) as Promise<boolean>;

for (const name of BROWSERS) {
  describe(name, () => {
    let browser: Browser;
    before(async () => {
      browser = await launch(name);
    });
    after(() => browser.close());

    for (const page of ["whatsapp", "discord", "converse", "x-chat", "badoo"]) {
      test(`holds_back_a_message_before_the_page_sees_it_${page}`, async () => {
        const opened = await openPage(browser, page);
        await opened.ask("recorder.hold(true)");
        await type(opened, "Voici mon adresse");
        assert.equal(await draft(opened), "Voici mon adresse");
        await opened.page.keyboard.press("Enter");
        const button = (await opened.frame.evaluateHandle("page.send()")).asElement() as ElementHandle<HTMLElement> | null;
        await opened.advance(2000);
        await button?.click();
        await opened.advance(2000);
        assert.equal((await sent(opened)).length, button ? 2 : 1);
        assert.ok(!(await opened.heard()).some((one) => one.text === "Voici mon adresse"), "nothing was sent");
        await opened.ask("recorder.hold(false)");
        await (await boxOf(opened)).focus();
        await opened.page.keyboard.press("Enter");
        await opened.advance(2000);
        const told = (await opened.heard()).filter((one) => one.text === "Voici mon adresse");
        assert.deepEqual(told.map((one) => one.from), ["me"], "it leaves when it may");
        await opened.close();
      });
    }

    test("shift_enter_and_input_methods_do_not_send", async () => {
      const opened = await openPage(browser, "whatsapp");
      await type(opened, "Une ligne");
      await opened.page.keyboard.down("Shift");
      await opened.page.keyboard.press("Enter");
      await opened.page.keyboard.up("Shift");
      await opened.frame.evaluate(`page.box().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, isComposing: true }))`);
      assert.deepEqual(await sent(opened), []);
      await opened.close();
    });

    test("an_empty_box_is_not_asked_about", async () => {
      const opened = await openPage(browser, "converse");
      await (await boxOf(opened)).focus();
      await opened.page.keyboard.press("Enter");
      assert.deepEqual(await sent(opened), []);
      await opened.close();
    });

    test("rows_of_the_conversation_before_are_not_told_under_the_new_address", async () => {
      const opened = await openPage(browser, "messenger");
      await act(opened, `page.leave("/messages/e2ee/t/100067890/")`, 3000);
      const before = (await opened.heard()).length;
      await act(opened, "page.open()", 3000);
      const later = (await opened.heard()).slice(before);
      assert.equal(later.length, expected.conversations.lea.length);
      assert.ok(later.every((one) => one.conversation === "100067890" && one.epoch === 2));
      await opened.close();
    });

    test("a_message_keeps_its_identity_and_place_when_rows_are_recycled", async () => {
      const opened = await openPage(browser, "tiktok-live");
      const texts = (await opened.heard()).map((one) => one.text);
      await opened.frame.evaluate(`(() => {
        const rows = document.querySelector("#rows");
        for (let n = 0; n < 5; n++) {
          const row = rows.firstElementChild;
          row.dataset.index = String(2000 + n);
          row.querySelector(".break-words").textContent = "Rangée reprise " + n;
          rows.append(row);
        }
      })()`);
      await opened.advance(2000);
      const later = (await opened.heard()).slice(texts.length).map((one) => one.text);
      assert.deepEqual(later, [0, 1, 2, 3, 4].map((n) => `Rangée reprise ${n}`));
      await opened.close();
    });

    test("a_passing_id_that_the_site_replaces_is_the_same_message", async () => {
      const opened = await openPage(browser, "telegram-k");
      await type(opened, "Je pars");
      await opened.page.keyboard.press("Enter");
      await opened.advance(2000);
      await opened.frame.evaluate(`[...document.querySelectorAll(".bubble")].at(-1).dataset.mid = "77001"`);
      await opened.advance(2000);
      assert.equal((await opened.heard()).filter((one) => one.text === "Je pars").length, 1);
      await opened.close();
    });

    test("told_elements_show_the_words_and_nothing_more", async () => {
      const opened = await openPage(browser, "discord");
      const heard = await opened.heard();
      assert.equal(heard.find((one) => one.text === "Parfait")?.shown, "Parfait");
      await opened.close();
    });

    test("an_adapter_that_finds_no_row_gives_way_to_structure", async () => {
      const opened = await openPage(browser, "whatsapp", (adapter) => ({ ...adapter, item: [".gone"] }));
      assert.deepEqual(await opened.heard(), []);
      await opened.advance(6000);
      const heard = await opened.heard();
      assert.ok(heard.some((one) => one.text === "Parfait" && one.from === "them"));
      assert.deepEqual(await opened.ask("recorder.health"), ["reading", "makeshift"], "and says so");
      await opened.close();
    });

    test("an_adapter_with_little_evidence_that_structure_contradicts_tells_no_direction", async () => {
      const opened = await openPage(browser, "roblox", (adapter) => ({
        ...adapter,
        direction: [
          { css: ".message-inbound", is: "out" },
          { matches: ":not(.message-inbound)", is: "in" },
        ],
      }));
      const heard = await opened.heard();
      assert.ok(heard.length > 20);
      assert.deepEqual(heard.filter((one) => one.from !== "unknown"), []);
      await opened.close();
    });

    test("an_own_nickname_is_learned_from_the_first_message_sent_where_pictures_tell_nothing", async () => {
      const opened = await openPage(browser, "discord-server", ({ selfHref: _, ...adapter }) => adapter);
      assert.deepEqual([...new Set((await opened.heard()).map((one) => one.from))], ["unknown"], "nothing is guessed");
      await type(opened, "Ok pour samedi");
      await opened.page.keyboard.press("Enter");
      await opened.advance(2000);
      await act(opened, `page.append("Super", "in")`);
      await act(opened, "page.rebuild()");
      await act(opened, `page.append("À samedi", "out")`);
      await act(opened, `page.append("Moi aussi", "Nina")`);
      const last = (await opened.heard()).slice(-4);
      assert.deepEqual(last.map((one) => [one.text, one.from]), [["Ok pour samedi", "me"], ["Super", "them"], ["À samedi", "me"], ["Moi aussi", "them"]]);
      await opened.close();
    });

    test("a_learned_name_is_dropped_when_the_next_message_sent_has_another", async () => {
      const opened = await openPage(browser, "discord-server", ({ selfHref: _, ...adapter }) => adapter);
      const send = async (text: string, name: string): Promise<void> => {
        await type(opened, text);
        await opened.page.keyboard.press("Enter");
        await opened.frame.evaluate(`[...document.querySelectorAll(".username_x1")].at(-1).textContent = ${JSON.stringify(name)}`);
        await opened.advance(2000);
        await act(opened, `page.append("Oui", "in")`);
      };
      await send("Un", "Léo du 78");
      await send("Deux", "Léo tout court");
      await act(opened, `page.append("Trois", "out")`);
      const told = (await opened.heard()).slice(-5).map((one) => [one.text, one.from]);
      assert.deepEqual(told, [["Un", "me"], ["Oui", "them"], ["Deux", "me"], ["Oui", "unknown"], ["Trois", "unknown"]]);
      await opened.close();
    });

    test("rows_that_lose_their_content_out_of_sight_and_get_it_back_are_told_once", async () => {
      const opened = await openPage(browser, "whatsapp");
      const before = (await opened.heard()).length;
      await act(opened, `window.kept = [...document.querySelectorAll("[role=row] > [data-id]")].slice(0, 12).map((row) => [row, [...row.childNodes]]); for (const [row] of kept) row.replaceChildren()`);
      await act(opened, `page.append("Pendant ce temps", "in")`);
      await act(opened, "for (const [row, nodes] of kept) row.replaceChildren(...nodes)");
      assert.deepEqual((await opened.heard()).slice(before).map((one) => one.text), ["Pendant ce temps"]);
      await opened.close();
    });

    for (const page of ["whatsapp", "instagram", "reddit"]) {
      test(`a_deleted_message_tells_nothing_and_the_rest_stays_known_${page}`, async () => {
        const opened = await openPage(browser, page);
        const before = (await opened.heard()).length;
        await act(opened, `page.remove("Parfait")`);
        await act(opened, "page.rebuild()");
        await act(opened, `page.append("Après", "in")`);
        assert.deepEqual((await opened.heard()).slice(before).map((one) => one.text), ["Après"]);
        await opened.close();
      });
    }

    test("a_page_that_keeps_its_messages_locked_is_unreadable", async () => {
      const opened = await openPage(browser, "messenger");
      await opened.frame.evaluate(`document.body.insertAdjacentHTML("beforeend", '<div role="dialog" aria-label="Saisissez votre code PIN">PIN</div>')`);
      await opened.advance(1000);
      assert.equal(await opened.ask("recorder.health.at(-1)"), "unreadable");
      await opened.close();
    });

    test("nothing_is_told_after_the_signal", async () => {
      const opened = await openPage(browser, "whatsapp");
      const before = (await opened.heard()).length;
      await opened.ask("recorder.stop()");
      await opened.frame.evaluate(`page.append("Après la fin", "in")`);
      await type(opened, "Et moi");
      await opened.page.keyboard.press("Enter");
      await opened.advance(3000);
      assert.equal((await opened.heard()).length, before);
      assert.deepEqual(await sent(opened), []);
      await opened.close();
    });

    test("the_page_sees_nothing_of_the_watcher", async () => {
      const fixture = expected.pages["whatsapp"];
      assert.ok(fixture);
      const opened = await open(browser, "whatsapp", fixture.url);
      const shape = `document.documentElement.outerHTML + Object.keys(window).join()`;
      const before = await opened.frame.evaluate(shape);
      await opened.start([adapterOf(fixture)], true);
      await opened.advance(3000);
      assert.equal(await opened.frame.evaluate(shape), before);
      assert.ok(!(await onPage(opened, "vigie")));
      await opened.close();
    });

    test("a_page_without_a_chat_costs_no_layout", async () => {
      const opened = await open(browser, "plain", "https://plain.example.com/");
      await opened.start(Object.values(expected.pages).map(adapterOf), true);
      await opened.advance(1000);
      await opened.frame.evaluate(`for (let n = 0; n < 500; n++) document.body.append(document.createElement("p"))`);
      await opened.advance(5000);
      assert.equal(await opened.ask("recorder.layoutReads"), 0);
      assert.deepEqual(await opened.heard(), []);
      await opened.close();
    });
  });
}
