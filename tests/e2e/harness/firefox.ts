/** Firefox with the extension, over WebDriver BiDi: no driver program, the same library as for Chromium. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import type { Page } from "puppeteer-core";
import { pathOf } from "./chromium";
import type { Warning } from "./overlay";

/** The unpacked extension that may also read the test chat. */
export const extensionFolder = join(import.meta.dirname, "../../../target/extension/firefox-test");

/** A running Firefox with the extension in it. */
export interface Firefox {
  /** A new tab at the address. `prepare` gets the tab before it is sent anywhere. */
  open(url: string, prepare?: (page: Page) => Promise<void>): Promise<Page>;
  /** The warning that the tab shows now; null if there is none. */
  warningOn(page: Page): Promise<Warning | null>;
  stop(): Promise<void>;
}

/** A node as BiDi serialises it. */
interface RemoteNode {
  type: string;
  value?: {
    nodeType?: number;
    localName?: string;
    nodeValue?: string;
    attributes?: Record<string, string>;
    children?: RemoteNode[];
    shadowRoot?: RemoteNode | null;
    mode?: string;
  };
}

/** The one call of the protocol that the library does not offer: to look into closed shadow roots. */
interface Protocol {
  send(method: "browsingContext.getTree", parameters: object): Promise<{ result: { contexts: { context: string; url: string }[] } }>;
  send(method: "script.evaluate", parameters: object): Promise<{ result: { result?: { value?: RemoteNode[] } } }>;
}

const isDialog = ({ value }: RemoteNode): boolean => value?.localName === "dialog";
const isOpen = ({ value }: RemoteNode): boolean => value?.attributes?.["open"] !== undefined;

/** The node and what is in it, without what is hidden or closed. */
function* nodesIn(node: RemoteNode): Generator<RemoteNode> {
  if (node.value?.attributes?.["hidden"] !== undefined || (isDialog(node) && !isOpen(node))) return;
  yield node;
  for (const inner of node.value?.children ?? []) yield* nodesIn(inner);
}

const textOf = (node: RemoteNode): string =>
  [...nodesIn(node)].map(({ value }) => (value?.nodeType === 3 ? value.nodeValue : "")).join(" ").replace(/\s+/gu, " ").trim();

/** Starts the browser and installs the extension; both take some seconds. */
export async function startFirefox(): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), "vigie-firefox-"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: pathOf("firefox-esr", "firefox"),
    headless: true,
    userDataDir: profile,
    args: ["--remote-allow-system-access"],
  });
  const stop = async (): Promise<void> => {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  };
  try {
    await browser.installExtension(extensionFolder);
  } catch (error) {
    await stop();
    throw error;
  }
  const protocol = (browser as unknown as { connection: Protocol }).connection;
  return {
    open: async (url, prepare) => {
      const page = await browser.newPage();
      await prepare?.(page);
      await page.goto(url);
      return page;
    },
    warningOn: async (page) => {
      const { result: tree } = await protocol.send("browsingContext.getTree", {});
      const context = tree.contexts.find(({ url }) => url === page.url())?.context;
      const { result } = await protocol.send("script.evaluate", {
        // The overlay's host is a child of the document's root or body; the page's own big tree is left out.
        expression: "[...document.querySelectorAll('html > :not(head, body), body > :not(converse-root, script)')]",
        target: { context },
        awaitPromise: false,
        serializationOptions: { maxDomDepth: 20, includeShadowTree: "all" },
      });
      for (const host of result.result?.value ?? []) {
        const root = host.value?.shadowRoot;
        if (!root || root.value?.mode !== "closed") continue;
        const dialog = [...nodesIn(root)].find(isDialog);
        const text = textOf(dialog ?? root);
        if (text !== "") return { show: dialog ? "card" : "bar", text };
      }
      return null;
    },
    stop,
  };
}
