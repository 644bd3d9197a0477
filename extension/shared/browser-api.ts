/**
 * The browser's extension API, the same object in Chromium and Firefox, with promises in both.
 * Looked up as an own property: a page can put an element with the id `browser` in its document, and windows inherit
 * such names. The first look makes the browser build the API for the page, which takes longer than all else that a page
 * without a chat needs.
 */
export function browserApi(): typeof chrome {
  const own = Object.hasOwn(globalThis, "browser") ? (globalThis as { browser?: typeof chrome }).browser : undefined;
  return own?.runtime ? own : globalThis.chrome;
}
