/** A browser with the extension in it, whichever of the two it is: what tests of both need. */
import type { Page } from "puppeteer-core";
import type { BrowserName } from "./browsers";
import { startChromium } from "./chromium";
import { startFirefox } from "./firefox";
import { type Warning, press, warningOn } from "./overlay";
import type { Language } from "./words";

/** A running browser. */
export interface Installed {
  /** The language that the extension speaks in it. */
  lang: Language;
  /** A new tab at the address. */
  open(url: string): Promise<Page>;
  /** A new tab with a page of the extension: `history.html`. */
  openOwn(name: string): Promise<Page>;
  /** The warning that the tab shows now, a card before a bar; null if there is none. */
  warningOn(page: Page): Promise<Warning | null>;
  /** Clicks, with the mouse, the button or link of the warning whose words contain `words`. */
  press(page: Page, words: string): Promise<void>;
  /** Stops the extension's background; the next message starts it again. */
  stopBackground(): Promise<void>;
  /** Ends the browser and removes its profile. */
  stop(): Promise<void>;
}

/** Starts a browser and installs the extension. `agreed` as after the welcome; without it nothing is kept. */
export async function install(browser: BrowserName, { agreed = true }: { agreed?: boolean } = {}): Promise<Installed> {
  if (browser === "firefox") return { lang: "en", ...(await startFirefox({ agreed })) };
  const chromium = await startChromium({ lang: "en", agreed });
  const open = async (url: string): Promise<Page> => {
    const page = await chromium.browser.newPage();
    await page.goto(url);
    return page;
  };
  return {
    lang: chromium.lang,
    open,
    openOwn: (name) => open(`chrome-extension://${chromium.id}/${name}`),
    warningOn,
    press,
    // The worker may be gone before the library has let go of it.
    stopBackground: async () => (await chromium.background()).close().catch(() => undefined),
    stop: async () => {
      await chromium.stop();
      await chromium.discard();
    },
  };
}
