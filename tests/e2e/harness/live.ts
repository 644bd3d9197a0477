/** A live chat for each test of a suite, and Chromium with the extension as the test wants it. */
import { afterEach, beforeEach } from "node:test";
import { type Chat, startChat } from "./chat";
import { type Chromium, type ChromiumOptions, startChromium } from "./chromium";

/** What runs during a test. */
export interface Live {
  readonly chat: Chat;
  /** Starts the browser; it ends with the test. */
  start(options?: Omit<ChromiumOptions, "lang">): Promise<Chromium>;
}

/** Starts a chat before each test of the suite that calls this, and ends it and the browser after. All speak French. */
export function liveChat(): Live {
  let chat: Chat;
  let chromium: Chromium | null = null;
  beforeEach(async () => {
    chat = await startChat("fr");
  });
  afterEach(async () => {
    await chromium?.stop();
    await chromium?.discard();
    await chat.stop();
  });
  return {
    get chat() {
      return chat;
    },
    start: async (options = {}) => (chromium = await startChromium({ lang: "fr", ...options })),
  };
}
