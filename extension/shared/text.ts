/** Words for the screen: all of them are in `_locales`. */
import { ext } from "./ext";

/** The words under a key, in the browser's language; `substitutions` fill $1 to $9. A missing key shows itself. */
export function text(key: string, ...substitutions: (string | number)[]): string {
  return ext.i18n.getMessage(key, substitutions.map(String)) || key;
}

/** Language that the words are shown in, for dates and numbers, and for `lang`. */
export function language(): string {
  return text("@@ui_locale").replaceAll("_", "-");
}

/** Whether that language is written from right to left. */
export function direction(): "ltr" | "rtl" {
  return text("@@bidi_dir") === "rtl" ? "rtl" : "ltr";
}
