/**
 * Takes pictures of every state of the overlay: `node --import tsx tests/gallery/gallery.ts [part of a name]`.
 * They are target/gallery/<state>-<lang>-<light|dark>-<wide|narrow|zoom>.png.
 */
import { mkdir } from "node:fs/promises";
import { SCENES } from "./scenes";
import { openTheatre, type Scene } from "./theatre";

const FOLDER = new URL("../../target/gallery/", import.meta.url).pathname;

const SIZES: Record<string, Scene> = {
  wide: { width: 1280, height: 860 },
  narrow: { width: 320, height: 640 },
  zoom: { width: 1280, height: 860, zoom: 2 },
};

const wanted = process.argv[2] ?? "";
await mkdir(FOLDER, { recursive: true });
const theatre = await openTheatre();
let taken = 0;
try {
  for (const [state, play] of Object.entries(SCENES)) {
    for (const lang of ["fr", "en"] as const) {
      for (const light of ["light", "dark"] as const) {
        for (const [size, scene] of Object.entries(SIZES)) {
          const name = `${state}-${lang}-${light}-${size}`;
          if (!name.includes(wanted)) continue;
          const page = await theatre.open({ ...scene, lang, dark: light === "dark", country: lang === "fr" ? "FR" : "GB" });
          await play(page, lang);
          await page.screenshot({ path: `${FOLDER}${name}.png` });
          await page.close();
          taken += 1;
        }
      }
    }
  }
} finally {
  await theatre.close();
}
console.log(`${taken} pictures in target/gallery/`);
