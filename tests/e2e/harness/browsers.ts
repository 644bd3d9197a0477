/** The browsers that Vigie is made for, and where they are on this machine. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

export const BROWSERS = ["chromium", "firefox"] as const;

/** One of them. */
export type BrowserName = (typeof BROWSERS)[number];

/** Names of their programs, the first that is there counts. */
const PROGRAMS: Record<BrowserName, readonly string[]> = {
  chromium: ["chromium", "chromium-browser", "google-chrome"],
  firefox: ["firefox-esr", "firefox"],
};

/** Path of a browser's program on PATH. */
export function executableOf(browser: BrowserName): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const names = PROGRAMS[browser];
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
  if (found === undefined) throw new Error(`none of ${names.join(", ")} is installed: run \`cargo xtask test\``);
  return found;
}
