/** Firefox with the extension, over WebDriver BiDi: no driver program, the same library as for Chromium. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import type { Page } from "puppeteer-core";
import manifest from "../../../manifest.json";
import { executableOf } from "./browsers";
import { type RemoteNode, attributeOf, shownIn, textOf } from "./firefox-nodes";
import type { Warning } from "./overlay";
import { until } from "./until";

/** The unpacked extension that may also read the test chat. */
export const extensionFolder = join(import.meta.dirname, "../../../target/extension/firefox-test");

/** The host of the extension's own pages, which is another one in each installation unless it is given. */
const HOST = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

/** A running Firefox with the extension in it. It speaks English: its other languages are packages of their own. */
export interface Firefox {
  /** A new tab at the address. `prepare` gets the tab before it is sent anywhere. */
  open(url: string, prepare?: (page: Page) => Promise<void>): Promise<Page>;
  /** A new tab with a page of the extension: `history.html`. */
  openOwn(name: string): Promise<Page>;
  /** The warning that the tab shows now; null if there is none. */
  warningOn(page: Page): Promise<Warning | null>;
  /** Clicks, with the mouse, the button or link of the warning whose words contain `words`. */
  press(page: Page, words: string): Promise<void>;
  /** Stops the extension's background, as the browser does when it has been idle; the next message starts it again. */
  stopBackground(): Promise<void>;
  stop(): Promise<void>;
}

/** How to start. */
export interface FirefoxOptions {
  /** Whether both have agreed, as after the welcome page; without it nothing is kept. */
  agreed?: boolean;
}

interface Context {
  context: string;
  url: string;
}

/** What BiDi evaluates in and gives back. */
interface Evaluated {
  result: { result?: { value?: unknown }; exceptionDetails?: { text: string } };
}

/** The calls of the protocol that the library does not offer: closed shadow roots, and pages of extensions. */
interface Protocol {
  send(method: "browsingContext.getTree", parameters: object): Promise<{ result: { contexts: Context[] } }>;
  send(method: "browsingContext.navigate" | "browsingContext.close", parameters: object): Promise<unknown>;
  send(method: "script.evaluate" | "script.callFunction", parameters: object): Promise<Evaluated>;
}

/** Starts the browser and installs the extension; both take some seconds. */
export async function startFirefox({ agreed = true }: FirefoxOptions = {}): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), "vigie-firefox-"));
  const id = manifest.browser_specific_settings.gecko.id;
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: executableOf("firefox"),
    headless: true,
    userDataDir: profile,
    // Without it no page of an extension can be gone to.
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: { "extensions.webextensions.uuids": JSON.stringify({ [id]: HOST }) },
  });
  const stop = async (): Promise<void> => {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  };
  const protocol = (browser as unknown as { connection: Protocol }).connection;
  const contextOf = (page: Page): string => (page.mainFrame() as unknown as { _id: string })._id;
  const ask = async (method: "script.evaluate" | "script.callFunction", parameters: object): Promise<unknown> => {
    const { result } = await protocol.send(method, { awaitPromise: true, ...parameters });
    if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
    return result.result?.value;
  };

  const openOwn = async (name: string): Promise<Page> => {
    const page = await browser.newPage();
    // The library's own way waits for an event that never comes.
    await protocol.send("browsingContext.navigate", { context: contextOf(page), url: `moz-extension://${HOST}/${name}`, wait: "complete" });
    return page;
  };
  /** The overlay's closed root, or the dialog in it; null while nothing is shown. */
  const surfaceOn = async (page: Page): Promise<{ show: Warning["show"]; node: RemoteNode } | null> => {
    const hosts = await ask("script.evaluate", {
      // The overlay's host is a child of the document's root or of an open dialog; the page's own big tree is left out.
      expression: "[...document.querySelectorAll('html > :not(head, body), body > :not(converse-root, script), dialog:modal > *')]",
      target: { context: contextOf(page) },
      serializationOptions: { maxDomDepth: 20, includeShadowTree: "all" },
    });
    for (const { value } of hosts as RemoteNode[]) {
      const root = value?.shadowRoot;
      if (!root || root.value?.mode !== "closed") continue;
      const dialog = [...shownIn(root)].find((node) => node.value?.localName === "dialog");
      if (textOf(dialog ?? root) !== "") return { show: dialog ? "card" : "bar", node: dialog ?? root };
    }
    return null;
  };
  /** Closes the welcome that is opened at install: a tab that comes later would take the focus from a test's own. */
  const closeWelcome = async (): Promise<void> => {
    const context = await until("the welcome", async () => {
      const { result } = await protocol.send("browsingContext.getTree", {});
      return result.contexts.find(({ url }) => url.endsWith("/welcome.html"))?.context;
    });
    if (agreed) {
      const page = await openOwn("help.html");
      await page.evaluate(() => chrome.runtime.sendMessage({ kind: "agree", path: "under-15", version: 1, settings: {} }));
      await page.close();
    }
    await protocol.send("browsingContext.close", { context });
  };

  try {
    await browser.installExtension(extensionFolder);
    await closeWelcome();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    open: async (url, prepare) => {
      const page = await browser.newPage();
      await prepare?.(page);
      await page.goto(url);
      return page;
    },
    openOwn,
    warningOn: async (page) => {
      const surface = await surfaceOn(page);
      return surface && { show: surface.show, text: textOf(surface.node) };
    },
    press: async (page, words) => {
      const button = await until(`a button "${words}"`, async () => {
        const surface = await surfaceOn(page);
        const all = surface ? [...shownIn(surface.node)].filter(({ value }) => value?.localName === "button" || value?.localName === "a") : [];
        return all.find((node) => textOf(node).includes(words) || attributeOf(node, "aria-label")?.includes(words));
      });
      const place = await ask("script.callFunction", {
        functionDeclaration: `(button) => {
          button.scrollIntoView({ block: "nearest" });
          const { left, top, width, height } = button.getBoundingClientRect();
          return [left + width / 2, top + height / 2];
        }`,
        arguments: [{ sharedId: button.sharedId }],
        target: { context: contextOf(page) },
      });
      const [x = 0, y = 0] = (place as { value: number }[]).map(({ value }) => value);
      await page.mouse.click(x, y);
    },
    stopBackground: async () => {
      const { result } = await protocol.send("browsingContext.getTree", { "moz:scope": "chrome" });
      await ask("script.evaluate", {
        expression: `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension.terminateBackground()`,
        target: { context: result.contexts[0]?.context },
      });
    },
    stop,
  };
}
