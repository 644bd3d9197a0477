/** The words a site uses for its own reader ("You", "Moi"), in the languages of `data/own-words.json`. */
import table from "../../data/own-words.json";

const OWN = new Set(Object.values(table).flat());

/** Whether a name is an own word, given the site's further ones. */
export function isOwnWord(name: string, more: readonly string[] = []): boolean {
  const word = name.replace(/[\s:：,]+$/u, "").trim().toLowerCase();
  return OWN.has(word) || more.includes(word);
}

/** The own word a label for screen readers opens with, as in "You:" or "Vous, 18:02"; null if it opens otherwise. */
export function ownWordOpening(label: string): string | null {
  const opening = /^([^\s:,，：]{1,12})\s*(?:[:,，：]|$)/u.exec(label.trim())?.[1];
  return opening && isOwnWord(opening) ? opening : null;
}
