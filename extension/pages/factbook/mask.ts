/** What is not to be read in a fact book: codes and long numbers but for their last four signs, and words that were hidden. */

/** Signs that stay of a code. */
const LAST = 4;

/** Digits in groups, as of cards, phones and accounts. */
const NUMBER = /(?<![\p{L}\d])\+?\d(?:[\d \u00a0\u202f.\-]*\d)?(?![\p{L}\d])/gu;

/** A day written with dots or hyphens is no code. */
const DAY = /^(?:\d{1,2}[.-]\d{1,2}[.-]\d{2,4}|\d{4}-\d{2}-\d{2})$/;

/** Capitals and digits in groups, as of vouchers, game keys and IBANs. */
const CODE = /(?<![\p{L}\d])[A-Z\d]{2,}(?:[ -]?[A-Z\d]{2,})*(?![\p{L}\d])/gu;

/** One word of letters and digits mixed, whatever their case. */
const MIXED = /(?<![\p{L}\d])(?=[A-Za-z\d]{10,})(?=(?:[A-Za-z]*\d){3})(?=\d*[A-Za-z])[A-Za-z\d]+(?![\p{L}\d])/gu;

const count = (text: string, kind: RegExp): number => text.match(kind)?.length ?? 0;

/** Letters and digits become dots, but the last four; what separates them stays. */
function dots(code: string): string {
  let left = count(code, /[\p{L}\d]/gu) - LAST;
  return code.replace(/[\p{L}\d]/gu, (sign) => (left-- > 0 ? "•" : sign));
}

/** Whether capitals in groups are a code, no shouting and no number: two digits among eight signs, or three groups with hyphens. */
function isCode(text: string): boolean {
  if (!/[A-Z]/.test(text)) return false;
  return (count(text, /[A-Z\d]/gu) >= 8 && count(text, /\d/gu) >= 2) || /^[A-Z\d]{4,}(?:-[A-Z\d]{4,}){2,}$/.test(text);
}

/** The text with codes and long numbers masked. */
export function masked(text: string): string {
  return text
    .replace(CODE, (found) => (isCode(found) ? dots(found) : found))
    .replace(MIXED, dots)
    .replace(NUMBER, (found) => (DAY.test(found) ? found : dots(found)));
}

/** What stands for a hidden word. */
export const HIDDEN = "▇▇▇";

/** The text without the words, which the teenager listed one a line. */
export function without(text: string, words: string): string {
  const listed = words.split("\n").map((word) => word.trim()).filter(Boolean).sort((one, other) => other.length - one.length);
  if (listed.length === 0) return text;
  const any = listed.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")).join("|");
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "giu"), HIDDEN);
}
