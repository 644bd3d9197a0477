/** Opens the pages of this folder at the addresses of the sites they stand for, in either browser, with the watcher beside them. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import puppeteer, { type Browser, type Frame, type HTTPRequest, type Page } from "puppeteer-core";
import type { SiteAdapter } from "../../extension/content/watch/adapter";
import { executableOf, type BrowserName } from "../e2e/harness/browsers";
import type { Heard, Recorder } from "./recorder";
import { worldOf, type Ask } from "./world";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** A page under test. */
export interface Opened {
  page: Page;
  /** The frame that holds the chat. */
  frame: Frame;
  start(adapters: readonly SiteAdapter[], generic: boolean): Promise<void>;
  advance(milliseconds: number): Promise<void>;
  ask: Ask;
  heard(): Promise<Heard[]>;
  close(): Promise<void>;
}

let bundle: Promise<string> | null = null;

/** The watcher and its recorder as one script. */
function script(): Promise<string> {
  bundle ??= build({ entryPoints: [`${HERE}recorder.ts`], bundle: true, write: false, format: "iife", target: ["chrome120", "firefox128"] }).then(
    (result) => result.outputFiles[0]?.text ?? "",
  );
  return bundle;
}

/** Starts a browser. */
export function launch(name: BrowserName = "chromium"): Promise<Browser> {
  const common = { headless: true, defaultViewport: { width: 1200, height: 800 } };
  if (name === "firefox") return puppeteer.launch({ ...common, browser: "firefox", executablePath: executableOf("firefox") });
  return puppeteer.launch({
    ...common,
    executablePath: executableOf("chromium"),
    pipe: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
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
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error instanceof Error ? error.message : String(error)));
  await page.goto(url, { waitUntil: "load" });
  if (failures.length > 0) throw new Error(`${name}.html: ${failures.join("; ")}`);
  const frame = page.frames().find((one) => one.parentFrame() !== null && one.url() !== "about:blank") ?? page.mainFrame();
  const ask = await worldOf(browser, page, frame, await script());
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

async function answer(request: HTTPRequest, name: string): Promise<void> {
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
