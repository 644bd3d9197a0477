/** Opens the pages of this folder in Chromium at the addresses of the sites they stand for, with the watcher beside them. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import puppeteer, { type Browser, type CDPSession, type Frame, type Page } from "puppeteer-core";
import type { SiteAdapter } from "../../extension/content/watch/adapter";
import type { Heard, Recorder } from "./recorder";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const WORLD = "vigie";

/** A page under test. */
export interface Opened {
  page: Page;
  /** The frame that holds the chat. */
  frame: Frame;
  start(adapters: readonly SiteAdapter[], generic: boolean): Promise<void>;
  advance(milliseconds: number): Promise<void>;
  ask<T>(expression: string): Promise<T>;
  heard(): Promise<Heard[]>;
  close(): Promise<void>;
}

let bundle: Promise<string> | null = null;

/** The watcher and its recorder as one script. */
function script(): Promise<string> {
  bundle ??= build({ entryPoints: [`${HERE}recorder.ts`], bundle: true, write: false, format: "iife", target: "chrome120" }).then(
    (result) => result.outputFiles[0]?.text ?? "",
  );
  return bundle;
}

/** Starts the browser. */
export function launch(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: process.env.VIGIE_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    pipe: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    defaultViewport: { width: 1200, height: 800 },
  });
}

/**
 * Opens `<name>.html` at `url`. Nothing leaves the machine: every other request is refused. With `served`, opens what a
 * server of the tests gives at that address instead.
 */
export async function open(browser: Browser, name: string, url: string, served = false): Promise<Opened> {
  const page = await browser.newPage();
  if (!served) {
    await page.setRequestInterception(true);
    page.on("request", (request) => void answer(request, name));
  }
  const source = await script();
  const session = await page.createCDPSession();
  const contexts = await inject(session, source);
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error instanceof Error ? error.message : String(error)));
  await page.goto(url, { waitUntil: "load" });
  if (failures.length > 0) throw new Error(`${name}.html: ${failures.join("; ")}`);
  const frame = page.frames().find((one) => one.parentFrame() !== null && one.url() !== "about:blank") ?? page.mainFrame();
  const contextId = contexts.get(frameId(frame));
  if (contextId === undefined) throw new Error(`${name}.html: the watcher's world is missing in ${frame.url()}`);
  const ask = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, contextId, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(`${name}.html: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return result.value as T;
  };
  return {
    page,
    frame,
    ask,
    start: (adapters, generic) => ask(`recorder.start(${JSON.stringify(adapters)}, ${generic})`),
    advance: (milliseconds) => ask(`recorder.advance(${milliseconds})`),
    heard: () => ask<Recorder["heard"]>("recorder.heard"),
    close: () => page.close(),
  };
}

/** Puts the script into an isolated world of each frame; gives the world of each frame by its id. */
async function inject(session: CDPSession, source: string): Promise<Map<string, number>> {
  const contexts = new Map<string, number>();
  session.on("Runtime.executionContextCreated", ({ context }) => {
    const frame = (context.auxData as { frameId?: string } | undefined)?.frameId;
    if (context.name === WORLD && frame) contexts.set(frame, context.id);
  });
  await session.send("Page.enable");
  await session.send("Runtime.enable");
  await session.send("Page.addScriptToEvaluateOnNewDocument", { source, worldName: WORLD });
  return contexts;
}

/** Identifier of a frame in the browser's protocol. */
function frameId(frame: Frame): string {
  return (frame as Frame & { _id: string })._id;
}

async function answer(request: import("puppeteer-core").HTTPRequest, name: string): Promise<void> {
  const { pathname } = new URL(request.url());
  if (request.isNavigationRequest()) {
    const own = request.frame()?.parentFrame() ? `${name}.frame.html` : `${name}.html`;
    return request.respond({ status: 200, contentType: "text/html; charset=utf-8", body: await readFile(HERE + own, "utf8") });
  }
  if (pathname.endsWith("/stage.js")) {
    return request.respond({ status: 200, contentType: "text/javascript; charset=utf-8", body: await readFile(`${HERE}stage.js`, "utf8") });
  }
  return request.abort();
}
