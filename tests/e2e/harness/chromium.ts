/** Chromium with the extension, in a profile of its own. */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import type { Browser, Page, Target, WebWorker } from "puppeteer-core";
import { executableOf } from "./browsers";
import type { Language } from "./words";

/** The unpacked extension that may also read the test chat. */
export const extensionFolder = join(import.meta.dirname, "../../../target/extension/chromium-test");

/** A running browser with the extension in it. */
export interface Chromium {
  browser: Browser;
  /** The extension's id. */
  id: string;
  /** The browser's language. */
  lang: Language;
  /** File with every request of this browser; complete once it has stopped. */
  netLog: string;
  /** The extension's background. */
  background(): Promise<WebWorker>;
  /** Installs the extension anew over itself, as an update does while pages are open. */
  update(): Promise<void>;
  /** The popup, opened from the toolbar over the tab that is in front. */
  openPopup(): Promise<Page>;
  /** Ends the browser, if it has not ended; its profile stays until `discard`. */
  stop(): Promise<void>;
  /** Removes the profile and the net log. */
  discard(): Promise<void>;
}

/** Agrees for both in the welcome that is opened at install, and closes it. */
async function agree(browser: Browser, id: string): Promise<void> {
  const welcome = await browser.waitForTarget((one) => one.url() === `chrome-extension://${id}/welcome.html`);
  const page = await welcome.asPage();
  await page.evaluate(() => chrome.runtime.sendMessage({ kind: "agree", path: "under-15", version: 1, settings: {} }));
  await page.close();
}

/** How to start. `lang` is the browser's language; `headed` shows a window. */
export interface ChromiumOptions {
  lang: Language;
  headed?: boolean;
  /** Whether both have agreed, as after the welcome page; without it nothing is kept. */
  agreed?: boolean;
  /** Further switches of the browser. */
  switches?: readonly string[];
}

/** Starts the browser and installs the extension. */
export async function startChromium({ lang, headed = false, agreed = true, switches = [] }: ChromiumOptions): Promise<Chromium> {
  const folder = await mkdtemp(join(tmpdir(), "vigie-chromium-"));
  const netLog = join(folder, "net-log.json");
  const browser = await puppeteer.launch({
    executablePath: executableOf("chromium"),
    headless: !headed,
    // Whoever started the browser ends it, with all that belongs to it.
    handleSIGINT: false,
    pipe: true,
    enableExtensions: true,
    userDataDir: join(folder, "profile"),
    defaultViewport: headed ? null : { width: 1100, height: 800 },
    env: { ...process.env, LANGUAGE: lang },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Nothing outside this machine exists for this browser; what asks for it all the same is in the log.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      `--log-net-log=${netLog}`,
      "--net-log-capture-mode=Everything",
      `--lang=${lang}`,
      `--accept-lang=${lang}`,
      ...switches,
    ],
  });
  try {
    const program = browser.process();
    const id = await browser.installExtension(extensionFolder);
    const background = async (): Promise<WebWorker> => {
      const ours = (one: Target): boolean => one.type() === "service_worker" && one.url().includes(id);
      await browser.waitForTarget(ours);
      // After an update the worker of before may still be listed, ahead of the one that is running.
      const worker = await browser.targets().findLast(ours)?.worker();
      if (!worker) throw new Error("the background ended while it was being looked at");
      return worker;
    };
    await background();
    if (agreed) await agree(browser, id);
    const openPopup = async (): Promise<Page> => {
      const url = `chrome-extension://${id}/popup.html`;
      const [target] = await Promise.all([
        browser.waitForTarget((one) => one.url() === url),
        (await background()).evaluate(() => chrome.action.openPopup()),
      ]);
      return target.asPage();
    };
    return {
      browser,
      id,
      lang,
      netLog,
      background,
      update: async () => void (await browser.installExtension(extensionFolder)),
      openPopup,
      stop: async () => {
        if (browser.connected) await browser.close();
        // The connection ends before the program does, which still writes to its profile.
        if (program?.exitCode === null && program.signalCode === null) await once(program, "exit");
      },
      discard: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
    };
  } catch (error) {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
