/** Opens the overlay's stage in a real browser, in any language, light, size and country. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { build } from "esbuild";
import puppeteer, { type Browser, type LaunchOptions, type Page } from "puppeteer-core";
import { executableOf, type BrowserName } from "../e2e/harness/browsers";
import type { Past } from "./extension-page";
import { REMEMBER_ROOT } from "./inside";

const ROOT = new URL("../../", import.meta.url).pathname;

/** How a stage is set. Sizes are in CSS pixels. */
export interface Scene {
  lang?: "fr" | "en";
  dark?: boolean;
  width?: number;
  height?: number;
  /** Zoom of the page: 2 is 200 %. */
  zoom?: number;
  country?: string;
  /** Whom the teenager of the chat chose to talk to; without it nobody in particular. */
  trusted?: string;
  /** The overlay's words run from right to left, as in a language that Vigie does not speak yet. */
  rtl?: boolean;
  /** Further `prefers-…` and `forced-colors` features; the last of a name counts. */
  features?: { name: string; value: string }[];
  /** Content security policy of the page. */
  policy?: string;
  /** The chat with a list that uses its rows again, read by the real watcher, in place of the plain one. */
  virtual?: boolean;
  /** A page of the extension, with its address from the name on, in place of the chat: `help.html#sent`. */
  extensionPage?: string;
  /** What that page finds in the database; without it nothing, but an agreement. */
  past?: Partial<Past>;
}

/** A running browser with a server for the chat page. */
export interface Theatre {
  /** The page of a scene for one piece of work, after which it is closed. */
  on<T>(scene: Scene, work: (page: Page) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
};

/** A file of the extension by its name in the package, where all lie side by side. */
async function packaged(name: string): Promise<Buffer | undefined> {
  const [page = ""] = name.split(".");
  for (const folder of [`pages/${page}`, "styles", "styles/overlay", "."]) {
    const file = await readFile(join(ROOT, "extension", folder, name)).catch(() => undefined);
    if (file) return file;
  }
  return undefined;
}

/** Bundles a script; `entry` is its path from the root. The known sites are those of the stores' package. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    format: "iife",
    target: "es2023",
    charset: "utf8",
    loader: { ".css": "text" },
    alias: { "vigie-sites": join(ROOT, "target/generated/sites.json") },
    write: false,
    logLevel: "warning",
  });
  return built.outputFiles[0]?.text ?? "";
}

/** How each browser is started. */
const STARTED: Record<BrowserName, LaunchOptions> = {
  chromium: {
    browser: "chrome",
    executablePath: executableOf("chromium"),
    pipe: true,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"],
  },
  firefox: { browser: "firefox", executablePath: executableOf("firefox") },
};

/** Starts the browser. It must be closed. */
export async function openTheatre(kind: BrowserName = "chromium"): Promise<Theatre> {
  const [stage, virtual, api, html] = await Promise.all([
    ...["tests/gallery/stage.ts", "tests/gallery/virtual.ts", "tests/gallery/extension-page.ts"].map(bundle),
    readFile(join(ROOT, "tests/gallery/chat.html"), "utf8"),
  ]);
  const scripts = new Map<string, Promise<string>>();
  /** The script of a page of the extension, bundled when first asked for. */
  const scriptOf = (page: string): Promise<string> => {
    const script = scripts.get(page) ?? bundle(`extension/pages/${page}/main.tsx`);
    scripts.set(page, script);
    return script;
  };
  let policy = "";
  const server = createServer(async ({ url = "/" }, response) => {
    const name = url.slice(1);
    if (policy) response.setHeader("content-security-policy", policy);
    response.setHeader("content-type", TYPES[extname(name)] ?? TYPES[".html"] ?? "");
    response.end(name === "" ? html : name.endsWith(".js") ? await scriptOf(name.slice(0, -3)) : await packaged(name));
  });
  await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const profile = await mkdtemp(join(tmpdir(), "vigie-gallery-"));
  const browser: Browser = await puppeteer.launch({ ...STARTED[kind], headless: true, userDataDir: profile });
  const open = async (scene: Scene = {}): Promise<Page> => {
    const { lang = "fr", dark = false, width = 1280, height = 860, zoom = 1, country = "FR", features = [] } = scene;
    policy = scene.policy ?? "";
    const page = await browser.newPage();
    await page.setViewport({ width: Math.round(width / zoom), height: Math.round(height / zoom), deviceScaleFactor: zoom });
    if (kind === "chromium") {
      const session = await page.createCDPSession();
      await session.send("Emulation.setEmulatedMedia", {
        features: [
          { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
          { name: "prefers-reduced-motion", value: "reduce" },
          ...features,
        ],
      });
    }
    await page.evaluateOnNewDocument(REMEMBER_ROOT);
    const messages: Record<string, { message: string }> = JSON.parse(await readFile(join(ROOT, `extension/_locales/${lang}/messages.json`), "utf8"));
    messages["@@ui_locale"] = { message: lang };
    if (scene.rtl) messages["warn_direction"] = messages["@@bidi_dir"] = { message: "rtl" };
    if (scene.extensionPage) {
      await page.evaluateOnNewDocument(`window.messages = ${JSON.stringify(messages)}; window.country = ${JSON.stringify(country)}; ${api}`);
      await page.goto(`http://127.0.0.1:${port}/base.css`);
      await page.evaluate((past) => window.lay(past), { history: [], agreed: true, settings: { country }, taken: [], locked: false, pausedUntil: 0, managed: {}, ...scene.past });
      await page.goto(`http://127.0.0.1:${port}/${scene.extensionPage}`);
      return page;
    }
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.evaluate((table) => void (window.messages = table), messages);
    await page.evaluate(String(scene.virtual ? virtual : stage));
    if (scene.virtual) await page.evaluate(() => window.makeVirtual());
    else await page.evaluate((...known) => window.makeStage(...known), country, scene.trusted ?? null);
    return page;
  };
  return {
    async on(scene, work) {
      const page = await open(scene);
      try {
        return await work(page);
      } finally {
        await page.close();
      }
    },
    async close() {
      await browser.close();
      await new Promise((done) => server.close(done));
      await rm(profile, { recursive: true, force: true });
    },
  };
}
