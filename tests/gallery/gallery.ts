/**
 * Takes pictures of every state of the overlay and of the pages: `node --import tsx tests/gallery/gallery.ts
 * [part of a name]`. They are target/gallery/<state>-<lang>-<light|dark>-<look>.png.
 */
import { mkdir } from "node:fs/promises";
import { EXTENSION_PAGES, READY, SCENES } from "./scenes";
import { openTheatre, type Scene } from "./theatre";

const FOLDER = new URL("../../target/gallery/", import.meta.url).pathname;

/** Windows that each state is shown in. `forced` stands for a system that chooses the colours, `rtl` for other languages. */
const LOOKS: Record<string, Scene> = {
  wide: { width: 1280, height: 860 },
  narrow: { width: 320, height: 640 },
  zoom: { width: 1280, height: 860, zoom: 2 },
  forced: { width: 700, height: 860, features: [{ name: "forced-colors", value: "active" }] },
  rtl: { width: 700, height: 860, rtl: true },
};

interface Picture {
  name: string;
  state: string;
  lang: "fr" | "en";
  scene: Scene;
}

/** Every picture to be had. Forced colours have their own light and dark; right to left looks alike in both. */
function* pictures(): Generator<Picture> {
  for (const state of [...Object.keys(SCENES), ...Object.keys(EXTENSION_PAGES)]) {
    for (const lang of ["fr", "en"] as const) {
      for (const light of ["light", "dark"] as const) {
        for (const [look, scene] of Object.entries(LOOKS)) {
          if (look === "rtl" && light === "dark") continue;
          const further = { lang, dark: light === "dark", country: lang === "fr" ? "FR" : "GB" };
          yield { name: `${state}-${lang}-${light}-${look}`, state, lang, scene: { ...scene, ...further } };
        }
      }
    }
  }
}

const wanted = process.argv[2] ?? "";
await mkdir(FOLDER, { recursive: true });
const theatre = await openTheatre();
let taken = 0;
try {
  for (const { name, state, lang, scene } of pictures()) {
    if (!name.includes(wanted)) continue;
    const extensionPage = EXTENSION_PAGES[state]?.();
    await theatre.on({ ...scene, ...extensionPage }, async (page) => {
      if (extensionPage) await page.waitForSelector(READY);
      await SCENES[state]?.(page, lang);
      await page.screenshot({ path: `${FOLDER}${name}.png`, fullPage: Boolean(extensionPage) });
    });
    taken += 1;
  }
} finally {
  await theatre.close();
}
console.log(`${taken} pictures in target/gallery/`);
