/**
 * The browser's extension API, the same object in Chromium and Firefox, with promises in both.
 * Looked up as an own property: a page can put an element with the id `browser` in its document, and windows inherit
 * such names.
 */
function find(): typeof chrome {
  const own = Object.hasOwn(globalThis, "browser") ? (globalThis as { browser?: typeof chrome }).browser : undefined;
  return own?.runtime ? own : globalThis.chrome;
}

export const ext: typeof chrome = find();

/** Whether this copy still belongs to an installed extension. False once it was reloaded, updated or removed. */
export function isAlive(): boolean {
  try {
    return typeof ext.runtime?.id === "string";
  } catch {
    return false;
  }
}

/** Whether the browser is of Firefox's family, where a content script's WebAssembly is not subject to the page's policy. */
export function isFirefox(): boolean {
  return ext.runtime.getURL("").startsWith("moz-extension:");
}
