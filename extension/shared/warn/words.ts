/** The words shown over a page: all come from `_locales`, by the ids that the engine and this folder use. */
import { ext } from "../ext";
export { text as words } from "../text";

/** Words of `id` in the browser's language, with `values` in the place of $1, $2 …; null when no language has them. */
export function wordsIf(id: string, ...values: string[]): string | null {
  return ext.i18n.getMessage(id, values) || null;
}
