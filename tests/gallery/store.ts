/**
 * Takes the pictures for the stores' listings, in the size that both stores take, from invented chats and histories:
 * `cargo xtask store`. They are target/store/<lang>/<number>-<name>.png, and tile.png for Chrome's store.
 */
import { mkdir, readFile } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import { EXTENSION_PAGES, SCENES } from "./scenes";
import { type Scene, openTheatre } from "./theatre";

const ROOT = new URL("../../", import.meta.url).pathname;

/** Size of the stores' pictures, in CSS pixels. */
export const SIZE = { width: 1280, height: 800 } as const;

/** Size of the small tile in Chrome's store. */
export const TILE = { width: 440, height: 280 } as const;

/** The pictures in their order: a state of the overlay, or a page of the extension. */
export const PICTURES = ["card-danger", "notice", "nudge", "page-report", "history"] as const;

const LANGUAGES = ["fr", "en"] as const;

/** Takes all pictures and gives their paths. */
export async function takePictures(folder: string): Promise<string[]> {
  const taken: string[] = [];
  const theatre = await openTheatre();
  try {
    for (const lang of LANGUAGES) {
      await mkdir(`${folder}/${lang}`, { recursive: true });
      const shoot = async (page: Page, name: string): Promise<void> => {
        const path = `${folder}/${lang}/${name}.png` as const;
        await page.screenshot({ path });
        taken.push(path);
      };
      for (const [index, name] of PICTURES.entries()) {
        const extensionPage = EXTENSION_PAGES[name]?.();
        const scene: Scene = { lang, country: lang === "fr" ? "FR" : "GB", ...SIZE, ...extensionPage };
        await theatre.on(scene, async (page) => {
          if (extensionPage) await page.waitForSelector("main a");
          await SCENES[name]?.(page, lang);
          await shoot(page, `${index + 1}-${name}`);
        });
      }
      await theatre.on({ lang, ...TILE }, async (page) => {
        await page.setContent(await tile(lang));
        await shoot(page, "tile");
      });
    }
  } finally {
    await theatre.close();
  }
  return taken;
}

/** The tile: the icon, the name, and what the extension says of itself. */
async function tile(lang: string): Promise<string> {
  const words = JSON.parse(await readFile(`${ROOT}extension/_locales/${lang}/messages.json`, "utf8")) as Record<string, { message: string }>;
  const icon = await readFile(`${ROOT}extension/icons/vigie.svg`, "utf8");
  return `<!doctype html><style>
    body { margin: 0; height: 100vh; display: grid; place-content: center; justify-items: center; gap: 10px; background: #f3f5fa; color: #1d2433; font: 17px/1.4 system-ui, "Liberation Sans", sans-serif; text-align: center; }
    svg { width: 88px; height: 88px; } b { font-size: 34px; } p { margin: 0; width: 360px; }
  </style>${icon}<b>Vigie</b><p>${words["manifest_description"]?.message ?? ""}</p>`;
}

if (process.argv[1] === import.meta.filename) {
  const taken = await takePictures(`${ROOT}target/store`);
  console.log(`${taken.length} pictures in target/store/`);
}
