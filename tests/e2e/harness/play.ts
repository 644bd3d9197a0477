/** Plays an invented conversation, one message at a time, and tells what the teenager's page showed at each. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import type { Chat } from "./chat";
import { shown, write } from "./conversation";
import type { Warning } from "./overlay";

/** A message of a script. */
export interface Line {
  from: "them" | "me";
  text: string;
  /** The card that must be on the screen after it; without this, no card may be. A bar may: it says less than a card. */
  raises?: Raised;
}

/**
 * A card by the engine's ids. Stated from what the message says (an offer that asks for the same is `reciprocity_bait`,
 * a sum of money is `demand`), not from what the engine answers.
 */
export interface Raised {
  situation: string;
  stage: string;
}

/** A conversation with what it must raise. */
export interface Script {
  lang: string;
  messages: Line[];
}

/** How one browser lets a test look at the page and at what the extension has taken in. */
export interface Eyes {
  page: Page;
  warning(): Promise<Warning | null>;
  /** Closes the card with its own button, as one would to go on writing; resolves once it is gone. */
  close(): Promise<void>;
  /** Resolves once the extension has taken in everything that the page shows. */
  settled(): Promise<void>;
}

/** A script of the folder `scripts`, by name: `founding.fr`, `benign.fr`. */
export async function script(name: string): Promise<Script> {
  return JSON.parse(await readFile(join(import.meta.dirname, `../scripts/${name}.json`), "utf8")) as Script;
}

/**
 * Plays the messages in order. After each one waits until the extension has taken it in, then tells `seen` what is on
 * the screen. A card is closed before the next message.
 */
export async function play(
  { messages }: Script,
  chat: Chat,
  eyes: Eyes,
  seen: (index: number, line: Line, warning: Warning | null) => Promise<void>,
): Promise<void> {
  for (const [index, line] of messages.entries()) {
    if (line.from === "me") {
      await write(eyes.page, line.text);
    } else {
      await chat.stranger.say(line.text);
      await shown(eyes.page, line.text);
    }
    await eyes.settled();
    const warning = await eyes.warning();
    await seen(index, line, warning);
    if (warning?.show === "card") await eyes.close();
  }
}
