/** Runs in the page before the overlay is loaded: stands in for the browser's words, with those of one language. */
declare global {
  interface Window {
    /** A `messages.json`. */
    messages: Record<string, { message: string }>;
  }
}

const fill = (words: string, values: string[]): string => words.replace(/\$([1-9])/gu, (_, digit: string) => values[Number(digit) - 1] ?? "");

Object.assign(globalThis, {
  chrome: { i18n: { getMessage: (id: string, values: string | string[] = []) => fill(window.messages[id]?.message ?? "", [values].flat()) } },
});

export {};
