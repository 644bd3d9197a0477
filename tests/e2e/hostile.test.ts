/**
 * What a page can find out about Vigie, with the real extension in real browsers: nothing before a warning, one bare
 * element while one is shown, and nothing after it.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "puppeteer-core";
import { startChat } from "./harness/chat";
import { startChromium } from "./harness/chromium";
import { THREAT, conversationReady, shown } from "./harness/conversation";
import { openChat } from "./harness/eyes";
import { startFirefox } from "./harness/firefox";
import { kept } from "./harness/kept";
import { cardOn } from "./harness/overlay";
import { until } from "./harness/until";

/** Words that a warning says and the chat does not. */
const SAID = ["Info sécurité", "Ce n’est pas ta faute", "Masquer vite", "Je garde les preuves"];

/** What each trick saw. */
type Seen = Record<string, unknown>;

interface Probe {
  tricks: number;
  ask(id: string | null, said: string[]): Promise<Seen>;
}

const script = await readFile(join(import.meta.dirname, "chat/probe.js"), "utf8");

/** The page tries everything. `id` is the extension's, which anybody can look up in a store; null where each installation has its own. */
const ask = (page: Page, id: string | null): Promise<Seen> =>
  page.evaluate((...known) => (globalThis as unknown as { probe: Probe }).probe.ask(...known), id, SAID);

/** What is seen otherwise than before. */
const differences = (before: Seen, now: Seen): Seen =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));

/** One element of no name, with nothing on it and nothing in it, on top of the page and with the focus. */
const ONE_BARE_ELEMENT: Seen = {
  childrenOfHtml: ["div"],
  focus: "div",
  topmost: ["div"],
  stacked: 1,
  walker: ["div"],
  shadow: [null],
  serialised: [""],
  outside: [["<div></div>", 0, 0]],
  ownOfHost: [[[], 0, true]],
  size: [[0, 0, 0, 1]],
  animationsInHost: [0],
  slots: [[null, 0, ""]],
  partStyle: [""],
};

/** What the page heard that it had not heard before. */
const news = (before: Seen, now: Seen): unknown[] => (now["heard"] as string[]).filter((one) => !(before["heard"] as string[]).includes(one));

test("a_page_in_chromium_sees_nothing_before_a_warning_one_bare_element_during_it_and_nothing_of_it_after", async (context) => {
  const chat = await startChat("fr");
  const chromium = await startChromium({ lang: "fr" });
  const openProbe = async (page: Page): Promise<void> => void (await page.evaluateOnNewDocument(script));
  try {
    const eyes = await openChat(chromium, chat, "/chat", openProbe);
    await chat.stranger.say("salut");
    await until("the message to be read", async () => (await kept(chromium)).read === 1);
    const before = await ask(eyes.page, chromium.id);
    assert.deepEqual(Object.entries(before).filter(([, value]) => String(value).startsWith("failed")), []);
    context.diagnostic(`${await eyes.page.evaluate(() => (globalThis as unknown as { probe: Probe }).probe.tricks)} tricks`);

    const told = await until("the chat's own word that somebody is there", async () => chat.stranger.received.length > 0 && [...chat.stranger.received]);
    await chat.stranger.say(THREAT);
    await cardOn(() => eyes.warning());
    const during = await ask(eyes.page, chromium.id);
    assert.deepEqual(news(before, during), ["added to html: DIV, 0 attributes"]);
    assert.deepEqual({ ...differences(before, during), heard: null }, { ...ONE_BARE_ELEMENT, heard: null });

    await eyes.close();
    const after = await ask(eyes.page, chromium.id);
    // That somebody pressed something on the element is seen; not what.
    const pressed = ["click", "mousedown", "mouseup", "pointerdown", "pointerup"].map((type) => `from the host: ${type}`);
    assert.deepEqual(news(during, after), pressed);
    assert.deepEqual({ ...differences(before, after), heard: null }, { heard: null });

    assert.deepEqual(chat.stranger.received, told, "the other person is told nothing");

    // The same page in the same browser without Vigie is the same in everything.
    await eyes.page.close();
    await chromium.browser.uninstallExtension(chromium.id);
    const { page: bare } = await openChat(chromium, chat, "/chat", openProbe);
    await shown(bare, THREAT);
    assert.deepEqual(differences(await ask(bare, chromium.id), before), {});
  } finally {
    await chromium.stop();
    await chromium.discard();
    await chat.stop();
  }
});

test("a_page_in_firefox_sees_nothing_before_a_warning_and_one_bare_element_during_it", async () => {
  const chat = await startChat("fr");
  const firefox = await startFirefox();
  try {
    const page = await firefox.open(`${chat.pages.origin}/chat`, async (opened) => void (await opened.evaluateOnNewDocument(script)));
    await conversationReady(page);
    await chat.stranger.say("salut");
    await shown(page, "salut");
    const before = await ask(page, null);
    await chat.stranger.say(THREAT);
    await cardOn(() => firefox.warningOn(page));
    const during = await ask(page, null);
    assert.deepEqual(news(before, during), ["added to html: DIV, 0 attributes"]);
    assert.deepEqual({ ...differences(before, during), heard: null }, { ...ONE_BARE_ELEMENT, heard: null });
  } finally {
    await firefox.stop();
    await chat.stop();
  }
});
