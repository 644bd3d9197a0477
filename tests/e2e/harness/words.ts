/** The extension's own words, for tests that look for them on the screen. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Languages that the extension speaks. */
export type Language = "fr" | "en";

/** The words of a key in a language. Throws where there are none: a test must not look for nothing. */
export function words(lang: Language, key: string): string {
  const file = join(import.meta.dirname, `../../../extension/_locales/${lang}/messages.json`);
  const messages = JSON.parse(readFileSync(file, "utf8")) as Record<string, { message: string }>;
  const found = messages[key]?.message;
  if (!found) throw new Error(`${file} has no words for ${key}`);
  return found;
}
