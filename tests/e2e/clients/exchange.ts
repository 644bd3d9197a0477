/** Forty messages in a chat client that somebody else wrote, and what the watcher must have read of them. */
import assert from "node:assert/strict";
import type { Browser, Page } from "puppeteer-core";
import type { SiteAdapter } from "../../../extension/content/watch/adapter";
import { open } from "../../sites/browser";
import type { Heard } from "../../sites/recorder";

/** A client with a conversation open in it. */
export interface Client {
  /** Address of its page. */
  url: string;
  /** Selectors of its text box and of the words of a message; in open shadow roots too. */
  box: string;
  words: string;
  /** Those who write to the teenager: each says one message. */
  others: { name: string; say(page: Page, text: string): Promise<void> }[];
}

/** A message of the exchange. */
interface Line {
  text: string;
  /** Who wrote it; null for the teenager. */
  who: string | null;
}

/** What is said: short words that both say, long ones, and many that differ by a number only. */
const TEXTS = [
  "Salut, tu es là ?",
  "Oui, ça va ?",
  "Ok",
  "Ok",
  "Juste comme ça, le coach fait des équipes par âge et il manque deux joueurs chez les moins de quinze ans, tu connais quelqu'un ?",
  "Ah d'accord, alors je demande à mes parents ce soir et je te dis demain matin au plus tard, ça te va ?",
  ...Array.from({ length: 32 }, (_, n) => (n % 2 === 0 ? `Question numéro ${n}` : `Réponse numéro ${n}`)),
  "Ok",
  "Ok",
];

/** Plays the exchange: the others in turn, the teenager after each. Gives what was said and what was heard. */
async function converse(browser: Browser, client: Client, adapters: readonly SiteAdapter[]): Promise<{ lines: Line[]; heard: Heard[]; asked: number }> {
  const opened = await open(browser, "client", client.url, true);
  try {
    const { page } = opened;
    await page.waitForSelector(`>>> ${client.box}`);
    await opened.start(adapters, adapters.length === 0);
    await opened.advance(2000);
    const lines: Line[] = [];
    for (const [n, text] of TEXTS.entries()) {
      const other = n % 2 === 0 ? client.others[(n / 2) % client.others.length] : undefined;
      if (other) await other.say(page, text);
      else await write(page, client.box, text);
      lines.push({ text, who: other?.name ?? null });
      await shown(page, client.words, text, lines.filter((line) => line.text === text).length);
      await opened.advance(1500);
    }
    return { lines, heard: await opened.heard(), asked: (await opened.ask<unknown[]>("recorder.submitted")).length };
  } finally {
    await opened.close();
  }
}

/** Writes with the keyboard as a person does, and sends with Enter. */
async function write(page: Page, box: string, text: string): Promise<void> {
  const element = await page.waitForSelector(`>>> ${box}:not([disabled])`);
  await element?.focus();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

/** Resolves once the page shows so many messages with this text. */
async function shown(page: Page, words: string, text: string, times: number): Promise<void> {
  await page.waitForFunction(
    (css, wanted, least) => {
      const roots: (Document | ShadowRoot)[] = [document];
      for (const root of roots) for (const element of root.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
      return roots.flatMap((root) => [...root.querySelectorAll(css)]).filter((element) => element.textContent?.trim() === wanted).length >= least;
    },
    {},
    words,
    text,
    times,
  );
}

/** Plays the exchange and holds the watcher to it: by the adapters given, or by structure alone without any. */
export async function mustBeRead(browser: Browser, client: Client, adapters: readonly SiteAdapter[] = []): Promise<void> {
  const { lines, heard, asked } = await converse(browser, client, adapters);
  assert.deepEqual(heard.map((one) => one.text), lines.map((line) => line.text), "every message, once, in order");
  const first = lines.findIndex((line) => line.who === null);
  const directions = heard.map((one, at) => (at < first && one.from === "unknown" ? "open" : one.from));
  assert.deepEqual(directions, lines.map((line, at) => (line.who === null ? "me" : at < first && directions[at] === "open" ? "open" : "them")), "every direction from the first echo on");
  if (client.others.length > 1) {
    const senders = heard.map((one, at) => (lines[at]?.who === null ? null : one.sender));
    assert.deepEqual(senders, lines.map((line) => line.who), "who of the others wrote");
  }
  assert.equal(asked, lines.filter((line) => line.who === null).length, "each sending is asked about once");
}
