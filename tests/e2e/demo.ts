/**
 * `cargo xtask demo`: plays the founding case against the extension and shows what the teenager sees. Pictures go to
 * `target/demo`; with `--headed` a window stays open to play with until it is closed.
 */
import { copyFile, mkdir, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { startChat } from "./harness/chat";
import { startChromium } from "./harness/chromium";
import { openChat } from "./harness/eyes";
import { kept } from "./harness/kept";
import { play, script } from "./harness/play";
import { until } from "./harness/until";
import { words } from "./harness/words";

const root = join(import.meta.dirname, "../..");
const pictures = join(root, "target/demo");

const { values } = parseArgs({ options: { lang: { type: "string", default: "fr" }, headed: { type: "boolean", default: false } } });
const lang = values.lang === "en" ? "en" : "fr";
const { headed } = values;

/** A table with columns as wide as their widest cell. */
function table(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length))) ?? [];
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()).join("\n");
}

await rm(pictures, { recursive: true, force: true });
await mkdir(pictures, { recursive: true });
const chat = await startChat(lang);
const chromium = await startChromium({ lang, headed });
try {
  const taken: string[] = [];
  const eyes = await openChat(chromium, chat, "/chat");
  const picture = async (name: string, page = eyes.page): Promise<string> => {
    const path = join(pictures, `${name}-${lang}.png`) as `${string}.png`;
    await page.screenshot({ path });
    taken.push(relative(root, path));
    return path;
  };

  const rows: string[][] = [];
  let card: string | null = null;
  await play(await script(`founding.${lang}`), chat, eyes, async (index, { from, text }, warning) => {
    const alert = warning && (await kept(chromium)).alerts.at(-1);
    rows.push([
      String(index + 1),
      from === "me" ? "→" : "←",
      text,
      warning?.show ?? "",
      alert ? words(lang, `situation_${alert.situation}_name`) : "",
      alert?.stage ? words(lang, `stage_${alert.situation}_${alert.stage}`) : "",
    ]);
    if (warning) {
      const path = await picture(`${String(index + 1).padStart(2, "0")}-${warning.show}`);
      if (warning.show === "card") card = path;
    }
  });
  const popup = await chromium.openPopup();
  const entry = words(lang, "situation_sextortion_name");
  await until("the popup's list", () => popup.$eval("body", ({ textContent }, wanted) => textContent.includes(wanted), entry));
  await picture("popup", popup);
  if (card !== null) await copyFile(card, join(pictures, `overlay-${lang}.png`));

  console.log(table([["#", "", "message", "shown", "situation", "stage"], ...rows]));
  console.log(`\n${taken.join("\n")}`);
  if (rows.every(([, , , shown]) => shown === "")) {
    console.error("nothing was shown: the extension did not warn");
    process.exitCode = 1;
  }
  if (headed) {
    console.log("\nThe window stays open: write, or close it to end.");
    process.once("SIGINT", () => void chromium.stop());
    await new Promise((resolve) => chromium.browser.once("disconnected", resolve));
  }
} finally {
  await chromium.stop();
  await chromium.discard();
  await chat.stop();
}
